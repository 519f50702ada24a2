import turtle
import random
for i in range(20):
    turtle.dot(random.randint(5, 50), random.choice(['red', 'blue']))
    turtle.penup()
    turtle.goto(random.randint(-200, 200), 0)
