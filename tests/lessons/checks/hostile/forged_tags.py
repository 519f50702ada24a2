# what tells plain values apart inside is replaced by something that tells nonsense
from buildalong_inside import plain, trial
deep = ["int", "4"]
for each in range(5000):
    deep = ["list", [deep]]
told = iter([
    ["int", "9" * 100_000], ["int", "four"], ["int", 4], ["float", "nan" * 99], ["bool", 1], ["str", 5], ["none", 1, 2],
    ["set", [["list", []]]], ["dict", [[["list", []], ["none"]]]], ["dict", [["none"]]], ["dict", {"a": 1}],
    ["list", [["int", "1"]] * 20_000], ["bytes", "%%%"], ["eval", "4"], "int", 4, True, {}, deep, [["int"], "4"],
] * 9)
plain.tagged = lambda value: next(told)
def add(a, b):
    return 0
def is_prime(n):
    return 0
