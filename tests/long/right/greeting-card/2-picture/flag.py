print("🇫🇷 Bonne fête 🇫🇷")
print("👩‍🚀")
print("Zoe")
