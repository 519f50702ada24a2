# attack: a C loop that no interrupt reaches
# limit: 3
# ends: killed
print(len(str(7 ** (10 ** 8))))
