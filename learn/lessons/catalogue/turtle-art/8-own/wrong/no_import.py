import turtle

colours = ["gold", "orange", "tomato"]

for number in range(12):
    turtle.color(random.choice(colours))
    turtle.forward(100)
    turtle.left(150)
