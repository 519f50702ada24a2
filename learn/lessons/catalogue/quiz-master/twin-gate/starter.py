# The gate of the zoo.
inside = 0
answer = input("Have you got a ticket? ")
print("The lion yawns.")
