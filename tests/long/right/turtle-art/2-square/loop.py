import turtle
for i in range(4):
    turtle.back(40)
    turtle.left(90)
