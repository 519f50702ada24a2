import turtle
for n in range(5, 205, 5):
    turtle.forward(n)
    turtle.right(90)
