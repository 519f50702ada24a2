import turtle
def pearls(count):
    n = 0
    while n < count:
        turtle.stamp()
        turtle.forward(40)
        turtle.left(40)
        n += 1
pearls(4)
pearls(9)
