# A night sky: stars of all colours, wherever chance puts them.
import random
import turtle

colours = ["gold", "orange", "tomato", "deep sky blue", "orchid"]


def star(size):
    for side in range(5):
        turtle.forward(size)
        turtle.left(144)


turtle.bgcolor("midnight blue")
turtle.speed(0)
turtle.pensize(3)

for number in range(12):
    turtle.penup()
    turtle.goto(random.randint(-250, 200), random.randint(-200, 200))
    turtle.pendown()
    turtle.color(random.choice(colours))
    star(random.randint(30, 90))

turtle.hideturtle()
