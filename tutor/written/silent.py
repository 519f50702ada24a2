"""Programs that run to their end and do not do what was meant."""

from django.utils.translation import gettext_noop as _

from tutor.written.words import Words

WORDS = {
    "or-without-comparison": Words(
        nudge=_("Read only what stands right of the `{op}` in {where}. Is that a whole question by itself?"),
        explain=_(
            "We say “if it is red or blue”. Python reads each side of `{op}` as a question of its own, and a "
            "text alone counts as yes. So each side needs its own comparison. How would the second one go?"
        ),
        example=('colour = "blue"\nif colour == "red" or colour == "blue":\n    print("A colour of the flag")'),
    ),
    "plus-equals-turned": Words(
        nudge=_("Read {where} aloud. In which order do `=` and `+` stand there?"),
        explain=_(
            "`+=` means: add to what is there. Turned round, `=` stores the number with a plus before it, and "
            "the old value is lost. So it never counts up. Which order do you want?"
        ),
        example=("steps = 10\nsteps += 5\nprint(steps)"),
    ),
    "comparison-alone": Words(
        nudge=_("Should {where} change `{name}`, or ask something about it?"),
        explain=_(
            "Two `==` ask whether two things are equal, and then nothing is done with the answer. One `=` "
            "stores. Which one changes `{name}`?"
        ),
        example=("lives = 3\nlives = lives - 1\nprint(lives)"),
    ),
    "value-unused": Words(
        nudge=_("{where} computes something. Where does the result go?"),
        explain=_(
            "A value that is neither shown nor stored is forgotten at once. `print` shows it, and `name =` "
            "keeps it. Which of the two do you want?"
        ),
        example="price = 3 * 4\nprint(price)",
    ),
    "text-method-dropped": Words(
        nudge=_("Print `{name}` right after {where}. Has it changed?"),
        explain=_(
            "A method such as `.{method}()` never changes the text itself. It makes a new text, and if nobody "
            "keeps that, it is gone. Under which name do you want to keep it?"
        ),
        example=('city = "oslo"\ncity = city.upper()\nprint(city)'),
    ),
    "call-forgotten": Words(
        nudge=_("Compare {where} with another line where a function is called. What stands behind the name there?"),
        explain=_(
            "A function's name alone only points to it, as to a recipe in a book. The brackets behind the name "
            "say: do it now. What is missing?"
        ),
        example=('def bark():\n    print("Woof")\n\nbark()'),
    ),
    "function-never-called": Words(
        nudge=_("Search your program for `{name}(` outside of its `def`. Is it there?"),
        explain=_(
            "`def` only teaches Python what `{name}` means. Its lines run when somewhere else, further to the "
            "left, the function is called by its name. Where should that happen?"
        ),
        example=('def sing():\n    print("La la la")\n\nsing()\nsing()'),
    ),
    "unreachable": Words(
        nudge=_("Which line is the last one that runs before {where}? What does it do?"),
        explain=_(
            "After `return`, `break` or `continue` Python leaves at once. What stands below, at the same "
            "indentation, never gets its turn. Should {where} come before it, or stand further to the left?"
        ),
        example=('def double(number):\n    print("I double", number)\n    return number * 2\n\nprint(double(4))'),
    ),
    "missing-f": Words(
        nudge=_("The curly brackets in {where} are shown as they are. What stands before the first quote?"),
        explain=_(
            "Only a text with a certain letter before its first quote looks into the curly brackets and shows "
            "the value of the name in them. Without it they are plain characters. Which letter is it?"
        ),
        example='pet = "Rex"\nprint(f"My pet is {pet}.")',
    ),
    "returns-nothing": Words(
        nudge=_("What is the last line of `{name}`, and does it give something back or only show it?"),
        explain=_(
            "A function that only prints gives back `None`. With `return` it hands a value to the line that "
            "called it, and that line can store it. What should `{name}` hand back?"
        ),
        example=("def half(number):\n    return number / 2\n\nresult = half(10)\nprint(result)"),
    ),
    "result-of-print": Words(
        nudge=_("What does {where} want to keep: what is shown, or a value?"),
        explain=_(
            "`print` shows something on the screen, and gives nothing back. So what is stored is `None`. The "
            "value to keep is the one between its brackets. How can you store that first?"
        ),
        example="answer = 3 + 4\nprint(answer)",
    ),
    "result-of-sort": Words(
        nudge=_("Print what {where} stores. What do you see?"),
        explain=_(
            "Methods such as `sort()`, `append()` and `reverse()` change the list itself and give back `None`. "
            "So let them do it on a line of their own, and go on with the list. Which name has the list?"
        ),
        example=("ages = [12, 9, 11]\nages.sort()\nprint(ages)"),
    ),
    "text-equals-number": Words(
        nudge=_("What does `print(type({text}))` show, and what kind is `{number}`?"),
        explain=_(
            'What is typed at `input()` is always a text. `"7"` and `7` look alike and are never equal. One of '
            "the two has to become the kind of the other. Which one, and by which function?"
        ),
        example=('typed = "7"\nif int(typed) == 7:\n    print("Seven!")'),
    ),
    "is-with-value": Words(
        nudge=_("Does {where} ask whether two values are equal, or whether they are one and the same thing?"),
        explain=_(
            "Two cards with the same number are equal, and still they are two cards. `is` asks whether it is "
            "the very same card. For “equal” there is a sign of its own. Which one?"
        ),
        example=('number = 5\nif number == 5:\n    print("five")'),
    ),
    "always-true": Words(
        nudge=_("Try the condition in {where} with three different values in your head. When is it false?"),
        explain=_(
            "With `or` one true side is enough. If each value makes at least one of the sides true, the whole "
            "is always true. `and` wants both. Which of the two do you mean?"
        ),
        example=(
            "age = 15\n"
            "if age >= 10 and age <= 14:\n"
            '    print("You fit in this group")\n'
            "else:\n"
            '    print("Another group")'
        ),
    ),
    "never-true": Words(
        nudge=_("Try the condition in {where} with three different values in your head. When is it true?"),
        explain=_(
            "What stands under a condition runs only when it is true, and when the program gets there. "
            "Go through your program with a value that should fit: what happens to that value, line by line?"
        ),
        example=('day = "Sunday"\nif day == "Saturday" or day == "Sunday":\n    print("Weekend")'),
    ),
    "compared-with-function": Words(
        nudge=_("In {where}: is `{name}` called, or only named?"),
        explain=_(
            "Without brackets `{name}` is the function itself, and that is never equal to a value. With "
            "brackets it runs and gives a value, and that can be compared. What is missing?"
        ),
        example=('def dice():\n    return 6\n\nif dice() == 6:\n    print("Six!")'),
    ),
    "mutable-default": Words(
        nudge=_("Call `{function}` twice without giving it anything. What is in `{name}` the second time?"),
        explain=_(
            "The list behind the `=` is made only once, when Python reads the `def`. All calls share it. A new "
            "list has to be made inside the function. How can the function notice that it was given nothing?"
        ),
        example=(
            "def collect(stamp, album=None):\n"
            "    if album is None:\n"
            "        album = []\n"
            "    album.append(stamp)\n"
            "    return album\n"
            "\n"
            'print(collect("red"), collect("blue"))'
        ),
    ),
    "bare-except": Words(
        nudge=_("Which mistake did you expect at this `except`, and which others does it hide as well?"),
        explain=_(
            "An `except` without a name catches every mistake, also a typing mistake of your own, and so you "
            "never see it. Behind `except` stands the one error that you expect. Which one is that?"
        ),
        example=('try:\n    number = int("twelve")\nexcept ValueError:\n    print("Digits, please")'),
    ),
    "find-minus-one": Words(
        nudge=_("What does `find` give when the text is at the very beginning, and what when it is not there at all?"),
        explain=_(
            "`find` gives a place: 0 for the beginning, and -1 for “not there”. As a yes or no, 0 counts as no "
            "and -1 as yes, which is just the wrong way round. Which little word asks only whether something is"
            " in it?"
        ),
        example=('word = "banana"\nif "nan" in word:\n    print("It is in there")'),
    ),
    "variable-unused": Words(
        nudge=_("Search for the name that {where} stores. On which other line is it used?"),
        explain=_(
            "A value that is stored and never used changes nothing. Often another line uses an old or a similar"
            " name instead. Which line should use it?"
        ),
        example=("price = 4\ntotal = price * 2\nprint(total)"),
    ),
    "else-of-last-if": Words(
        nudge=_(
            "Go through your program with a value for which line {first} says yes. Which lines are done after that?"
        ),
        explain=_(
            "Each `if` begins a new question, and an `else` answers only the nearest one above it. `elif` joins "
            "questions to one chain, in which only the first yes counts. Which questions belong together here?"
        ),
        example=(
            'light = "red"\nif light == "red":\n    print("Stop")\nelif light == "green":\n    print("Go")\n'
            'else:\n    print("Look around")'
        ),
    ),
    "second-figure": Words(
        nudge=_("How many plots should there be, one or two? What happens between the first and the second one?"),
        explain=_(
            "All that is drawn goes onto the same sheet until it is shown, or a new sheet is begun. So the "
            "second plot lands on top of the first. What has to stand between them?"
        ),
        example=(
            "import matplotlib.pyplot as plt\n"
            "\n"
            'plt.bar(["a", "b"], [1, 2])\n'
            "plt.show()\n"
            "plt.plot([3, 1, 2])\n"
            "plt.show()"
        ),
    ),
    "shown-too-early": Words(
        nudge=_("Look at the picture that line {shown} shows. What is missing on it that a later line should bring?"),
        explain=_(
            "`show()` is like handing in a sheet: it is seen as it is then. Whatever is drawn or written afterwards "
            "goes onto a new sheet. What has to be on the sheet before it is handed in?"
        ),
        example=('import matplotlib.pyplot as plt\n\nplt.plot([3, 1, 2])\nplt.title("My marks")\nplt.show()'),
    ),
}
