from string import ascii_lowercase as a
def shift(letter, key):
    print("shifting", letter)
    answer = a[(a.find(letter) + key) % 26]
    return answer
shift("a", 3)
