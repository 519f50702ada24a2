print("Happy birthday!")
print(Hello)
