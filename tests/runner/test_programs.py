"""What beginners' programs do, through real kernels: a table of programs and the story that the console tells."""

import dataclasses
import re
import textwrap

import pytest

from runner.limits import Limits
from runner.messages import Html, Picture
from tests.runner.real import patience

pytestmark = pytest.mark.kernel


@dataclasses.dataclass
class Program:
    name: str
    files: dict[str, str | bytes]
    story: list  # texts as printed, ("asked", prompt), ("picture", alt), ("failed", kind, message, file, line), outcome
    answers: list[str | None]
    entry: str


PROGRAMS: list[Program] = []


def program(name: str, text: str, *story, answers=(), entry="main.py", **files: str | bytes) -> None:
    """One line of the table. A story's words may be a pattern (`like`); other files are `helper__py="…"`."""
    all_files: dict[str, str | bytes] = {entry: textwrap.dedent(text).lstrip("\n")}
    for other, content in files.items():
        if isinstance(content, str):
            content = textwrap.dedent(content).lstrip("\n")
        all_files[other.replace("__", ".")] = content
    PROGRAMS.append(Program(name, all_files, list(story), list(answers), entry))


def like(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.DOTALL)


def is_told(told, expected) -> bool:
    if isinstance(expected, re.Pattern):
        return isinstance(told, str) and expected.fullmatch(told) is not None
    if isinstance(expected, tuple) and isinstance(told, tuple):
        return len(told) == len(expected) and all(map(is_told, told, expected))
    return told == expected


def failed(kind: str, message, line: int = 1, file: str = "main.py") -> tuple:
    return ("failed", kind, message, file, line)


# ── Printing ──

program("it prints in order", "print('one')\nprint('two', end='!')\nprint(3, 4, sep='-')", "one\ntwo!3-4\n", "finished")
program("nothing at all", "", "finished")
program("an expression alone is silent", "x = 3\nx * 2", "finished")
program(
    "output and errors keep their order",
    """
    import sys
    print("out", flush=True)
    print("err", file=sys.stderr, flush=True)
    """,
    "out\nerr\n",
    "finished",
)
program(
    "emoji, accents and other alphabets", "print('🎉 naïve Ω 日本 \\N{SNOWMAN}')", "🎉 naïve Ω 日本 ☃\n", "finished"
)
program("half a character becomes a question mark", "print('\\ud800!')", "?!\n", "finished")
program(
    "colours stay, other terminal codes go",
    """
    print("\\x1b[31mred\\x1b[0m \\x1b[2J\\x1b[1;1Hhome \\x1b]0;title\\x07bell\\x07 \\x1b[?25lhidden")
    """,
    "\x1b[31mred\x1b[0m home bell hidden\n",
    "finished",
)
program(
    "a line that overwrites itself", "for n in range(3):\n    print(f'\\r{n} %', end='')", "\r0 %\r1 %\r2 %", "finished"
)
program("bytes to the buffer", "import sys\nsys.stdout.buffer.write(b'raw \\xff\\n')", "raw �\n", "finished")
program(
    "a subprocess's words",
    "import os, subprocess\nsubprocess.run(['echo', 'from echo'])\nos.system('echo again')",
    like("(from echo\nagain\n|again\nfrom echo\n)"),
    "finished",
)
program(
    "logging and warnings",
    """
    import logging, warnings
    logging.warning("careful")
    warnings.warn("old")
    """,
    like(r"WARNING:root:careful\n.*main.py:3: UserWarning: old\n.*"),
    "finished",
)

# ── Asking ──

