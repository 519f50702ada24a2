import turtle
turtle.goto(100, 0)
turtle.goto(100, 50)
turtle.done()
