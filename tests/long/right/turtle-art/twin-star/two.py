import turtle
turtle.speed(0)
for big in [100, 50]:
    for n in range(5):
        turtle.fd(big)
        turtle.lt(144)
    turtle.penup()
    turtle.goto(0, 120)
    turtle.pendown()