program(
    "a question and its answer",
    "name = input('Who? ')\nprint('Hello', name)",
    ("asked", "Who? "),
    "Hello Ada\n",
    "finished",
    answers=["Ada"],
)
program(
    "two questions",
    "a = int(input('a: '))\nb = int(input('b: '))\nprint(a + b)",
    ("asked", "a: "),
    ("asked", "b: "),
    "5\n",
    "finished",
    answers=["2", "3"],
)
program(
    "what is printed before a question stands before it",
    "print('Ready?')\ninput()\nprint('Go')",
    "Ready?\n",
    ("asked", ""),
    "Go\n",
    "finished",
    answers=[""],
)
program(
    "an answer of letters from everywhere",
    "print(input('? ')[::-1])",
    ("asked", "? "),
    "🎉é\n",
    "finished",
    answers=["é🎉"],
)
program(
    "the end of input", "input('more? ')", ("asked", "more? "), failed("EOFError", "EOF when reading a line"), "failed"
)
program(
    "the end of input, expected",
    """
    try:
        input()
    except EOFError:
        print("no more")
    """,
    ("asked", ""),
    "no more\n",
    "finished",
)
program(
    "lines until there are no more",
    "import sys\nfor line in sys.stdin:\n    print(len(line))",
    ("asked", ""),
    "3\n",
    ("asked", ""),
    "1\n",
    ("asked", ""),
    "finished",
    answers=["ab", ""],
)
program(
    "one line of sys.stdin",
    "import sys\nprint(repr(sys.stdin.readline()))",
    ("asked", ""),
    "'x\\n'\n",
    "finished",
    answers=["x"],
)
program(
    "a secret",
    "import getpass\nprint(len(getpass.getpass('Word: ')))",
    ("asked", "Word: "),
    "4\n",
    "finished",
    answers=["abcd"],
)

# ── Ending ──

program("exit()", "print('a')\nexit()\nprint('b')", "a\n", "finished")
program("quit in a function", "def f():\n    quit()\nf()\nprint('b')", "finished")
program("sys.exit with words", "import sys\nsys.exit('Good bye.')", "Good bye.\n", "finished")
program("sys.exit with a number", "import sys\nsys.exit(3)", "finished")
program("raise SystemExit", "raise SystemExit", "finished")
program("os._exit", "import os\nprint('before')\nos._exit(1)", "before\n", "failed")
program(
    "a killed kernel",
    "import os, signal, time\nprint('before', flush=True)\ntime.sleep(0.3)\nos.kill(os.getpid(), signal.SIGKILL)",
    "before\n",
    "failed",
)
program("the program interrupts itself", "raise KeyboardInterrupt", "stopped")
program(
    "only as the main program",
    "print(__name__)\nif __name__ == '__main__':\n    print('main')",
    "__main__\nmain\n",
    "finished",
)
program(
    "its own name and arguments",
    "import sys, os\nprint(sys.argv, os.path.basename(__file__), os.getcwd())",
    "['main.py'] main.py /home/me\n",
    "finished",
)
program("another file is run", "print('other')", "other\n", "finished", entry="other.py", main__py="print('main')")

# ── Failing ──

