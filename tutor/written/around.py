"""Files, modules, input, and programs that do not end."""

from django.utils.translation import gettext_noop as _

from tutor.written.words import Words

WORDS = {
    "missing-file": Words(
        nudge=_("Which files does your project have, and how is the one in {where} spelled, letter by letter?"),
        explain=_(
            "A program opens a file only if its name is exactly right, with its ending and its capitals. To "
            "write a new one, `open` needs to be told so. Should the file be there already, or be made?"
        ),
        example=(
            'with open("notes.txt", "w") as file:\n'
            '    file.write("milk")\n'
            'with open("notes.txt") as file:\n'
            "    print(file.read())"
        ),
    ),
    "file-not-open": Words(
        nudge=_("How is the file opened, for reading or for writing, and is {where} inside the `with` block?"),
        explain=_(
            '`with open(…)` opens a file for the lines of its block and closes it at the end. `"w"` is for '
            "writing only, without it a file is for reading only. Which of the two is it here?"
        ),
        example=(
            'with open("notes.txt", "w") as file:\n'
            '    file.write("milk")\n'
            'with open("notes.txt") as file:\n'
            "    print(file.read())"
        ),
    ),
    "missing-module": Words(
        nudge=_("Read the name of the module in {where} letter by letter. Is it all in small letters?"),
        explain=_(
            "`import` looks for a module of exactly this name: among Python's own, and among the files of your "
            "project. What should the name be?"
        ),
        example=("import random\n\nprint(random.randint(1, 6))"),
    ),
    "missing-in-module": Words(
        nudge=_("Compare `{name}` in {where} letter by letter with what `{module}` has. What did you mean?"),
        explain=_(
            "`from … import …` fetches one tool out of a module's box. In the box `{module}` there is no tool "
            "of this name. How is it really spelled?"
        ),
        example=("from math import sqrt\n\nprint(sqrt(25))"),
    ),
    "shadowed-module": Words(
        nudge=_("Which file in your project has the same name as the module that {where} wants?"),
        explain=_(
            "Python looks into your own project first. A file of yours with a module's name is found before the"
            " module, and hides it. What else could your file be called?"
        ),
        example=("import random\n\nprint(random.choice([1, 2, 3]))"),
    ),
    "shadowed-builtin": Words(
        nudge=_("Since which line is `{name}` the name of a variable of yours?"),
        explain=_(
            "Python has functions such as `list`, `str`, `input` and `sum`. If you store something under such a"
            " name, the function is hidden from then on. What else could your variable be called?"
        ),
        example=("numbers = [1, 2, 3]\ntotal = sum(numbers)\nprint(total)"),
    ),
    "endless-recursion": Words(
        nudge=_("Which line calls `{name}` again, and in which case is that line not reached?"),
        explain=_(
            "A function that calls itself needs a simple case in which it does not, and each call has to come nearer "
            "to that case. A call that only starts the function stands outside of the function. Which of the two do "
            "you want in {where}?"
        ),
        example=(
            "def countdown(number):\n"
            "    if number == 0:\n"
            '        print("Go!")\n'
            "    else:\n"
            "        print(number)\n"
            "        countdown(number - 1)\n"
            "\n"
            "countdown(3)"
        ),
    ),
    "endless-loop": Words(
        nudge=_(
            "Put a `print` into the loop at {where} that shows what its condition looks at. How does it change "
            "from round to round?"
        ),
        explain=_(
            "A loop goes on until its condition is no longer true. So something inside has to change it, step "
            "by step, in the right direction. Which line does that in your loop?"
        ),
        example=('energy = 3\nwhile energy > 0:\n    print("run")\n    energy = energy - 1\nprint("rest")'),
    ),
    "end-of-input": Words(
        nudge=_("How often does {where} run, and how many answers did you type?"),
        explain=_(
            "Each `input()` waits for one answer. When the input was ended, there is none any more. In a loop, "
            "`input()` may be asked more often than you think. How many times should it ask?"
        ),
        example=('for number in range(2):\n    word = input("A word: ")\n    print(word)'),
    ),
    "too-much-memory": Words(
        nudge=_("What grows in your program, and what makes it stop growing?"),
        explain=_(
            "A list or a text that gets longer in every round, or a number with a great many digits, fills the "
            "memory one day. How large should it be at most?"
        ),
        example=("numbers = []\nwhile len(numbers) < 5:\n    numbers.append(7)\nprint(len(numbers))"),
    ),
}
