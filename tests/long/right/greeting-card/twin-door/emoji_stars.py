print("⭐⭐⭐⭐⭐⭐")
print("Ada's room")
print("⭐⭐⭐⭐⭐⭐")
