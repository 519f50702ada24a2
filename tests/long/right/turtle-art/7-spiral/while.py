import turtle
size = 3
while size < 150:
    turtle.forward(size)
    turtle.left(121)
    size = size + 3
