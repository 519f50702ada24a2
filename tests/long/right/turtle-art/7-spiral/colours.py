import turtle
c = ['red','blue','gold']
for n in range(10, 100):
    turtle.color(c[n % 3])
    turtle.forward(n)
    turtle.left(59)
