import turtle
n = 5
while n > 0:
    turtle.forward(120)
    turtle.left(144)
    n -= 1
