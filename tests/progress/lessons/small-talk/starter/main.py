print("Hello, you!")
