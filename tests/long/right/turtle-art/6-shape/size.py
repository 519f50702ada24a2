import turtle
def shape(n, size=50):
    for s in range(n):
        turtle.forward(size)
        turtle.right(360 / n)
shape(6, 80)
shape(3)
