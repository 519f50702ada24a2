import turtle
n = 0
while n < 4:
    turtle.forward(80)
    turtle.left(90)
    n += 1
