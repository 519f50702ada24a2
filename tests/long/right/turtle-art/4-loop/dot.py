import turtle
for n in range(4):
    turtle.forward(80)
    turtle.dot(10)
    turtle.right(90)
