# My first program.
print("Happy birthday, Ada!")
print("You are ten now. That is two digits!")