program(
    "a name that is nearly right",
    "colour = 3\nprint(color)",
    failed("NameError", "name 'color' is not defined. Did you mean: 'colour'?", 2),
    "failed",
)
program(
    "a method that is nearly right",
    "'a'.uper()",
    failed("AttributeError", like("'str' object has no attribute 'uper'. Did you mean: 'upper'.")),
    "failed",
)
program("a forgotten import", "print(math.pi)", failed("NameError", like("name 'math' is not defined.*")), "failed")
program(
    "an index in a helper",
    "import helper\nhelper.third([1])",
    failed("IndexError", "list index out of range", 2, "helper.py"),
    "failed",
    helper__py="def third(things):\n    return things[2]\n",
)
program(
    "a helper that does not parse",
    "import helper",
    failed("SyntaxError", "expected ':'", 1, "helper.py"),
    "failed",
    helper__py="def f()\n    pass\n",
)
program(
    "a program that does not parse",
    "print('a')\nif x = 3:\n    pass",
    failed("SyntaxError", like("invalid syntax.*"), 2),
    "failed",
)
program(
    "a bracket never closed",
    "print('a'\nx = 1",
    failed("SyntaxError", like("'\\(' was never closed|.*comma.*"), 1),
    "failed",
)
program("a text never closed", "print('a)", failed("SyntaxError", like("unterminated string literal.*")), "failed")
program(
    "tabs and spaces",
    "if True:\n\tprint(1)\n        print(2)\n",
    failed("TabError", like("inconsistent use of tabs.*"), 3),
    "failed",
)
program("a line too far to the right", "x = 1\n  y = 2\n", failed("IndentationError", "unexpected indent", 2), "failed")
program("print without brackets", "print 'a'", failed("SyntaxError", like("Missing parentheses.*")), "failed")
program(
    "a library that is not there",
    "import requestss",
    failed("ModuleNotFoundError", "No module named 'requestss'"),
    "failed",
)
program(
    "one error while another is handled",
    "try:\n    1 / 0\nexcept ZeroDivisionError:\n    int('x')",
    failed("ValueError", "invalid literal for int() with base 10: 'x'", 4),
    "failed",
)
program(
    "an error from another",
    "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('why') from e",
    failed("ValueError", "why", 4),
    "failed",
)
program(
    "recursion",
    "def f(n):\n    return f(n + 1)\nf(0)",
    failed("RecursionError", like("maximum recursion depth exceeded.*"), 2),
    "failed",
)
program(
    "an error deep inside a library",
    "import json\njson.loads('{')",
    failed("JSONDecodeError", like("Expecting property name.*"), 2),
    "failed",
)
program(
    "an error of one's own",
    "class TooCold(Exception):\n    pass\nraise TooCold('brr')",
    failed("TooCold", "brr", 3),
    "failed",
)
program(
    "an error that cannot say what it is",
    "class Odd(Exception):\n    def __str__(self):\n        raise ValueError\nraise Odd()",
    failed("Odd", "(its message could not be read)", 4),
    "failed",
)
program(
    "a group of errors",
    "raise ExceptionGroup('both', [ValueError('a'), TypeError('b')])",
    failed("ExceptionGroup", "both (2 sub-exceptions)"),
    "failed",
)
program("an assertion", "assert 1 == 2, 'not equal'", failed("AssertionError", "not equal"), "failed")
program(
    "an error in a thread",
    "import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start()\nt.join()\nprint('after')",
    like(".*ZeroDivisionError: division by zero\n.*after\n.*"),
    "finished",
)
program("too much memory for one thing", "x = 'a' * 10**10", failed("MemoryError", ""), "failed")
program(
    "a file that is not there",
    "open('nothing.txt')",
    failed("FileNotFoundError", "[Errno 2] No such file or directory: 'nothing.txt'"),
    "failed",
)
program("an unhappy number", "int('abc')", failed("ValueError", like("invalid literal for int.*")), "failed")
program("not UTF-8", "", failed("SyntaxError", like(".*(utf-8|unicode).*"), 1), "failed")
PROGRAMS[-1].files["main.py"] = b"print('caf\xe9')\n"
program("declared Latin-1", "", "café\n", "finished")
PROGRAMS[-1].files["main.py"] = b"# -*- coding: latin-1 -*-\nprint('caf\xe9')\n"
program("a mark at its beginning", "\ufeffprint('marked')", "marked\n", "finished")
program("a zero byte", "print(1)\x00\n", failed("SyntaxError", like(".*null bytes.*")), "failed")
program("Windows line ends", "print(1)\r\nif True:\r\n    print(2)\r\n", "1\n2\n", "finished")

# ── Files and modules ──

