"""Files of one's own that have the name of a module of Python."""

from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit
from tutor.training.mistakes.errors import with_import
from tutor.training.mistakes.kinds import mistake

# What somebody tried out before, and called after what it was about.
TRIED_OUT = (
    'print("Hello!")\n',
    "number = 5\nprint(number)\n",
    'def try_it():\n    print("It works.")\n',
    "# Here I try things out.\nwords = []\n",
)


def beside(edit: Edit, name: str, line: int, text: str) -> Edit:
    return Edit(edit.first, edit.last, edit.text, line=line, beside=((name, text),))


@mistake("own-file-called-random", "shadowed-module", elsewhere=True)
def own_file_called_random(code: Code) -> Iterator[Edit]:
    for number, text in enumerate(code.lines, 1):
        if text == "import random":
            for tried in TRIED_OUT:
                yield beside(Edit(1, 0, ()), "random.py", number, tried)


@mistake("own-file-hides-an-import-from", "shadowed-module")
def own_file_hides_an_import_from(code: Code) -> Iterator[Edit]:
    """Something is to be taken out of a module, and the file of that name has nothing of it."""
    if "random" not in code.source:
        for name in ("randint", "choice", "shuffle"):
            for tried in TRIED_OUT:
                yield beside(Edit(1, 0, (f"from random import {name}",)), "random.py", 1, tried)


@mistake("own-file-called-as-another", "shadowed-module")
def own_file_called_as_another(code: Code) -> Iterator[Edit]:
    """Of the modules that are needed less often."""
    uses = {"statistics": "mean([4, 8, 9])", "calendar": "month(2026, 5)", "datetime": "date.today()"}
    for module, use in uses.items():
        for edit in with_import(code, module, f'print("Now:", {module}.{use})'):
            for tried in TRIED_OUT:
                yield beside(edit, f"{module}.py", edit.line, tried)
