"""How programs are written."""

import ast

import pytest

from learn.lessons.checks import structure
from learn.lessons.format import Source

EXAMPLES = {
    "for": "for x in y: print(x)",
    "while": "while x: print(x)",
    "loop": "[x for x in y]",
    "nested-loop": "for x in y:\n if x:\n  while z: pass",
    "break": "while x: break",
    "continue": "while x: continue",
    "while-true": "while True: pass",
    "if": "if x: pass",
    "elif": "if x: pass\nelif y: pass",
    "else": "if x: pass\nelif y: pass\nelse: pass",
    "nested-if": "if x:\n for a in b:\n  if y: pass",
    "if-expression": "x if y else z",
    "match": "match x:\n case 1: pass",
    "and": "x and y",
    "or": "x or y",
    "not": "not x",
    "in": "x not in y",
    "comparison": "x < y",
    "==": "x == y",
    "!=": "x != y",
    "boolean": "False",
    "string": "'x'",
    "number": "1.5",
    "none": "None",
    "f-string": "f'{x}'",
    "list": "x = []",
    "nested-list": "[[1] for x in y]",
    "tuple": "x = 1, 2",
    "dict": "{}",
    "set": "{1}",
    "comprehension": "{x: 1 for x in y}",
    "index": "x[0]",
    "slice": "x[1:]",
    "variable": "x = 1\nprint(x)",
    "assign": "x = 1",
    "+=": "x += 1",
    "unpack": "for x, y in z: pass",
    "+": "x += 1",
    "-": "x - 1",
    "*": "x * 1",
    "/": "x / 1",
    "//": "x // 1",
    "%": "x % 1",
    "**": "x ** 1",
    "def": "def f(): pass",
    "arguments": "def f(x): pass",
    "return": "def f(): return 1",
    "recursion": "def f(): f()",
    "lambda": "lambda: 1",
    "class": "class A: pass",
    "global": "def f():\n global x",
    "call": "f()",
    "method": "x.f()",
    "import": "from x import y",
    "try": "try: x\nexcept E: y",
    "raise": "raise E",
    "with": "with x: pass",
}
NOTHING_OF_IT = "pass"
ALMOST = {
    "elif": "if x: pass\nelse:\n if y: pass",
    "else": "if x: pass\nelif y: pass",
    "nested-if": "if x: pass\nelif y: pass",
    "list": "[a, b] = x",
    "tuple": "a, b = x",
    "while-true": "while 1 == 1: pass",
    "return": "def f(): return",
    "recursion": "def f(): g()",
    "index": "x[1:2]",
    "variable": "x = 1\nprint('x', y)\nx",
    "number": "True",
    "nested-loop": "for x in y: pass\nfor z in y: pass",
    "arguments": "def f(): pass",
}
IDLE = [
    "for x in y: pass",
    "for i in []: print(i)",
    "for i in '': print(i)",
    "for i in range(0): print(i)",
    "for i in range(1):\n print(i)\n print(i)",
    "for i in [1]: print(i)",
    "while False: print(1)",
    "while x:\n 'nothing'\n break",
]
BUSY = ["for i in [*x]: print(i)", "for i in range(2): print(i)", "for i in range(n): x = i", "while 1: f()"]


def test_there_is_an_example_of_each():
    assert EXAMPLES.keys() == structure.CONSTRUCTS.keys()


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_construct_is_recognised(name):
    assert structure.constructs(ast.parse(EXAMPLES[name]))[name] == 1
    assert structure.constructs(ast.parse(NOTHING_OF_IT))[name] == 0


@pytest.mark.parametrize(("name", "program"), [("dict", "dict(a=1)"), ("list", "list()"), ("set", "set(x)")])
def test_what_is_made_by_its_name_is_one_too(name, program):
    assert structure.constructs(ast.parse(program))[name] == 1
    assert structure.is_written(ast.parse(program), Source(uses=[name], most={name: 1}))


@pytest.mark.parametrize("name", ALMOST)
def test_what_only_looks_like_it_is_not(name):
    assert structure.constructs(ast.parse(ALMOST[name]))[name] == 0


@pytest.mark.parametrize(("program", "is_one"), [(each, 0) for each in IDLE] + [(each, 1) for each in BUSY])
def test_a_loop_that_does_nothing_again_is_none(program, is_one):
    assert structure.constructs(ast.parse(program))["loop"] == is_one


CALLS = [
    ("import random\nrandom.choice(x)", {"random.choice", "choice"}),
    ("import random as r\nr.choice(x)", {"r.choice", "random.choice", "choice"}),
    ("from random import choice as pick\npick(x)", {"pick", "random.choice"}),
    ("from turtle import *\nforward(1)", {"turtle.forward", "forward"}),
    ("from turtle import *\ndef forward(x): pass\nforward(1)", {"forward"}),
    ("words[0].strip()", {".strip", "strip"}),
    ("print(1)", {"print"}),
]


@pytest.mark.parametrize(("program", "names"), CALLS)
def test_a_call_goes_by_its_names(program, names):
    assert set(structure.called(ast.parse(program))) == names


PROGRAM = """
import random
def roll(sides):
    return random.randint(1, sides)
for turn in range(3):
    print(roll(6))
print("done")
"""


@pytest.mark.parametrize(
    ("wanted", "is_so"),
    [
        (Source(uses=["for", "def", "return"]), True),
        (Source(uses=["while"]), False),
        (Source(lacks=["while", "input"]), True),
        (Source(lacks=["print"]), False),
        (Source(defines=["roll"]), True),
        (Source(defines=["Roll"]), False),
        (Source(calls=["random.randint", "roll"]), True),
        (Source(calls=["random.choice"]), False),
        (Source(most={"print": 2, "for": 1}), True),
        (Source(most={"print": 1}), False),
        (Source(most={"print, roll, forward": 3}), True),
        (Source(most={"print, roll": 2}), False),
    ],
)
def test_what_is_wanted_of_a_source(wanted, is_so):
    assert structure.is_written(ast.parse(PROGRAM), wanted) is is_so
    assert not structure.is_written(None, wanted)
