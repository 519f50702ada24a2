print("* * * * *\n knock! \n* * * * *")
