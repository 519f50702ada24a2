def lock(code, key):
    result = []
    for d in code:
        n = int(d) + key
        if n > 9:
            n -= 10
        result.append(f"{n}")
    return "".join(result)
print("🚪", lock("1907", 3))
