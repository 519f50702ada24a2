import turtle
t = turtle.Turtle()
def shape(sides):
    for s in range(sides):
        t.forward(600 / sides)
        t.left(360 / sides)
    print('🐢')
shape(3)
t.left(60)
shape(6)
