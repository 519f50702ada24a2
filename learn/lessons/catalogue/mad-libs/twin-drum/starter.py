# A drum. It is rather quiet so far.
print("🥁 boom")
print("   tap, tap")