program(
    "a second file",
    "import shapes\nfrom shapes import area\nprint(area(2), shapes.NAME)",
    "4 square\n",
    "finished",
    shapes__py="NAME = 'square'\ndef area(a):\n    return a * a\n",
)
program(
    "a file called random.py",
    "import random\nprint(random.pick())",
    "mine\n",
    "finished",
    random__py="def pick():\n    return 'mine'\n",
)
program(
    "a file called json.py",
    "import json\nprint(json.dumps({'a': 1}))",
    failed("AttributeError", like("module 'json' has no attribute 'dumps'.*"), 2),
    "failed",
    json__py="x = 1\n",
)
program("a file called string.py, not imported", "print('fine')", "fine\n", "finished", string__py="raise ValueError\n")
program(
    "many files called like Python's own",
    "import token, types, collections, io, time\nprint('x')\nraise KeyError('a')",
    like(".*"),
    like(".*"),
    token__py="",
    types__py="",
    io__py="",
    time__py="",
    traceback__py="1 / 0",
    ast__py="",
    linecache__py="1 / 0",
)
PROGRAMS[-1].story = ["x\n", failed("KeyError", "'a'", 3), "failed"]
program(
    "the program itself is called random.py",
    "import random\nprint(random.__name__)",
    "random\nrandom\n",
    "finished",
    entry="random.py",
)
program("turtle.py of one's own", "import turtle\nprint(turtle.x)", "7\n", "finished", turtle__py="x = 7\n")
program("turtle", "import turtle\nturtle.forward(10)\nprint(turtle.pos())", "(10.00,0.00)\n", "finished")
program("tkinter", "from tkinter import *", failed("ImportError", like("Windows of one's own .*")), "failed")
program(
    "reading a data file",
    "print(open('words.txt').read().split())",
    "['one', 'two']\n",
    "finished",
    words__txt="one\ntwo\n",
)
program(
    "asyncio",
    "import asyncio\nasync def main():\n    await asyncio.sleep(0.01)\n    print('awake')\nasyncio.run(main())",
    "awake\n",
    "finished",
)
program(
    "a data class, pickled",
    """
    import dataclasses, pickle
    @dataclasses.dataclass
    class Cat:
        name: str
    print(pickle.loads(pickle.dumps(Cat("Mia"))))
    """,
    "Cat(name='Mia')\n",
    "finished",
)
program(
    "an import from the future",
    "from __future__ import annotations\ndef f(x: nothing):\n    return x\nf(1)",
    "finished",
)
program(
    "type hints looked at",
    "import typing\nclass A:\n    b: 'A'\nprint(typing.get_type_hints(A)['b'].__name__)",
    "A\n",
    "finished",
)
program(
    "global names in functions",
    "total = 0\ndef add(n):\n    global total\n    total += n\nadd(3)\nprint(total, 'add' in globals())",
    "3 True\n",
    "finished",
)
program("a walrus, a match, an f-string", "match (n := 3):\n    case 3:\n        print(f'{n=}')", "n=3\n", "finished")
program("the time, slept through", "import time\ntime.sleep(0.05)\nprint('up')", "up\n", "finished")
program(
    "threads are waited for",
    "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start()\nprint('first')",
    "first\nlate\n",
    "finished",
)
program(
    "a pool of threads",
    "from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor()\npool.submit(print, 'worked')",
    "worked\n",
    "finished",
)
program(
    "exit() while a thread works",
    "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start()\nexit()",
    "late\n",
    "finished",
)
program(
    "processes of one's own",
    """
    from multiprocessing import Pool
    def double(n):
        return 2 * n
    if __name__ == "__main__":
        with Pool(2) as pool:
            print(pool.map(double, [1, 2]))
    """,
    "[2, 4]\n",
    "finished",
)
program(
    "a test by doctest",
    "def f():\n    '''\n    >>> f()\n    1\n    '''\n    return 1\nimport doctest\nprint(doctest.testmod())",
    like(r"TestResults\(failed=0, attempted=1.*\)\n"),
    "finished",
)
program(
    "a test by unittest",
    """
    import unittest
    class T(unittest.TestCase):
        def test(self):
            self.assertEqual(1, 1)
    unittest.main()
    """,
    like(".*Ran 1 test.*OK\n"),
    "finished",
)
program("what atexit promises", "import atexit\natexit.register(print, 'bye')\nprint('hi')", "hi\nbye\n", "finished")
program(
    "a database in a file",
    "import sqlite3\ndb = sqlite3.connect('a.db')\ndb.execute('create table t (x)')\ndb.commit()\nprint('ok')",
    "ok\n",
    "finished",
)

# ── Pictures and tables ──

