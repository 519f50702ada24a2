import turtle
for n in range(5):
    turtle.right(144)
    turtle.forward(200)
