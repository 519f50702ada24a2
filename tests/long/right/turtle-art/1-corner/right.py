import turtle
turtle.fd(50)
turtle.rt(30)
turtle.fd(20)
