order = []
wish = input("Ice or tea? ")
if wish == "ice":
    order += [input("Lemon or cherry? ")]
else:
    order = [wish]
print(*order)
