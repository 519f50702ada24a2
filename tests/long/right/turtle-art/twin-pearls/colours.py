import turtle
import random
def pearls(count):
    turtle.penup()
    for n in range(count):
        turtle.dot(20, random.choice(['red','blue']))
        turtle.forward(40)
pearls(9)
