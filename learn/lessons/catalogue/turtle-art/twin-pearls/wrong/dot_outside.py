import turtle

turtle.color("orchid")


def pearls(count):
    turtle.dot(20)
    for pearl in range(count):
        turtle.forward(30)


pearls(9)
