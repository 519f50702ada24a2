"""Lines that Python cannot read: what begins a block, and what belongs into one."""

from django.utils.translation import gettext_noop as _

from tutor.written.words import Words

WORDS = {
    "missing-colon": Words(
        nudge=_(
            "Compare the end of {where} with another line that begins with `if`, `for`, `while` or `def`. What "
            "is different?"
        ),
        explain=_(
            "A line that begins a block, with `if`, `else`, `for`, `while` or `def`, ends with a sign that "
            "says: now comes what belongs to me. Which sign is that?"
        ),
        example=('rain = 3\nif rain > 2:\n    print("Take an umbrella")'),
    ),
    "missing-in": Words(
        nudge=_("Read {where} aloud: “for each … in …”. Which little word is missing?"),
        explain=_(
            "A `for` line has four parts: `for`, a name, `in`, and what it goes through. In each round the name"
            " gets the next thing. Which part is not there yet?"
        ),
        example='for animal in ["cat", "owl"]:\n    print(animal)',
    ),
    "missing-except": Words(
        nudge=_("To which `try` does {where} belong, and what should happen if something goes wrong there?"),
        explain=_(
            "`try` says: do this, something may go wrong. It always needs an `except` below it that says what "
            "to do then. At which indentation does the `except` stand?"
        ),
        example=('try:\n    print(10 / 0)\nexcept ZeroDivisionError:\n    print("That cannot be divided.")'),
    ),
    "elif-after-else": Words(
        nudge=_("In which order do `if`, `elif` and `else` stand above {where}?"),
        explain=_(
            "Python goes through the questions from top to bottom. `else` catches all that is left, so nothing "
            "can be asked after it. Where does your `elif` have to stand?"
        ),
        example=('sun = 5\nif sun > 7:\n    print("hot")\nelif sun > 3:\n    print("nice")\nelse:\n    print("cold")'),
    ),
    "else-alone": Words(
        nudge=_("Which `if` does the `{word}` in {where} belong to, and what stands between the two?"),
        explain=_(
            "`{word}` belongs to the block right above it and stands exactly below the word that began it. A "
            "line at the same indentation in between ends that block. Which line is in the way?"
        ),
        example=(
            'tired = True\nif tired:\n    print("Good night")\n    print("Sleep well")\nelse:\n    print("Let us play")'
        ),
    ),
    "else-with-condition": Words(
        nudge=_("Does {where} want to ask one more question, or to catch everything that is left?"),
        explain=_(
            "`else` has no question: it means “in all other cases”. For one more question there is another "
            "word, made of `else` and `if`. Which one do you need?"
        ),
        example=(
            "apples = 2\n"
            "if apples == 0:\n"
            '    print("none")\n'
            "elif apples < 5:\n"
            '    print("a few")\n'
            "else:\n"
            '    print("many")'
        ),
    ),
    "else-if": Words(
        nudge=_("Look at a card or at an older program of yours: which one word does Python have for “else if”?"),
        explain=_(
            "Other languages write “else if”. Python puts both into one short word. It stands exactly below its"
            " `if`, has a question, and ends with a colon. Do you remember it?"
        ),
        example=('points = 7\nif points > 9:\n    print("gold")\nelif points > 6:\n    print("silver")'),
    ),
    "indent-missing": Words(
        nudge=_(
            "Which lines should happen only because of the `{word}` above {where}? How far to the right do they begin?"
        ),
        explain=_(
            "A block is what stands further to the right. After a line with a colon, Python expects such a "
            "block, usually four spaces in. Which lines belong to the `{word}`?"
        ),
        example=('for number in range(2):\n    print("in the loop")\nprint("after the loop")'),
    ),
    "indent-unexpected": Words(
        nudge=_("Where does the line above {where} begin, and where does {where} begin?"),
        explain=_(
            "In Python the space at the beginning of a line has a meaning: further to the right is only what "
            "belongs to a line with a colon above it. Is there such a line?"
        ),
        example='print("first")\nprint("second")',
    ),
    "indent-uneven": Words(
        nudge=_("Under which word above should {where} begin, exactly?"),
        explain=_(
            "All lines of one block begin exactly below each other. One space more or less, and Python does not"
            " know to which block the line belongs. To which one should it belong?"
        ),
        example=('if 3 > 2:\n    print("one")\n    print("two")\nprint("three")'),
    ),
    "indent-tabs": Words(
        nudge=_(
            "Go to the beginning of {where} and delete the empty space. How many times did you have to press the key?"
        ),
        explain=_(
            "A tab looks like several spaces and is a single character. Python counts the two differently, so "
            "lines that look alike are not. Which lines around it were made with the other one?"
        ),
        example=('for letter in "hi":\n    print(letter)\n    print("next")'),
    ),
    "def-without-brackets": Words(
        nudge=_("Look at other lines that begin with `def`. What follows the function's name there?"),
        explain=_(
            "A function can be given things, and their names stand between round brackets behind its name. The "
            "brackets are always there, even if it is given nothing. What comes between `{name}` and the colon?"
        ),
        example=('def sing():\n    print("La la la")\n\nsing()'),
    ),
    "return-outside": Words(
        nudge=_("Above {where}: which `def` should it belong to, and how far is it indented?"),
        explain=_(
            "`return` hands a value out of a function, so it only makes sense inside a `def`. To show a value "
            "on the screen, there is `print`. Which of the two do you want?"
        ),
        example=("def half(number):\n    return number / 2\n\nprint(half(10))"),
    ),
    "break-outside": Words(
        nudge=_("Which loop should the `{word}` in {where} leave, and does it stand inside that loop?"),
        explain=_(
            "`break` and `continue` belong into a loop. What is in the loop stands further to the right than "
            "its first line. An `if` is no loop. How far must the line be indented?"
        ),
        example=("for number in range(10):\n    if number == 3:\n        break\n    print(number)"),
    ),
    "global-too-late": Words(
        nudge=_("In this function: which line uses `{name}` first, and which line says `global`?"),
        explain=_(
            "`global` tells Python whose variable a name is. It has to know that before the name is used for "
            "the first time in the function. Where does that line belong?"
        ),
        example=("count = 0\n\ndef add():\n    global count\n    count = count + 1\n\nadd()\nprint(count)"),
    ),
}
