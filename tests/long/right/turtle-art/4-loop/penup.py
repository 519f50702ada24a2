import turtle
turtle.penup()
turtle.goto(-100, 50)
turtle.pendown()
for n in range(1, 5):
    turtle.forward(80)
    turtle.right(90)
turtle.mainloop()
