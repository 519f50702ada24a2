def greet():
    print("Hello there")
    print("Nice to see you")

greet()
greet()
