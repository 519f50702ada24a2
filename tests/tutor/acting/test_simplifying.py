import textwrap

import pytest

from learn.lessons.concepts import CONCEPTS
from tutor.acting.selections import Selection
from tutor.acting.simplifying import simplify


def simpler(program, taught=CONCEPTS, first=1, last=None):
    program = textwrap.dedent(program).strip("\n")
    found = simplify(Selection("main.py", program, first, last or program.count("\n") + 1), taught)
    return found.text if found else None


@pytest.mark.parametrize(
    ("program", "shorter"),
    [
        ("done = 5 > 3\nif done == True:\n    print(1)", "done = 5 > 3\nif done:\n    print(1)"),
        ("done = False\nwhile done == False:\n    done = True", "done = False\nwhile not done:\n    done = True"),
        ("if not x == 5:\n    print(x)", "if x != 5:\n    print(x)"),
        ("score = score + 1", "score += 1"),
        ("text = text + 'ä'", "text += 'ä'"),
        (
            "def f(x):\n    if x > 2:\n        return True\n    else:\n        return False",
            "def f(x):\n    return x > 2",
        ),
        (
            "if x:\n    print(1)\n    print(3)\nelse:\n    print(2)\n    print(3)\nprint(4)",
            "if x:\n    print(1)\nelse:\n    print(2)\nprint(3)\nprint(4)",
        ),
        ("if x:\n    print(1)\n    print(3)\nelse:\n    print(3)", "if x:\n    print(1)\nprint(3)"),
        ("if x:\n    print(1)\nelse:\n    pass", "if x:\n    print(1)"),
        ("for x in y:\n    print(x)\n    pass", "for x in y:\n    print(x)"),
        (
            "names = ['a', 'b']\nfor i in range(len(names)):\n    print(names[i])",
            "names = ['a', 'b']\nfor name in names:\n    print(name)",
        ),
        (
            "t.forward(9)\nt.left(90)\n" * 4,
            "for number in range(4):\n    t.forward(9)\n    t.left(90)",
        ),
        ("print('*')\n" * 3 + "print('end')", "for number in range(3):\n    print('*')\nprint('end')"),
    ],
)
def test_what_is_surely_shorter(program, shorter):
    assert simpler(program) == shorter


@pytest.mark.parametrize(
    "program",
    [
        "if x == True:\n    print(1)",  # 5 is no True, and would do
        "x = int(input())\nif x == True:\n    print(1)",
        "numbers = numbers + [1]",  # would change the list that somebody else has, too
        "if not x < 5:\n    print(x)",
        "if x:\n    print(3)\nelse:\n    print(3)  # a comment of theirs",
        "names = ['a']\nfor i in range(len(names)):\n    print(i, names[i])",
        "names = ['a']\nfor i in range(len(names)):\n    names[i] = 'b'",
        "names = ['a']\nfor i in range(len(names)):\n    print(names[i])\nprint(i)",
        "def f(names):\n    for i in range(len(names)):\n        print(names[i])",  # it may be a dict
        "names = ['a']\nfor i in range(len(names)):\n    print(f'{i}: {names[i]}')",
        "print('*')\nprint('*')",
        "print('*')\n# a row\nprint('*')\nprint('*')",
        "if a:\n    x()\nelif b:\n    print(1)\n    print(3)\nelse:\n    print(2)\n    print(3)",
        "print('hello')",
    ],
)
def test_what_might_do_something_else_stays(program):
    assert simpler(program) is None


def test_only_with_what_was_taught():
    assert simpler("print('*')\n" * 3, taught=frozenset({"run", "strings"})) is None


def test_only_in_the_selected_lines():
    program = "a = a + 1\nb = b + 1\nc = c + 1"
    assert simpler(program, first=2, last=2) == "a = a + 1\nb += 1\nc = c + 1"
    assert (
        simpler("print(1)\n" * 6, first=1, last=3)
        == "for number in range(3):\n    print(1)\n" + "print(1)\n" * 2 + "print(1)"
    )
