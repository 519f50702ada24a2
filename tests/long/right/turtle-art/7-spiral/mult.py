import turtle
for n in range(40):
    turtle.forward(n * 4)
    turtle.left(144)
