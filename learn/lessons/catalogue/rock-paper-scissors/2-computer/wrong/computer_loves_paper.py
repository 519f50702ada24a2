print("Rock, paper, scissors!")
you = input("Your choice: ").lower()
computer = "paper"
print(f"Hm {you}. The computer takes {computer}!")
if you == computer:
    print("A draw.")
