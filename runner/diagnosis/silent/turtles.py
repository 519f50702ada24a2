"""The commands of a turtle and its screen: what does nothing until it is called."""

TURTLE_VERBS = frozenset(
    "back backward begin_fill begin_poly bk bye circle clear clearscreen clearstamp clearstamps color degrees "
    "delay dot "
    "down end_fill end_poly exitonclick fd fillcolor forward goto hideturtle home ht left listen lt mainloop onclick "
    "ondrag onkey onkeypress onkeyrelease onrelease onscreenclick ontimer pd pen pencolor pendown pensize penup pu "
    "radians reset resetscreen right rt screensize seth setheading setpos setposition setup setx sety shape shapesize "
    "showturtle speed st stamp teleport title tracer turtlesize undo up update width write bgcolor bgpic".split()
)
