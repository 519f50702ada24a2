# attack: text that turns round, piles up, hides, is wider than a page or longer than a line; and words of a terminal cut in two
# limit: 10
# ends: done
import sys
print("\u202egnp.exe\u202c \u2066\u2067\u2068 user\u2069 \u200f\u200e\u061c")
print("Z" + "\u0300\u0301\u0489" * 20_000)
print("\U000e0049\U000e0067\U000e006e\ufe0f\u200b\u200d\u2060\ufeff\u00ad" * 500)
print("\ufdfd" * 2_000, "\U0001242b" * 2_000, "\u0bf5" * 3_000)
for piece in ("\x1b]0;title", " more\x07", "\x1b", "]8;;http://evil", "\x1b\\link", "\x1b[", "2J", "\x1b[3", "8;2;1;2;3m colour", "\x1bP", "q evil\x1b\\", "\x9b", "31m"):
    sys.stdout.write(piece)
    sys.stdout.flush()
print("\x1b[8mconcealed\x1b[0m", "over\rwritten", "back\b\b\b\bspace", "\x0c\x0b\x1c\x1d\x1e\x85\u2028\u2029")
print("\r\n" * 5_000)
print("\t" * 5_000)
print("\b" * 5_000)
print(("\x1b[31m\x1b[1m\x1b[4;7;9m" + "x") * 500)
input_prompt = "\u202e\x1b[2J" + "\u0301" * 3000 + "<b>" * 3000
try:
    input(input_prompt)
except EOFError:
    pass
class Named(Exception):
    pass
Named.__name__ = Named.__qualname__ = "\u202eError\n<script>" + "e\u0301" * 5000
try:
    raise Named("\x1b]0;title\x07\u202e" + "\u0301" * 9000)
except Named:
    pass
print("done")
