digits = "0123456789"
def lock(c, k):
    out = ""
    for d in c:
        out += digits[(digits.index(d) + k) % 10]
    return out
print(lock("1907", 3))
