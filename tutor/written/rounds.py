"""Programs that run to their end, and what is done again and again in them, or is one where several were meant."""

from django.utils.translation import gettext_noop as _

from tutor.written.words import Words

WORDS = {
    "loop-never-changes": Words(
        nudge=_("What does the loop's condition look at, and which line inside the loop changes that?"),
        explain=_(
            "A `while` asks its question again in each round. If nothing in the loop changes what it asks about,"
            " the answer is always the same, and it never ends. What should change in each round?"
        ),
        example=('fuel = 3\nwhile fuel > 0:\n    print("brmm")\n    fuel = fuel - 1'),
    ),
    "loop-without-exit": Words(
        nudge=_("When should the loop in {where} be over? How would your program notice that?"),
        explain=_(
            "`while True` goes round for ever, until a `break` leaves it. The `break` stands under an `if` that"
            " asks whether it is time. What should that `if` ask?"
        ),
        example=("number = 1\nwhile True:\n    number = number * 2\n    if number > 50:\n        break\nprint(number)"),
    ),
    "shared-rows": Words(
        nudge=_("Change one place in the first row and print everything. Which rows have changed?"),
        explain=_(
            "Multiplying a list that has a list inside does not copy the inner one: all rows are the same row, "
            "shown several times. A loop can make a new row in each round. Where could it stand?"
        ),
        example=("rows = []\nfor number in range(3):\n    rows.append([0, 0])\nrows[0][0] = 5\nprint(rows)"),
    ),
    "reset-in-loop": Words(
        nudge=_("Go through two rounds of the loop with a pencil: what is in `{name}` at the beginning of each?"),
        explain=_(
            "Whatever stands inside the loop is done in every round. So `{name}` starts again each time and "
            "never grows. What should be done once, before the loop?"
        ),
        example=("total = 0\nfor price in [2, 5]:\n    total = total + price\nprint(total)"),
    ),
    "drawn-in-loop": Words(
        nudge=_("How many times does your program choose a new `{name}`?"),
        explain=_(
            "A line inside a loop runs in every round, also the one that lets the computer choose. If it should"
            " choose once, the line has its place before the loop. Where is that in your program?"
        ),
        example=(
            "import random\n"
            "\n"
            'prize = random.choice(["ball", "book"])\n'
            "for number in range(3):\n"
            '    print("The prize is still a", prize)'
        ),
    ),
    "return-in-loop": Words(
        nudge=_("How many rounds does the loop make before the `return` in {where} is reached?"),
        explain=_(
            "`return` leaves the function at once, and the loop with it. At this indentation that happens in "
            "the first round. When may the function be sure of its answer: in the loop, or after it?"
        ),
        example=(
            "def biggest(numbers):\n"
            "    best = numbers[0]\n"
            "    for number in numbers:\n"
            "        if number > best:\n"
            "            best = number\n"
            "    return best\n"
            "\n"
            "print(biggest([3, 9, 4]))"
        ),
    ),
    "loop-variable-overwritten": Words(
        nudge=_("Which line inside the loop gives the loop's own variable another value?"),
        explain=_(
            "In each round `for` puts the next thing into its variable. If a line inside stores something else "
            "there, the thing of this round is lost. What other name could that line use?"
        ),
        example=('for name in ["Ada", "Ben"]:\n    greeting = "Hi " + name\n    print(greeting)'),
    ),
    "second-name": Words(
        nudge=_("Put a `print({old})` below line {changed}. What is in it, and which line has put it there?"),
        explain=_(
            "`=` puts a name on something, like a second label on one and the same box. Whoever looks into the box "
            "finds what anybody has put into it. `.copy()` makes a new box. Which of the two do you want?"
        ),
        example='first = ["owl"]\nsecond = first.copy()\nsecond.append("cat")\nprint(first, second)',
    ),
    "shared-in-class": Words(
        nudge=_("Make two objects of `{cls}` and put something into one of them. What is in the other one?"),
        explain=_(
            "What stands directly in a class is made once, when Python reads the class. `__init__` is done for each "
            "new object, so what begins with `self.` there is its own. Where does `{name}` begin?"
        ),
        example=(
            "class Box:\n    def __init__(self):\n        self.things = []\n\nred, blue = Box(), Box()\n"
            'red.things.append("ball")\nprint(red.things, blue.things)'
        ),
    ),
    "key-twice": Words(
        nudge=_("Print the whole dict. How often is `{key}` in it, and how often does your program write `{key}`?"),
        explain=_(
            "A dict is like a wall of drawers: each key is the name of one drawer, and a drawer holds one value. What "
            "is put in later throws out what was there. Is `{key}` the right name for the second drawer, or should "
            "one drawer keep a list of several things?"
        ),
        example='drawers = {"socks": ["red", "blue"], "hats": ["green"]}\nprint(drawers["socks"])',
    ),
    "removed-in-loop": Words(
        nudge=_("Put a `print({name})` into the loop. What is the next thing after something was taken out?"),
        explain=_(
            "A `for` loop counts places: first place 0, then place 1. When something is taken out, all that stands "
            "behind it moves up by one, so the loop jumps over a thing. What if a new list collects what shall stay?"
        ),
        example=(
            'pets = ["owl", "cat", "cow"]\nshort = []\nfor pet in pets:\n    if pet != "cat":\n'
            "        short.append(pet)\nprint(short)"
        ),
    ),
}
