from turtle import *
forward(10)
left(120)
forward(200)
