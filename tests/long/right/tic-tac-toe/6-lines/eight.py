board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def has_won(b, m):
    if b[0][0]==m and b[0][1]==m and b[0][2]==m: return True
    elif b[1][0]==m and b[1][1]==m and b[1][2]==m: return True
    elif b[2][0]==m and b[2][1]==m and b[2][2]==m: return True
    elif b[0][0]==m and b[1][0]==m and b[2][0]==m: return True
    elif b[0][1]==m and b[1][1]==m and b[2][1]==m: return True
    elif b[0][2]==m and b[1][2]==m and b[2][2]==m: return True
    elif b[0][0]==m and b[1][1]==m and b[2][2]==m: return True
    elif b[0][2]==m and b[1][1]==m and b[2][0]==m: return True
    else: return False
