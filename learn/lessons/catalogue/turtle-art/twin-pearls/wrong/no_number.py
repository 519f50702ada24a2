import turtle

turtle.color("orchid")


def pearls(count):
    for pearl in range(count):
        turtle.dot(20)
        turtle.forward(30)


pearls()
