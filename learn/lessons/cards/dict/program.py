price = {"tea": 3, "cake": 4}
print(price["tea"])
price["milk"] = 2
print("milk" in price)
print(price.get("soup", "not here"))
