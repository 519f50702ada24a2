"""A small whole lesson, written into a folder, for tests to break."""

from pathlib import Path

LESSON = """
title = "Say hello"
promise = "A program that greets whoever types a name."
minutes = 10
order = 10
teaches = ["run", "strings", "variables", "input"]
"""
STEP = """
title = "Greet by name"
teaches = ["run", "strings", "variables", "input"]
minutes = 5
hints = [
  "Look at the line that prints.",
  "Where is the name that was typed?",
  "Put the name behind the greeting, with a comma.",
]

[[checks]]
name = "greets"
passed = "It greets by name."
failed = "I typed Ada, and looked for “Ada” in what was printed. It was not there."
answers = ["Ada"]
printed = "Ada"

[[checks.mistakes]]
name = "fixed-name"
printed = "Grace"
says = "I typed Ada, and your program greets Grace. Where does the name come from?"

[[wrong]]
file = "wrong/fixed.py"
message = "fixed-name"

[[wrong]]
file = "wrong/no_bracket.py"
tag = "missing-bracket"

[[wrong]]
file = "wrong/typo.py"
tag = "name-typo"
"""
PREDICT = """
title = "What does it print?"
kind = "predict"

[[options]]
text = "ab"
right = true
says = "Yes, one after the other."

[[options]]
text = "a b"
says = "There is no comma between them."
"""
TWIN = """
title = "Say goodbye"
of = ["1-greet"]

[[checks]]
name = "parts"
passed = "It says goodbye by name."
failed = "I typed Ada, and looked for “Bye” and “Ada”. They were not there."
answers = ["Ada"]
printed = {order = ["Bye", "Ada"]}

[[wrong]]
file = "wrong/hello.py"
message = "parts"

[[wrong]]
file = "wrong/no_quote.py"
tag = "missing-quote"

[[wrong]]
file = "wrong/silent.py"
message = "parts"
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'
FILES = {
    "lesson.toml": LESSON,
    "teacher.md": "Ten minutes. Ask the class what a name is.\n",
    "picture.svg": PICTURE,
    "starter/main.py": 'print("Hello")\n',
    "1-greet/step.toml": STEP,
    "1-greet/step.md": "At the end of this step, your program says hello to a friend.\n\n"
    "Ask for a name with `input()`. See [input](card:input).\n\n```python\ncolour = input()\n```\n",
    "1-greet/solution.py": 'name = input("Your name? ")\nprint("Hello", name)\n',
    "1-greet/wrong/fixed.py": 'name = input("Your name? ")\nprint("Hello Grace")\n',
    "1-greet/wrong/no_bracket.py": 'name = input("Your name? ")\nprint("Hello", name\n',
    "1-greet/wrong/typo.py": 'name = input("Your name? ")\nprint("Hello", nmae)\n',
    "2-join/step.toml": PREDICT,
    "2-join/step.md": "At the end of this step, you can tell what stands where.\n",
    "2-join/program.py": 'word = "ab"\nprint(word)\n',
    "twin-goodbye/twin.toml": TWIN,
    "twin-goodbye/step.md": "Write a program that asks for a name and says Bye.\n",
    "twin-goodbye/starter.py": 'print("Bye")\n',
    "twin-goodbye/solution.py": 'name = input()\nprint("Bye", name)\n',
    "twin-goodbye/wrong/hello.py": 'name = input()\nprint("Hello", name)\n',
    "twin-goodbye/wrong/no_quote.py": 'name = input()\nprint("Bye, name)\n',
    "twin-goodbye/wrong/silent.py": "name = input()\n",
}


def write(catalogue: Path, slug: str = "say-hello", files: dict[str, str | bytes | None] | None = None) -> Path:
    """A lesson in `catalogue`. `files` are put in their place, or left out where they are None."""
    folder = catalogue / slug
    for name, data in (FILES | (files or {})).items():
        if data is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder
