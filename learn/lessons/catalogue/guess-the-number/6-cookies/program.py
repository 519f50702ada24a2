cookies = 5
while cookies > 0:
    eaten = 0
    cookies = cookies - 1
    eaten = eaten + 1
    print("Munch.")
print(f"The robot ate {eaten} cookies.")
