import turtle
for k in range(2):
    for n in range(4):
        turtle.forward(80)
        turtle.right(90)
    turtle.right(30)
