print("My pet")