PLOT = "import matplotlib.pyplot as plt\n"
program(
    "a plot, described",
    PLOT + "plt.plot([1, 4, 9])\nplt.title('Squares')\nplt.xlabel('n')\nplt.show()\nprint('after')",
    ("picture", like("Plot. Title: Squares. A line of 3 points from 1 to 9. Across: n, from .*")),
    "after\n",
    "finished",
)
program(
    "two figures, never shown",
    PLOT + "plt.plot([1])\nplt.figure()\nplt.bar(['a', 'b'], [1, 2])",
    ("picture", like(".*")),
    ("picture", like(".*2 bars \\(a, b\\) of 1, 2.*")),
    "finished",
)
program(
    "a figure as the last line is shown once",
    PLOT + "fig, ax = plt.subplots()\nax.plot([1, 2])\nfig",
    ("picture", like(".*")),
    "finished",
)
program(
    "matplotlib by a helper",
    "import charts\ncharts.draw()",
    ("picture", like(".*")),
    "finished",
    charts__py=PLOT + "def draw():\n    plt.scatter([1, 2], [3, 4])\n    plt.show()\n",
)
program(
    "a plot before the error",
    PLOT + "plt.plot([1])\nplt.show()\n1 / 0",
    ("picture", like(".*")),
    failed("ZeroDivisionError", "division by zero", 4),
    "failed",
)
TABLE = "import pandas as pd\ntable = pd.DataFrame({'a': [1, 2]})\n"
program(
    "a table as the last line",
    TABLE + "table",
    ("html", like("<div>.*<td>2</td>.*|.*<table>.*<td>2</td>.*")),
    "finished",
)
program("a printed table", TABLE + "print(table)", "   a\n0  1\n1  2\n", "finished")
program(
    "a displayed table in the middle",
    TABLE + "from IPython.display import display\ndisplay(table)\nprint('after')",
    ("html", like(".*")),
    "after\n",
    "finished",
)
program(
    "a series, statistics, a group",
    TABLE + "print(table['a'].mean(), table.groupby('a').size().to_dict())",
    "1.5 {1: 1, 2: 1}\n",
    "finished",
)
PILLOW = "from PIL import Image\npicture = Image.new('RGB', (4, 4), 'red')\n"
program("a picture, shown", PILLOW + "picture.show()", ("picture", ""), "finished")
program("a picture as the last line", PILLOW + "picture", ("picture", ""), "finished")
program(
    "HTML is cleaned",
    "from IPython.display import HTML, display\ndisplay(HTML('<b onclick=x>hi</b><script>alert(1)</script>'))",
    ("html", "<b>hi</b>"),
    "finished",
)
program("an array", "import numpy as np\nprint(np.arange(4).reshape(2, 2) * 2)", "[[0 2]\n [4 6]]\n", "finished")
program(
    "output that is cleared",
    "from IPython.display import clear_output\nprint('old')\nclear_output()\nprint('new')",
    "old\nnew\n",
    "finished",
)


@pytest.mark.some(8)
@pytest.mark.parametrize("case", PROGRAMS, ids=[case.name for case in PROGRAMS])
def test_a_program_tells_its_story(kernels, case):
    ran = kernels.run(case.files, entry=case.entry, answers=case.answers, limits=Limits(seconds=10 * patience()))

    story = ran.story
    assert len(story) == len(case.story), story
    for told, expected in zip(story, case.story, strict=True):
        assert is_told(told, expected), (told, expected)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("x = 1\nprint(x + foo)", "foo"),
        ("a, b = 1, 0\nprint(a + a / b)", "a / b"),
        ("print('naïve 🎉', [1][2])", "[1][2]"),
        ("d = {}\nd['a']['b']", "d['a']"),
        ("print('a'))", ")"),
        ("for i in range(3)\n    print(i)", None),
        ("x = (1 +\n     2 +\n     None)", "(1 +\n     2 +\n     None)"),
    ],
)
def test_a_failure_marks_what_failed(kernels, text, marked):
    ran = kernels.run(text)

    failure, lines = ran.failed, text.split("\n")
    assert failure.file == "main.py"
    if marked is None:
        assert failure.line == 1
    elif "\n" in marked:
        assert (failure.line, failure.end_line) == (1, 3)
    else:
        assert lines[failure.line - 1][failure.column : failure.end_column] == marked


