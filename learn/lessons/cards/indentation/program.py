for number in range(3):
    print("I am in the loop")
    print("Me too")
print("I am not")
