import turtle
for n in range(1, 100):
    turtle.forward(n / 5)
    turtle.left(10)
