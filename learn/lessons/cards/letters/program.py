print(ord("A"), ord("B"))
print(chr(67))
print(chr(ord("d") + 1))
