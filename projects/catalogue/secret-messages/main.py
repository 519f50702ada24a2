# Secret messages: every letter moves some places along the alphabet.
# Julius Caesar wrote to his generals like this.


def shift(letter, key):
    """Move one letter along the alphabet; leave everything else alone."""
    if "a" <= letter <= "z":
        start = ord("a")
    elif "A" <= letter <= "Z":
        start = ord("A")
    else:
        return letter
    # % 26 brings us from z back to a.
    place = (ord(letter) - start + key) % 26
    return chr(start + place)


def encode(message, key):
    """Shift every letter of a message."""
    secret = ""
    for letter in message:
        secret = secret + shift(letter, key)
    return secret


def decode(secret, key):
    """Undo encode: shift the same way back."""
    return encode(secret, -key)


message = input("Your message: ")
if message == "":
    message = "Meet me at the old tree"

key_text = input("Your key, a number from 1 to 25: ")
if key_text.isdecimal():
    key = int(key_text)
else:
    key = 3
    print("I cannot use that, so we take Caesar's own key: 3.")

secret = encode(message, key)
print()
print("Secret: ", secret)
print("Decoded:", decode(secret, key))

# Somebody lost this note. Which key opens it?
# Try: put a secret message from a friend here, and crack it.
note = "Wkh fdnh lv klgghq lq wkh sldqr."

print()
print("A note was found:", note)
print("Let us try every key:")
for key in range(1, 26):
    print(f"{key:3}  {decode(note, key)}")

# Try: shift the first letter by 1, the second by 2, and so on.
