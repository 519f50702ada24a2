import turtle
turtle.goto(0,90)
turtle.goto(90,90)
turtle.goto(90,0)
turtle.home()
