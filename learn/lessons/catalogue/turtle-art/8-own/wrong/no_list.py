import random
import turtle

for number in range(12):
    turtle.color(random.choice("gold", "orange", "tomato"))
    turtle.forward(100)
    turtle.left(150)