def test_a_failure_keeps_the_learners_frames_alone(kernels):
    ran = kernels.run({"main.py": "import helper\n\nhelper.outer()\n", "helper.py": HELPER})

    frames = [(frame.file, frame.line, frame.function) for frame in ran.failed.frames]
    assert frames == [("main.py", 3, "<module>"), ("helper.py", 5, "outer"), ("helper.py", 8, "inner")]
    assert "site-packages" not in ran.failed.text
    assert "raw_decode" not in ran.failed.text
    assert ran.failed.text.startswith('Traceback (most recent call last):\n  File "main.py", line 3')


HELPER = """
import json

def outer():
    inner()

def inner():
    json.loads("{")
"""


def test_deep_recursion_keeps_its_ends(kernels):
    ran = kernels.run("def f(n):\n    return f(n + 1)\n\nf(0)\n")

    assert ran.failed.frames[0].line == 4
    assert len(ran.failed.frames) == 20
    assert len(ran.failed.text) < 3_000


def test_what_a_program_writes_is_brought_out(kernels):
    ran = kernels.run({"main.py": WRITER, "kept.txt": "same", "changed.txt": "old", "gone.txt": "x"})

    assert ran.written.files == {
        "changed.txt": b"new",
        "not closed.txt": b"still here\n",
        "bytes.bin": bytes(range(256)),
    }
    assert ran.written.removed == {"gone.txt"}
    assert ran.written.left_out == ["folder is a folder; only files beside the program are kept."]


WRITER = """
import os
with open("changed.txt", "w") as file:
    file.write("new")
file = open("not closed.txt", "w")
print("still here", file=file)
open("bytes.bin", "wb").write(bytes(range(256)))
open("kept.txt", "w").write("same")
os.remove("gone.txt")
os.mkdir("folder")
"""


def test_a_file_that_was_not_closed_is_kept_after_an_error_too(kernels):
    ran = kernels.run("file = open('a.txt', 'w')\nfile.write('words')\n1 / 0\n")

    assert ran.written.files == {"a.txt": b"words"}


def test_the_program_may_delete_its_own_file_while_it_runs(kernels):
    ran = kernels.run("import os\nos.remove('main.py')\nprint('gone')\n1 / 0\n")

    assert ran.printed == "gone\n"
    assert (ran.failed.kind, ran.failed.line) == ("ZeroDivisionError", 4)
    assert ran.written.removed == {"main.py"}


def test_a_display_with_a_name_takes_its_own_place(kernels):
    ran = kernels.run(
        "from IPython.display import HTML, display\n"
        "first = display(HTML('<b>1</b>'), display_id=True)\n"
        "display(HTML('<i>between</i>'))\n"
        "first.update(HTML('<b>2</b>'))\n"
    )

    first, between, second = ran.all(Html)
    assert first.slot == second.slot != 0
    assert between.slot == 0
    assert (first.html, second.html) == ("<b>1</b>", "<b>2</b>")


def test_a_plot_says_its_size_and_what_it_shows(kernels):
    ran = kernels.run(PLOT + "plt.figure(figsize=(4, 3))\nplt.plot([3, 5], label='growth')\nplt.legend()\n")

    (picture,) = ran.all(Picture)
    assert (picture.width, picture.height, picture.mime) == (400, 300, "image/png")
    assert "2 points from 3 to 5" in picture.alt


def test_the_last_thing_shown_may_be_large(kernels):
    """The library that sends large messages must not take the program's end for its own."""
    ran = kernels.run(
        "import atexit\nfrom IPython.display import HTML, display\n"
        "show = lambda letter: display(HTML('<p>' + letter * 200_000 + '</p>'))\n"
        "show('y')\natexit.register(show, 'z')\n"
    )
    assert [event.html[3] for event in ran.all(Html)] == ["y", "z"]
    assert ran.printed == ""
