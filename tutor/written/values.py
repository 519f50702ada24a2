"""Values that are not there, or that nothing can be made of."""

from django.utils.translation import gettext_noop as _

from tutor.written.words import Words

WORDS = {
    "list-index": Words(
        nudge=_("How many things are in `{name}` when Python comes to {where}, and which number has the last one?"),
        explain=_(
            "Counting begins at 0. So in a list of three the numbers are 0, 1 and 2, and 3 is past the end. The"
            " last number is always one less than how many there are. Where does your number come from?"
        ),
        example=('pets = ["cat", "dog", "owl"]\nprint(pets[0])\nprint(pets[len(pets) - 1])'),
    ),
    "text-index": Words(
        nudge=_("How many characters does `{name}` have in {where}, and which number has the last one?"),
        explain=_(
            "Counting begins at 0. The last character has the number `len(…) - 1`, and `-1` is the last one "
            "too. Where does the number in your brackets come from?"
        ),
        example='word = "owl"\nprint(word[0], word[2], word[-1])',
    ),
    "list-empty": Words(
        nudge=_("What is in `{name}` right before {where}? Put a `print({name})` above it. What does it show?"),
        explain=_(
            "Out of an empty list nothing can be taken. Either it was never filled, or everything is gone "
            "already. An `if` can ask first whether something is in it. What should happen when nothing is?"
        ),
        example=('bag = ["map"]\nbag.pop()\nif bag:\n    print(bag.pop())\nelse:\n    print("The bag is empty")'),
    ),
    "dict-key": Words(
        nudge=_(
            "Which keys are in `{name}`? Put a `print({name})` above {where}. Is {key} one of them, letter by letter?"
        ),
        explain=_(
            "A dict finds a value only under a key that was put in before, written in exactly the same way. "
            "`in` asks first whether a key is there. What should happen when it is not?"
        ),
        example=(
            'ages = {"Ada": 12}\nif "Ben" in ages:\n    print(ages["Ben"])\nelse:\n    print("I do not know Ben")'
        ),
    ),
    "int-of-text": Words(
        nudge=_("Where does the text in {where} come from, and what exactly was in it that time?"),
        explain=_(
            "`int()` makes a number of a text that has only digits. With letters, spaces in between or a point "
            "it gives up. If people type it, they will mistype it one day. What should your program do then?"
        ),
        example=(
            'for text in ["12", "twelve"]:\n'
            "    if text.isdigit():\n"
            "        print(int(text) + 1)\n"
            "    else:\n"
            '        print("Digits, please")'
        ),
    ),
    "int-of-empty": Words(
        nudge=_("What was typed before {where}, if the text is empty?"),
        explain=_(
            "An empty text has no digits, so `int()` can make no number of it. It is empty when somebody only "
            "presses Enter. What should happen then: ask again, or take a number of your own?"
        ),
        example=('typed = ""\nnumber = int(typed) if typed else 0\nprint(number)'),
    ),
    "int-of-decimal": Words(
        nudge=_("Is the number in {where} a whole one?"),
        explain=_(
            "`int()` reads whole numbers only. For a number with a point there is another function, named after"
            " “floating point”. Do you remember it?"
        ),
        example='price = float("2.50")\nprint(price * 2)',
    ),
    "float-of-text": Words(
        nudge=_("Which character in the text of {where} is neither a digit nor a point?"),
        explain=_(
            "`float()` reads digits with at most one point. A comma, a unit such as “kg” or a space in between "
            "is too much for it. Where does the text come from?"
        ),
        example='weight = float("3.5")\nprint(weight)',
    ),
    "divide-by-zero": Words(
        nudge=_("What is the value below the line, right of the `/`, when Python comes to {where}?"),
        explain=_(
            "Four cookies for zero children: nobody can say how many each one gets. So Python stops. Ask with "
            "`if` whether it is zero before you divide. When can it be zero in your program?"
        ),
        example=(
            "cookies, children = 8, 0\n"
            "if children == 0:\n"
            '    print("Nobody is there")\n'
            "else:\n"
            "    print(cookies / children)"
        ),
    ),
    "not-in-list": Words(
        nudge=_("What is in `{name}` right before {where}? Is what you look for in it, letter by letter?"),
        explain=_(
            "`remove` and `index` look for exactly the same thing; another capital or a space is something "
            "else. `in` asks first whether it is there. What should happen if it is not?"
        ),
        example=('pets = ["cat", "dog"]\nif "owl" in pets:\n    pets.remove("owl")\nelse:\n    print("No owl here")'),
    ),
    "changed-in-loop": Words(
        nudge=_("Which line inside the loop changes `{name}`, while the loop goes through it?"),
        explain=_(
            "Whoever goes along a row of chairs while others move them soon loses their place. A loop goes "
            "through things as they lie there, so change a copy, or collect what should change. Which of the "
            "two fits?"
        ),
        example=(
            'ages = {"Ada": 12, "Ben": 9}\n'
            "for name in list(ages):\n"
            "    if ages[name] < 10:\n"
            "        del ages[name]\n"
            "print(ages)"
        ),
    ),
    "wrong-lengths": Words(
        nudge=_("How many things are in each of the lists that {where} uses?"),
        explain=_(
            "A plot needs a partner for each thing: as many names as bars, as many y as x. If one list is "
            "longer, something has no partner. Which list has one too few?"
        ),
        example=(
            "import matplotlib.pyplot as plt\n"
            "\n"
            'pets = ["cats", "dogs", "fish"]\n'
            "numbers = [4, 6, 2]\n"
            "plt.bar(pets, numbers)\n"
            "plt.show()"
        ),
    ),
    "choice-arguments": Words(
        nudge=_("What does {where} put between the brackets: one list, or several things?"),
        explain=_(
            "`random.choice` takes one thing: a list to choose from. What is in a list stands between square "
            "brackets. Where do they go?"
        ),
        example=('import random\n\nprint(random.choice(["tea", "milk", "juice"]))'),
    ),
    "empty-range": Words(
        nudge=_("Which of the two numbers in {where} is the smaller one?"),
        explain=_(
            "The computer draws a number from the first to the second. If the first is greater, there is "
            "nothing between them to draw from. Which order do you need?"
        ),
        example=("import random\n\nprint(random.randint(1, 6))"),
    ),
    "raised-by-program": Words(
        nudge=_("Which line above {where} decides that the error is raised?"),
        explain=_(
            "`raise` is how a program says itself: I cannot go on like this. So the error is meant. The "
            "question is why it came to that line. Which condition was true?"
        ),
        example=(
            "def check(age):\n"
            "    if age < 0:\n"
            '        raise ValueError("An age is not below zero.")\n'
            "    return age\n"
            "\n"
            "print(check(11))"
        ),
    ),
    "one-character": Words(
        nudge=_("How many characters are in the text that {where} gives to `ord`?"),
        explain=_(
            "`ord()` knows the number of one single character. A loop with `for` goes through a word and gives "
            "one character after the other. Where could such a loop help you?"
        ),
        example='for letter in "hi":\n    print(letter, ord(letter))',
    ),
    "colour-unknown": Words(
        nudge=_("Try a colour that is surely known, such as `red`, in {where}. Does the program go on then?"),
        explain=_(
            "Colours are known by English names: `red`, `blue`, `green`, `purple`, `orange`, `brown`, `pink`, and "
            "some of two words in one, such as `lightblue`. `{name}` is none of them. Which is the nearest to yours?"
        ),
        example=('import turtle\n\nturtle.color("purple")\nturtle.forward(60)'),
    ),
    "value-other": Words(
        nudge=_(
            "What values does {where} work with? Put a `print` above it that shows them. Which one did you not expect?"
        ),
        explain=_(
            "The line itself is written well. But one of the values in it is one that the function can do "
            "nothing with. So look at where that value comes from. Which line gave it?"
        ),
        example=("import math\n\nnumber = 9\nif number >= 0:\n    print(math.sqrt(number))"),
    ),
    "other-error": Words(
        nudge=_(
            "What does {where} work with? Put a `print` above it that shows the values. Which one did you not expect?"
        ),
        explain=_(
            "When an error is rare, the best way is a small experiment: print what the line uses, and try it "
            "with something simpler. What is the simplest form of {where} that still fails?"
        ),
        example='value = "7 apples"\nprint(repr(value))',
    ),
}
