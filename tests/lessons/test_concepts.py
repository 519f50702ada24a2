"""Which concepts a program surely uses."""

import pytest

from learn.lessons import concepts

PROGRAMS = [
    ('print("hi")', "run strings"),
    ("secret = 7", "variables"),
    ("name = input()", "variables input"),
    ("print(f'{name}')", "run f-string"),
    ("print(f'hi')", "run strings"),
    ("int(a)", "numbers"),
    ("a + b", ""),
    ("a + 1", "numbers"),
    ("'-' * 20", "strings"),
    ("'a' + b", "strings"),
    ("a % 26", "modulo"),
    ("'%s' % a", "strings"),
    ("str(5)", "types"),
    ("a == b", "comparison"),
    ("a in b", ""),
    ("if a:\n  pass\nelse:\n  pass", "if"),
    ("a and not b", "boolean"),
    ("while True:\n  break", "while break"),
    ("for i in range(3):\n  continue", "for range break"),
    ("for a, b in c:\n  pass", "for tuple"),
    ("a, b = b, a", "variables tuple"),
    ("[a, b] = c", "variables tuple"),
    ("[]", "list"),
    ("a.append(b)", "list"),
    ("a.split()", "list methods"),
    ("a[0]", "index"),
    ("a[-1]", "index"),
    ("a[1:]", "index"),
    ("a[b]", "index"),
    ("c = {}\na[b]", "variables dict"),
    ("c = {}\na[0]", "variables dict index"),
    ("a['b']", "dict strings"),
    ("a.items()", "dict"),
    ("[[a], [b]]", "list nested-lists"),
    ("[[' '] * 3 for row in rows]", "list nested-lists for strings"),
    ("def f():\n  pass", "function"),
    ("def f(a):\n  return a", "function arguments return"),
    ("def f():\n  return", "function"),
    ("def f():\n  return None", "function none"),
    ("def f(a):\n  return f(a)", "function arguments return recursion"),
    ("def f():\n  def g():\n    return 1", "function return"),
    ("def f():\n  global a", "function scope"),
    ("import math", "import"),
    ("import random\nrandom.choice(a)", "import random"),
    ("from random import choice", "import random"),
    ("import turtle", "import turtle"),
    ("import matplotlib.pyplot as plt", "import plot"),
    ("try:\n  pass\nexcept ValueError:\n  pass", "errors"),
    ("with open(a) as f:\n  pass", "files"),
    ("a.upper()", "methods"),
    ("'x'.join(a)", "methods strings"),
    ("a.forward(b)", ""),
    ("a += 1", "counting variables numbers"),
    ("a = a + b", "counting variables"),
    ("a = b + a", "variables"),
    ("chr(ord(a))", "letters"),
    ("None", "none"),
    ("print(", ""),
    ("\0", ""),
    ("(" * 500, ""),
]


@pytest.mark.parametrize(("source", "uses"), PROGRAMS)
def test_a_program_uses(source, uses):
    assert concepts.used_by(source) == set(uses.split())


def test_every_concept_that_is_found_has_a_name():
    found = {slug for _, uses in PROGRAMS for slug in uses.split()}
    assert found <= concepts.CONCEPTS
    assert concepts.CONCEPTS - found == {"indentation", "brackets"}, "these two cannot be seen in a program that runs"
