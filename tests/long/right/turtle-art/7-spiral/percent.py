import turtle
s = 10
for n in range(20):
    turtle.forward(s)
    turtle.left(60)
    s *= 1.1
