import turtle
t = turtle.Turtle()
t.backward(50)
t.left(45)
t.forward(100)
