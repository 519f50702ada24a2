text = "see you at ten"

print("Nobody should read this:", text)
