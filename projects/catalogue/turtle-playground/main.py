# Turtle playground: you drive, the turtle draws.
# Press Run, click the picture, then use the keys. Stop ends it.
from turtle import *

# Try: a bigger step, or a smaller turn. How do you drive a circle?
step = 20
turn = 15

# Try: your own colours. The first in the list is the one that is used.
colours = ["tomato", "orange", "gold", "medium sea green", "deep sky blue", "orchid"]

screen = Screen()
screen.bgcolor("ivory")

# This one writes what the keys do, and is not seen.
helper = Turtle(visible=False)
helper.penup()
helper.goto(0, 260)
helper.color("slate gray")
helper.write(
    "Arrow keys: drive.  Space: next colour.  Click: stamp.",
    align="center",
    font=("Arial", 14, "normal"),
)

# Try: "arrow", "circle", "square" or "triangle" instead of "turtle".
player = Turtle("turtle")
player.shapesize(2)
player.pensize(6)
player.speed(0)
player.color(colours[0])


def forwards():
    player.forward(step)


def backwards():
    player.backward(step)


def to_the_left():
    player.left(turn)


def to_the_right():
    player.right(turn)


def next_colour():
    """The first colour goes to the end of the list, so the second comes first."""
    colours.append(colours.pop(0))
    player.color(colours[0])


def stamp_at(x, y):
    """Leave a print where somebody clicked, and come back."""
    here = player.position()
    player.penup()
    player.goto(x, y)
    player.stamp()
    player.goto(here)
    player.pendown()


# What happens when: a key goes down, or the picture is clicked.
screen.onkeypress(forwards, "Up")
screen.onkeypress(backwards, "Down")
screen.onkeypress(to_the_left, "Left")
screen.onkeypress(to_the_right, "Right")
screen.onkeypress(next_colour, "space")
screen.onclick(stamp_at)

# Try: a key that lifts the pen, or one that clears everything.

# From here on the program waits for what you do.
screen.listen()
screen.mainloop()
