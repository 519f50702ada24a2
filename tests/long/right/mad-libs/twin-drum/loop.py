def drum():
    print("boom\nba")
for beat in range(3):
    drum()
