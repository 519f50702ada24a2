import turtle
def shape(sides):
    n = 0
    while n < sides:
        turtle.fd(100)
        turtle.lt(360 // sides)
        n = n + 1
shape(3)
shape(6)
shape(5)
