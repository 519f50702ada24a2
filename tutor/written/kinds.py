"""Values of kinds that do not go together, and calls that do not fit."""

from django.utils.translation import gettext_noop as _

from tutor.written.words import Words

WORDS = {
    "text-plus-number": Words(
        nudge=_("In {where}: which of the things beside the `+` is a text, and which one is a number?"),
        explain=_(
            "`+` joins two texts, or adds two numbers. With one of each Python does not guess. Which of the two"
            " should change: the number into a text, or the text into a number?"
        ),
        example=('age = 11\nprint("I am " + str(age))\nprint(f"I am {age}")'),
    ),
    "number-plus-text": Words(
        nudge=_("Which of the values that {where} adds comes from `input()` or stands in quotes?"),
        explain=_(
            "What comes from `input()`, or stands in quotes, is a text, also when it looks like a number. A "
            "number cannot be added to it. Do you want a sum, or a longer text?"
        ),
        example='typed = "4"\nprint(3 + int(typed))',
    ),
    "text-compared-with-number": Words(
        nudge=_("What does `print(type(…))` say about the two things that {where} compares?"),
        explain=_(
            "Python can say which of two numbers is greater, and which of two texts comes first in the "
            "alphabet. It cannot compare one kind with the other. What comes from `input()`: a number or a "
            "text?"
        ),
        example=('height = int("140")\nif height > 120:\n    print("You may ride")'),
    ),
    "text-as-number": Words(
        nudge=_("Which of the things in {where} came from `input()` or stands in quotes?"),
        explain=_(
            'A text cannot be computed with, not even if only digits are in it: for Python `"7"` is a picture '
            "of a seven. A function makes a real number of it. Do you remember its name?"
        ),
        example=('typed = "7"\nnumber = int(typed)\nprint(number * 2)'),
    ),
    "none-in-sum": Words(
        nudge=_("Put `print({name})` above {where}. What does it show, and what did you expect?"),
        explain=_(
            "`None` means: nothing came back. A function gives something back only if it ends with `return` and"
            " a value. Showing it with `print` is not the same. What does the function you call give back?"
        ),
        example=("def double(number):\n    return number * 2\n\nprint(double(4) + 1)"),
    ),
    "list-plus-item": Words(
        nudge=_("In {where}: what stands on each side of the `+`, a list or a single thing?"),
        explain=_(
            "`+` joins two lists. To put one single thing at the end of a list, lists have a method that does "
            "just that. Do you remember what it is called?"
        ),
        example=('shelf = ["book"]\nshelf.append("lamp")\nprint(shelf)'),
    ),
    "unsupported-operation": Words(
        nudge=_("What kind of value is on the left of the `{sign}` in {where}, and what kind on the right?"),
        explain=_(
            "Signs such as `+` and `-` work for some kinds of value only: numbers with numbers, texts with "
            "texts. Here stand {left} and {right}. What do you want to come out of it?"
        ),
        example="prices = [3, 4]\nprint(sum(prices) + 1)",
    ),
    "not-callable": Words(
        nudge=_("What is stored under `{name}` when Python comes to {where}?"),
        explain=_(
            "Round brackets behind a name mean: call this function. `{name}` is {kind}, so there is nothing to "
            "call. Is a `*` missing, or does the name hide a function of yours?"
        ),
        example="number = 4\nprint(number * (2 + 1))",
    ),
    "brackets-for-index": Words(
        nudge=_("Does {where} want to call something, or to pick one thing out of `{name}`?"),
        explain=_(
            "Round brackets call a function. To pick one thing out of a list or a text by its number, another "
            "kind of bracket stands behind its name. Which one?"
        ),
        example='days = ["Mon", "Tue"]\nprint(days[1])',
    ),
    "square-for-call": Words(
        nudge=_("Is `{name}` in {where} a function, or a list?"),
        explain=_(
            "Square brackets pick one thing out of a list, a text or a dict. A function is called, and that "
            "needs another kind of bracket. Which one?"
        ),
        example='print(len("hello"))',
    ),
    "forgotten-call": Words(
        nudge=_("Does {where} use what `{name}` gives, or `{name}` itself?"),
        explain=_(
            "A function's name alone is the function itself, like a recipe. Only with brackets behind it is it "
            "cooked, and gives something. What is missing after the name?"
        ),
        example='word = "ship"\nprint(word.upper())',
    ),
    "too-few-arguments": Words(
        nudge=_("How many things does `{function}` want, and how many does {where} give it?"),
        explain=_(
            "The names between the brackets of a `def` are places to fill. Each call has to fill them, in the "
            "same order. Which place is still empty?"
        ),
        example=('def greet(name, town):\n    print(name, "from", town)\n\ngreet("Ana", "Porto")'),
    ),
    "too-many-arguments": Words(
        nudge=_("Count the things between the brackets in {where}. How many does `{function}` want?"),
        explain=_(
            "A function takes as many things as it has places for. One more has nowhere to go. Is one of them "
            "too much, or should the function get another place?"
        ),
        example=('def greet(name):\n    print("Hi", name)\n\ngreet("Ana")'),
    ),
    "init-name": Words(
        nudge=_("Read the name of the method in line {defined} sign by sign. Is it the one that Python looks for?"),
        explain=_(
            "When an object is made, Python looks in its class for a method called `__init__`, with two signs `_` on "
            "each side, and hands it what stands in the brackets. Under another name nobody calls it. What is yours "
            "in line {defined} called?"
        ),
        example=(
            "class Ball:\n    def __init__(self, colour):\n        self.colour = colour\n\n"
            'mine = Ball("red")\nprint(mine.colour)'
        ),
    ),
    "unknown-argument": Words(
        nudge=_(
            "Compare `{name}` in {where} letter by letter with the names that `{function}` knows. Which did you mean?"
        ),
        explain=_(
            "Some things are given to a function by name, such as `sep=` or `end=` to `print`. The function "
            "knows only its own names. How is the one that you want spelled?"
        ),
        example=('print("a", "b", sep="-")\nprint("same line", end=" ")\nprint("still")'),
    ),
    "none-attribute": Words(
        nudge=_("What is in `{name}` right before {where}? Put a `print({name})` above it. What does it show?"),
        explain=_(
            "`None` means: there is nothing. Nothing has no methods, so Python cannot go on after the dot. "
            "Which line should have given `{name}` a value, and did it give one back?"
        ),
        example=('def ask():\n    return "maya"\n\nname = ask()\nprint(name.title())'),
    ),
    "none-index": Words(
        nudge=_("What is in `{name}` right before {where}? Put a `print({name})` above it. What does it show?"),
        explain=_(
            "`None` means: there is nothing, and nothing has no first or second thing in it. Methods such as "
            "`sort()` and `append()` change a list and give nothing back. Where did `{name}` get its value?"
        ),
        example=("numbers = [3, 1, 2]\nnumbers.sort()\nprint(numbers[0])"),
    ),
    "none-loop": Words(
        nudge=_("What is in `{name}` right before {where}? Put a `print({name})` above it. What does it show?"),
        explain=_(
            "A loop needs things to go through, and `None` is nothing at all. Methods such as `sort()` change a"
            " list and give nothing back, so their result is not worth keeping. Where did `{name}` get its "
            "value?"
        ),
        example=('names = ["Zoe", "Abe"]\nnames.sort()\nfor name in names:\n    print(name)'),
    ),
    "self-forgotten": Words(
        nudge=_("Compare the lines of `{method}`: which of them store something in the object, and which do not?"),
        explain=_(
            "What a function stores under a plain name is forgotten when the function ends. An object keeps what is "
            "stored under a name behind its own name and a dot. Where should `{name}` be kept?"
        ),
        example=(
            "class Cat:\n    def __init__(self, colour):\n        self.colour = colour\n\n\n"
            'tom = Cat("grey")\nprint(tom.colour)'
        ),
    ),
    "wrong-attribute": Words(
        nudge=_("What kind of thing is stored in front of the dot in {where}, and what kind did you think it is?"),
        explain=_(
            "Each kind of value has its own methods: a text can do `.upper()`, a list can do `.append()`. "
            "`.{name}` belongs to another kind. Where did the thing in front of the dot get its value?"
        ),
        example=('fruits = []\nfruits.append("plum")\nword = "pear"\nprint(word.upper(), fruits)'),
    ),
    "attribute-typo": Words(
        nudge=_("Read `.{name}` and `.{near}` letter by letter. What is different?"),
        explain=_(
            "A method has to be written exactly as Python knows it, with small letters and without a letter too"
            " few or too many. Which of the two spellings stands in your program?"
        ),
        example='word = "lantern"\nprint(word.upper())',
    ),
    "module-attribute": Words(
        nudge=_("Compare `{name}` in {where} letter by letter with what the module `{module}` has. What did you mean?"),
        explain=_(
            "A module is a box of tools, and each tool has its exact name. Python looks for the name behind the"
            " dot in that box, and finds nothing. What is the right name?"
        ),
        example=("import random\n\nprint(random.randint(1, 6))"),
    ),
    "unchangeable-text": Words(
        nudge=_("Which whole text should `{name}` be after {where}?"),
        explain=_(
            "A text never changes. You can only make a new one of parts of the old one, and store it under the "
            "name. Which parts of the old text do you need?"
        ),
        example=('word = "cat"\nword = "b" + word[1:]\nprint(word)'),
    ),
    "unchangeable-tuple": Words(
        nudge=_("With which brackets was `{name}` made?"),
        explain=_(
            "Round brackets with commas make a tuple, and a tuple stays as it is. Square brackets make a list, "
            "and a list can change. Which of the two do you need?"
        ),
        example=("place = [3, 4]\nplace[0] = 5\nprint(place)"),
    ),
    "index-not-whole": Words(
        nudge=_("What stands between the square brackets in {where}: a whole number, or something else?"),
        explain=_(
            "Things in a list or a text are numbered 0, 1, 2 … so only a whole number can say which one. A "
            "division with `/` gives a number with a point, and `for` gives the things themselves. Which number"
            " do you need?"
        ),
        example=('pets = ["cat", "dog", "owl"]\nmiddle = len(pets) // 2\nprint(pets[middle])'),
    ),
    "number-in-loop": Words(
        nudge=_("What should the loop in {where} go through, one by one?"),
        explain=_(
            "`for` goes through something that has parts: a list, a text, a range. A single number has no "
            "parts. A function makes the numbers 0, 1, 2 … up to it. Do you remember which one?"
        ),
        example="for number in range(3):\n    print(number)",
    ),
    "number-length": Words(
        nudge=_("In {where}: what do you want to count, and what is stored under `{name}`?"),
        explain=_(
            "`len()` counts how many things are in a list, or characters in a text. A number is just one thing."
            " Is it the digits that you want to count, or should it be a list?"
        ),
        example='pets = ["cat", "dog"]\nprint(len(pets), len("2026"))',
    ),
    "range-not-whole": Words(
        nudge=_("What kind of value stands between the brackets of `range` in {where}?"),
        explain=_(
            "`range` counts in whole numbers, so it has to be given whole numbers. What comes from `input()` is"
            " a text, and `/` gives a number with a point. What makes a whole number of it?"
        ),
        example=('times = int("3")\nfor number in range(times):\n    print("Hip hip")'),
    ),
    "unpack-count": Words(
        nudge=_("How many names stand left of the `=` or after `for` in {where}, and how many values come for them?"),
        explain=_(
            "Several names can be filled at once: each gets one value, in order. So there must be exactly as "
            "many values as names. How many are there in yours?"
        ),
        example="first, second = [10, 20]\nprint(first, second)",
    ),
    "number-for-text": Words(
        nudge=_("Which of the things in {where} is not a text yet?"),
        explain=_(
            "Joining makes one long text, so every part has to be a text. `str()` makes a text of a number. "
            "Which part needs it?"
        ),
        example='numbers = [1, 2, 3]\nprint("-".join(str(number) for number in numbers))',
    ),
    "number-index": Words(
        nudge=_("What is stored under `{name}` in {where}: one number, or something with parts?"),
        explain=_(
            "Square brackets pick one part out of a list or a text. A number has no parts for Python; only its "
            "digits written as a text have. Did you mean another name?"
        ),
        example="year = str(2026)\nprint(year[0])",
    ),
    "unhashable-key": Words(
        nudge=_("What stands in the place of the key in {where}: a text, a number, or a list?"),
        explain=_(
            "A key must never change, or nothing could be found under it any more. A list can change, so it "
            "cannot be a key. Which single thing of it could be the key?"
        ),
        example=('ages = {"Ada": 12}\nages["Ben"] = 11\nprint(ages)'),
    ),
}
