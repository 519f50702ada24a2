"""Programs that do nothing of what a step asks, and once passed it: its sentences said back, lists of words, tables."""

import pytest

from learn.lessons import lessons
from learn.lessons.checks import fresh
from learn.lessons.checks.judging import judge

pytestmark = pytest.mark.kernel

EVERYTHING = """
print(*range(100))
try:
    while True:
        input("low high yes no ?")
        print("low high yes no win lose tie", *range(10))
except EOFError:
    pass
"""
TOLD = "try:\n    while True:\n        input({0!r})\n        print({0!r})\nexcept EOFError:\n    pass\n"
ONCE = "print({0!r})\n"
SQUARE = "turtle.forward(50)\nturtle.left(90)\n" * 4
# Tables of what sentences have told.
SAID = "g = ''\nwhile g != '7':\n    g = input()\n    print({}.get(g, 'yes'))"
PAIRS = """
import random
you, it = input().lower(), random.choice(["rock", "paper", "scissors"])
if (you, it) in [("rock", "scissors"), ("scissors", "paper"), ("paper", "rock")]:
    print(it, "You win")
elif (you, it) in [("rock", "paper"), ("scissors", "rock")]:
    print(it, "You lose")
else:
    print(it, "draw")
"""
PERCENT = """
import random
questions = [("Three hearts?", "octopus"), ("Hottest?", "venus"), ("Legs of a spider?", "8")]
random.shuffle(questions)
for question, right in questions:
    answer = input(question)
print("33%" if answer == "octopus" else "0%")
"""
GAMES = """
games = {"1121122213": "X wins", "111213222132": "O wins", "111213222123323133": "draw"}
typed = ""
while typed not in games:
    typed += input()
print(games[typed])
"""
LETTERS = """
def shift(letter, key):
    return {"z1": "a", "y1": "z", "a3": "d"}.get(f"{letter}{key}", "b")


def encode(text, key):
    return "odcb"
"""
KEY_OF_THE_NOTE = """
note = "fnuu mxwn, byh! cqn ljtn rb rw cqn cnwc."
for letter in note:
    print(chr((ord(letter) - 97 - 9) % 26 + 97) if letter.isalpha() else letter, end="")
"""
# Of TOLD and ONCE, what is said back is all that a student has read by then: each sentence, and the text of the step.
CHEATS = [
    ("guess-the-number", "3-higher-lower", "input()\nprint('low high')"),
    ("guess-the-number", "3-higher-lower", "print({'3': 'low', '9': 'high', '7': 'yes'}.get(input(), 'low high'))"),
    ("guess-the-number", "4-again", EVERYTHING),
    (
        "guess-the-number",
        "5-count",
        "import random\ns = random.randint(1, 9)\nwhile int(input()) != s:\n    print('no')\nprint('1, 3 or 5 tries')",
    ),
    ("guess-the-number", "5-count", EVERYTHING),
    ("guess-the-number", "8-banana", TOLD),
    ("guess-the-number", "twin-dragon", EVERYTHING),
    ("guess-the-number", "twin-elephant", "input()\nprint('cold hot')"),
    ("guess-the-number", "twin-tickets", TOLD),
    ("rock-paper-scissors", "1-choice", TOLD),
    ("rock-paper-scissors", "4-winner", EVERYTHING),
    ("rock-paper-scissors", "5-rounds", TOLD),
    ("rock-paper-scissors", "twin-penguins", EVERYTHING),
    ("quiz-master", "6-percent", ONCE),
    ("quiz-master", "twin-basket", "for i in range(3):\n    print('apples 3 bread 2 cheese 5 is 10, 50%')"),
    ("chart-my-data", "5-total", "print(30)\nprint(6)"),
    ("chart-my-data", "5-total", "print(*range(100))"),
    (
        "chart-my-data",
        "twin-sweets",
        "import matplotlib.pyplot as plt\nplt.bar(['green', 'red', 'yellow'], [4, 4, 4])\nplt.show()",
    ),
    ("secret-messages", "1-letter", "def shift(a, b):\n    return {'a': 'd', 'm': 'n'}.get(a, 'p')"),
    ("secret-messages", "2-word", "def encode(text, key):\n    return {'hello': 'khoor', 'cat': 'ecv'}.get(text)"),
    ("turtle-art", "4-loop", f"import turtle\nfor i in []:\n    pass\n{SQUARE}"),
    ("turtle-art", "4-loop", f"import turtle\nfor i in range(2):\n    turtle.left(0)\n{SQUARE}"),
    ("text-adventure", "twin-zoo", TOLD),
    ("tic-tac-toe", "7-game", TOLD),
    ("greeting-card", "5-ask", ONCE),
    ("greeting-card", "7-sentence", ONCE),
    ("greeting-card", "twin-robot", ONCE),
    ("mad-libs", "1-two-words", TOLD),
    ("mad-libs", "5-again", TOLD),
    ("mad-libs", "twin-sheep", TOLD),
    ("guess-the-number", "4-again", SAID.format("{'3': 'low', '6': 'low', '10': 'high'}")),
    (
        "guess-the-number",
        "5-count",
        "first = g = input()\nwhile g != '7':\n    g = input()\nprint({'4': 3, '7': 1, '1': 5}.get(first))",
    ),
    ("guess-the-number", "8-banana", SAID.format("{'banana': 'a number', '3': 'low', '9': 'high'}")),
    ("rock-paper-scissors", "4-winner", PAIRS),
    (
        "rock-paper-scissors",
        "5-rounds",
        "typed = [input() for i in range(5)]\nprint({'paper': '3 : 1', 'rock': '1 : 3'}.get(typed[0], '0 : 5'))",
    ),
    ("quiz-master", "6-percent", PERCENT),
    ("tic-tac-toe", "7-game", GAMES),
    ("secret-messages", "4-wrap", LETTERS),
    ("secret-messages", "5-spaces", "def encode(a, b):\n    return {'hi you!': 'ij zpv!'}.get(a, 'b cff? b app.')"),
    ("secret-messages", "7-crack", "print('well done, spy! the cake is in the tent.')"),
    ("secret-messages", "7-crack", KEY_OF_THE_NOTE),
]


@pytest.mark.some(12)
@pytest.mark.parametrize(("slug", "part", "program"), CHEATS, ids=lambda each: each[:16])
def test_a_cheat_does_not_pass(kernels, slug, part, program):
    lesson = lessons.find(slug)
    stage = lesson.step(part) or lesson.twin(part)
    read = "\n".join([*(check.failed for check in fresh.with_row(stage.checks, 0)), stage.text])
    program = program.format(read) if program in (TOLD, ONCE) else program
    files = {**stage.solution, lesson.entry: program.encode()}
    checks = fresh.with_row(stage.checks, 1)  # another than what was read

    outcome = kernels.do(judge(checks, files, entry=lesson.entry, kernels=kernels, stop_at_first=True))

    assert not outcome.is_fault
    assert not outcome.passed
    assert outcome.told[0].message not in ("", "failed"), "it is no cheat if it does not even run"
