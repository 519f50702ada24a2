"""Names that Python does not know."""

from django.utils.translation import gettext_noop as _

from tutor.written.words import Words

WORDS = {
    "name-typo": Words(
        nudge=_("Read `{name}` and `{near}` letter by letter. Which letter is different?"),
        explain=_(
            "Python knows a name only if it is written exactly as it was the first time. With one other letter "
            "it is another name. Which spelling do you want to use everywhere?"
        ),
        example="height = 3\nprint(height * 2)",
    ),
    "name-case": Words(
        nudge=_(
            "Look only at the capitals and small letters of `{name}`. Where in your program is it written in "
            "another way?"
        ),
        explain=_(
            "For Python `Score` and `score` are two different names. Python's own words, such as `print`, have "
            "small letters only. Which way of writing do you want here?"
        ),
        example="score = 5\nprint(score)",
    ),
    "name-not-yet": Words(
        nudge=_(
            "Put your finger on the first line and go down, as Python does. What is stored under `{name}` when "
            "you come to {where}?"
        ),
        explain=_(
            "Python goes from top to bottom and knows only what came before. A name has to get its value above "
            "the line that uses it. Which line has to move, and where to?"
        ),
        example=("price = 4\ntotal = price * 3\nprint(total)"),
    ),
    "name-unknown": Words(
        nudge=_("Search your program for a line that begins with `{name} =`. Is there one?"),
        explain=_(
            "A name is like a label on a box. Before {where} can look into the box `{name}`, another line has "
            "to put something in, with `=`. What should be in that box?"
        ),
        example='lives = 3\nprint("Lives:", lives)',
    ),
    "name-without-quotes": Words(
        nudge=_("In {where}: is `{name}` a text to show, or the name of a variable?"),
        explain=_(
            "Without quotes Python takes a word for a name and looks for its value. With quotes it takes the "
            "word as it is, letter by letter. Which of the two do you mean?"
        ),
        example=('weather = "cloudy"\nprint(weather)\nprint("sunny")'),
    ),
    "name-missing-import": Words(
        nudge=_("`{name}` comes from a module. Where in your program is that module fetched?"),
        explain=_(
            "Some of Python's tools lie in boxes that are closed at first, the modules. `import` opens one of "
            "them, and that line stands at the top of the file. Which module do you need here?"
        ),
        example=("import math\n\nprint(math.sqrt(16))"),
    ),
    "name-in-function": Words(
        nudge=_("In which `def` does `{name}` get its value? Does {where} stand inside that `def`?"),
        explain=_(
            "What a function stores is gone when it ends. With `return` it hands one value out, and the line "
            "that calls it can keep that value under a name. Is there a name outside of `{function}` that holds what "
            "{where} needs?"
        ),
        example=(
            "def area(width, height):\n"
            "    result = width * height\n"
            "    return result\n"
            "\n"
            "garden = area(4, 3)\n"
            "print(garden)"
        ),
    ),
    "local-before-value": Words(
        nudge=_("Where does `{name}` get its first value: inside the function, or outside of it?"),
        explain=_(
            "When a function stores something under a name, that name is its own, and the one outside is "
            "another. So inside it has no value yet. A function can be given the value between its brackets, "
            "and `return` the new one. What should yours be given?"
        ),
        example=(
            "def one_more(apples):\n    return apples + 1\n\napples = 2\napples = one_more(apples)\nprint(apples)"
        ),
    ),
}
