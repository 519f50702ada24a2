# Turtle art: flowers that grow from one function and a loop.
# Press Run and watch. Then change something and run it again.
from turtle import *

# Try: other colours. Which ones would a flower have under the sea?
warm = ["crimson", "orange red", "orange", "gold"]
cold = ["medium violet red", "orchid", "plum"]
bright = ["deep sky blue", "turquoise", "pale turquoise"]


def petal(size, colour):
    """One petal: a bend to the tip, and a bend back."""
    color("midnight blue", colour)
    begin_fill()
    for bend in range(2):
        circle(size, 60)
        left(120)
    end_fill()


def blossom(size, petals, colours):
    """Petals all around, in one colour after the other."""
    for number in range(petals):
        petal(size, colours[number % len(colours)])
        left(360 / petals)


def jump(x, y):
    """Go somewhere without drawing a line."""
    penup()
    goto(x, y)
    pendown()


def flower(x, y, size, petals, colours):
    """A stem with a leaf, and a blossom on top of it."""
    jump(x, -260)
    setheading(90)
    pensize(6)
    pencolor("sea green")
    goto(x, y)
    jump(x, (y - 260) / 2)
    setheading(10)
    pensize(1)
    petal(60, "sea green")
    jump(x, y)
    blossom(size, petals, colours)
    # Try: a larger or a smaller blossom inside. What about three of them?
    blossom(size / 2, petals, colours[::-1])
    dot(size / 3, "gold")


bgcolor("midnight blue")
# Try: speed(3) to see every step, speed(0) to be done at once.
speed(10)

for x in range(-280, 300, 80):
    jump(x, 230 + x % 50)
    dot(4, "white")

# The numbers are: where across, where up, how large, how many petals.
flower(-190, -60, 70, 8, cold)
flower(190, -20, 80, 6, bright)
# Try: 24 petals. And then 5.
flower(0, 60, 130, 12, warm)

hideturtle()

# Try: one more flower of your own, with a list of your own colours.
