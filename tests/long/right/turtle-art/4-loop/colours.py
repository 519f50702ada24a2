import turtle
for colour in ['red', 'blue', 'green', 'gold']:
    turtle.color(colour)
    turtle.left(90)
    turtle.forward(80)
