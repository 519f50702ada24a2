"""Lines that Python cannot read: brackets, quotes, signs and names."""

from django.utils.translation import gettext_noop as _

from tutor.written.words import Words

WORDS = {
    "missing-bracket": Words(
        nudge=_("Count in {where}: how many `(` `[` `{{` are there, and how many `)` `]` `}}`?"),
        explain=_(
            "Each bracket that opens must be closed by its partner. While one is open, Python reads on into the"
            " next lines and waits for it. After which word should the bracket close?"
        ),
        example='print(len("hey"))\nprint(max(3, min(8, 5)))',
    ),
    "extra-bracket": Words(
        nudge=_(
            "Go through {where} with two fingers, one for each opening bracket and one for its partner. Which "
            "`{bracket}` has none?"
        ),
        explain=_(
            "Brackets come in pairs, an opening one and a closing one. One that closes without an opening one "
            "has nothing to do, and Python stops there. Is one too many, or is its partner missing?"
        ),
        example="total = (2 + 3) * 4\nprint(total)",
    ),
    "wrong-bracket": Words(
        nudge=_("Which bracket closes in {where}, and where is the partner that opens it?"),
        explain=_(
            "A bracket is closed by its own kind: `(` by `)`, `[` by `]`, `{{` by `}}`. Round ones call a "
            "function, square ones make a list or pick from it. Which one has the wrong partner?"
        ),
        example='pets = ["cat", "dog"]\nprint(pets[0])',
    ),
    "missing-quote": Words(
        nudge=_("Where does the text in {where} begin, and where should it end?"),
        explain=_(
            "A text stands between two quotes of the same kind. If the second one is missing, Python takes all "
            "the rest of the line for text, also the bracket. Behind which word does your text end?"
        ),
        example='print("Good morning")',
    ),
    "quote-inside": Words(
        nudge=_("Which quotes are around the text in {where}, and is one of the same kind inside it?"),
        explain=_(
            "The first quote of the same kind ends the text, also in words like “it's”. Then the rest of the "
            "words stands outside, and Python does not know them. Which other kind of quote could stand around "
            "the text?"
        ),
        example='print("It\'s a sunny day")\nprint(\'She said "hello"\')',
    ),
    "curly-quotes": Words(
        nudge=_("Look closely at the quotes in {where}. Are they straight, or do they lean to one side?"),
        explain=_(
            "Books and letters use quotes that lean. They are other characters than the straight ones, and "
            "Python only knows the straight ones. They often come with text that was copied. Which quotes have "
            "to be typed again?"
        ),
        example='print("straight quotes")',
    ),
    "missing-comma": Words(
        nudge=_("Look at the things between the brackets in {where}. What stands between each of them and the next?"),
        explain=_(
            "In a list, and between the brackets of a call, a comma parts one thing from the next. Without it "
            "Python sees two things that touch, and does not know what to do with them. Between which two is it"
            " missing?"
        ),
        example='colours = ["red", "green", "blue"]\nprint(colours[1], len(colours))',
    ),
    "missing-operator": Words(
        nudge=_("Which two things stand side by side in {where} with nothing between them?"),
        explain=_(
            "In mathematics `2x` means two times x. Python wants every sign to be written: `*` to multiply, `+`"
            " to add, a comma to part two things. What should happen with these two?"
        ),
        example=('width = 4\nprint(2 * width)\nprint("Width:", width)'),
    ),
    "half-comparison": Words(
        nudge=_("Read {where} aloud, and stop at `{word}`. What is asked in front of it, and what behind it?"),
        explain=_(
            "When we talk, “older than 10 and younger than 20” is clear. Python reads each side of `{word}` by "
            "itself, so each side has to say what is compared with what. What is `{sign}` to be compared with?"
        ),
        example='age = 15\nif age > 10 and age < 20:\n    print("A teenager")',
    ),
    "missing-value": Words(
        nudge=_("What should stand behind the `{sign}` in {where}?"),
        explain=_(
            "A sign such as `{sign}` works on what is on both of its sides. If there is nothing behind it, "
            "Python cannot go on. Did you want to write more there, or is the sign too much?"
        ),
        example="legs = 4 + 2\nprint(legs)",
    ),
    "equals-in-condition": Words(
        nudge=_("Does {where} want to store something, or to ask whether two things are equal?"),
        explain=_(
            "One `=` puts a value into a variable. To ask whether two values are equal, Python has another "
            "sign, so that the two cannot be mixed up. What does that sign look like?"
        ),
        example=('day = "Sunday"\nif day == "Sunday":\n    print("No school")'),
    ),
    "wrong-comparison": Words(
        nudge=_(
            "Say the comparison in {where} aloud, for example “less than or equal”. In which order do the two "
            "signs come then?"
        ),
        explain=_(
            "Comparisons with two signs are written as they are said: “greater or equal” is `>` and then `=`. "
            "“Not equal” is `!` and then `=`. How do you say yours?"
        ),
        example=('age = 12\nif age >= 10:\n    print("You may climb")'),
    ),
    "print-without-brackets": Words(
        nudge=_("What does {where} want to show, and how do you call `{name}` in other lines?"),
        explain=_(
            "`{name}` is a function. A function is called with round brackets right behind its name, and what "
            "it gets stands between them. Where do the two brackets go?"
        ),
        example='print("Hello", 5)',
    ),
    "call-without-brackets": Words(
        nudge=_("In {where}: which word is the function, and what is it given?"),
        explain=_(
            "A function's name and what it is given are held together by round brackets. Without them Python "
            "sees two things side by side. Where does the opening bracket go, and where the closing one?"
        ),
        example=("import turtle\n\nturtle.forward(50)\nturtle.left(90)"),
    ),
    "keyword-as-name": Words(
        nudge=_("What colour does your editor give to `{name}` in {where}, and to your other names?"),
        explain=_(
            "Python keeps some words for itself: `if`, `for`, `class`, `in`, `from` and a few more. They cannot"
            " be names of variables. What other name says as well what is in it?"
        ),
        example='school_class = "7b"\nprint(school_class)',
    ),
    "keyword-typo": Words(
        nudge=_("Read the first word of {where} backwards, letter by letter. Is it what you meant to type?"),
        explain=_(
            "The words that Python keeps for itself have to be written exactly. A word that it does not know it"
            " takes for a name, and then the rest of the line makes no sense. Which word did you mean?"
        ),
        example=('while True:\n    print("once")\n    break'),
    ),
    "name-with-digit": Words(
        nudge=_("With which character does `{name}` begin?"),
        explain=_(
            "A name may have digits in it, but not at its beginning: Python would take it for a number. What "
            "would the name look like with the digit somewhere else?"
        ),
        example=('player1 = "Mia"\nteam_2 = "Owls"\nprint(player1, team_2)'),
    ),
    "name-with-space": Words(
        nudge=_("How many words is the name in {where} made of?"),
        explain=_(
            "For Python a space ends a name, and a hyphen means minus. Two words are joined by an underscore, "
            "so that they are one name. How would yours look?"
        ),
        example='best_friend = "Noor"\nprint(best_friend)',
    ),
    "value-on-the-left": Words(
        nudge=_("Which side of the `=` in {where} is the name, and which side is the value?"),
        explain=_(
            "`=` takes what is on its right and stores it under the name on its left. So on the left stands a "
            "name. Do you want to store, or to compare?"
        ),
        example="age = 12\nprint(age == 12)",
    ),
    "call-on-the-left": Words(
        nudge=_("In {where}: under which name should the answer be kept?"),
        explain=_(
            "`=` stores what comes from its right under the name on its left. A call gives a value, so it "
            "belongs on the right. What is the name that should keep it?"
        ),
        example='town = input("Where do you live? ")\nprint(town)',
    ),
    "plus-plus": Words(
        nudge=_("What should happen to the variable in {where}: one more, or one less?"),
        explain=_(
            "`++` comes from other languages. In Python you say what the new value is: the old one plus one. "
            "There is also a short form with `+` and `=`. How do you write it?"
        ),
        example=("steps = 4\nsteps = steps + 1\nsteps += 1\nprint(steps)"),
    ),
    "f-string-brackets": Words(
        nudge=_("In the text of {where}: does each `{{` have a `}}` behind it, with a name between them?"),
        explain=_(
            "In an f-string the curly brackets are windows: what stands between them is computed and shown. "
            "Each window has to be closed, and not be empty. Which one is not right?"
        ),
        example='city = "Oslo"\nprint(f"I live in {city}.")',
    ),
    "stray-character": Words(
        nudge=_("Which character in {where} is on no other line of your program?"),
        explain=_(
            "Outside of quotes Python knows only names, numbers and its own signs. Any other character belongs "
            "into the quotes of a text, or has slipped in by accident. Which is it here?"
        ),
        example='price = 5\nprint("It costs", price, "€")',
    ),
    "copied-prompt": Words(
        nudge=_("Where did {where} come from: did you type it, or copy it?"),
        explain=_(
            "`>>>` and `...` are what Python's own console shows before each line. They are not part of the "
            "program, just like the line numbers in a book. What stays of the line without them?"
        ),
        example='print("only the program")',
    ),
    "leading-zero": Words(
        nudge=_("Is the number in {where} to compute with, or only to show?"),
        explain=_(
            "Numbers in Python do not begin with 0. What is only shown, with its 0, is kept as a text. Which of the "
            "two is yours?"
        ),
        example=('day = 7\nroom = "007"\nprint(day + 1, room)'),
    ),
    "keyword-order": Words(
        nudge=_("In the brackets of {where}: which things have a name and `=` before them, and which do not?"),
        explain=_(
            "Python matches things without a name by their place: the first, the second … So they come first, "
            "and those with a name after them. How would the order be then?"
        ),
        example='print("cat", "dog", sep=" and ")',
    ),
    "repeated-name": Words(
        nudge=_("Which name stands twice between the brackets of {where}?"),
        explain=_(
            "Each name between the brackets is a box of its own. Two boxes with the same label cannot be told "
            "apart. What is the second one really for?"
        ),
        example=('def greet(name, friend):\n    print("Hi", name, "and", friend)\n\ngreet("Ali", "Bo")'),
    ),
    "other-language": Words(
        nudge=_(
            "Read {where} aloud as a sentence. Which sign would you say as a word, and which word does Python "
            "have for it?"
        ),
        explain=_(
            "Every language has its own words. Some write signs where Python writes plain English: `and`, `or`,"
            " `not`, and `True` with a capital. Which word belongs here?"
        ),
        example=('sunny = True\nwarm = False\nif sunny and not warm:\n    print("Take a jacket")'),
    ),
    "form-other": Words(
        nudge=_("Read {where} slowly, word by word, and compare it with a line that works. What is different?"),
        explain=_(
            "Python reads a line by strict rules: quotes and brackets in pairs, a colon at the end of `if`, "
            "`for`, `while` and `def`, signs between things. Often the cause stands at the end of the line "
            "above. What stands there?"
        ),
        example='for number in range(3):\n    print("Number", number)',
    ),
}
