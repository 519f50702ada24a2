import turtle
turtle.onkey(lambda: turtle.forward(10), 'Up')
turtle.listen()
turtle.mainloop()
