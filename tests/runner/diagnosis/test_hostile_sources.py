"""Sources made to be slow or deep: nothing is raised, and no Run waits for it."""

import time

import pytest

from runner.diagnosis.silent import find, why_endless
from runner.diagnosis.silent.program import MOST_NODES
from runner.diagnosis.sources import MOST_BYTES, read_sources

SECONDS = 0.2


def filled(piece: str, before: str = "", after: str = "", most: int = MOST_NODES) -> str:
    """`piece` again and again, `#` being its number, until there is as much as is looked into."""

    def source(times: int) -> str:
        return before + "".join(piece.replace("#", str(number)) for number in range(times)) + after

    one, two = len(read(source(1)).nodes), len(read(source(2)).nodes)
    by_bytes = (MOST_BYTES - len(before + after)) // (len(piece) + 3)
    return source(min((MOST_NODES - one) // (two - one), by_bytes, most))


def read(text: str):
    return read_sources({"main.py": text.encode()})["main.py"]


SOURCES = {
    "functions": filled("def f#():pass\n"),
    "functions and calls": filled("def f#(a):return a\nx=f#(1)\n"),
    "one name in many functions": filled("def f#():\n x=1\n", "x=0\n"),
    "an elif and another": filled("elif x>#:pass\n", "if x==1:pass\n", most=900),
    "one name given a value again and again": filled("x=x.strip()\n", "", "if x=='A ':pass\n"),
    "names nobody reads": filled("x#=y#\n"),
    "names nearly alike": filled("scor#=scor#+a\n"),
    "loops": filled("while a#<3:\n print(a#)\n"),
    "loops in loops": "".join("  " * deep + "while x:\n" for deep in range(95)) + "  " * 95 + "x=x+1\n",
    "tries": filled("try:f()\nexcept:pass\n"),
    "returns": filled(" if x:return 1\n", "def f():\n"),
    "texts with brackets": filled("print('{x} {x')\n", "x=1\n"),
    "brackets without end": "x=1\nprint('" + "{x" * 10_000 + "')\nprint('" + "{x.a[1](2" * 500 + "')\n",
    "places": filled("p#=w.find(x)\nw[p#]\n", "w='a'\n"),
    "guesses": filled(" s=random.randint(1,2)\n g=int(input())\n if s==g:break\n", "import random\nwhile s!=g:\n"),
    "counters": filled(" x=0\n x+=1\n", "while 1:\n"),
    "not not not": "if " + "not " * 2_500 + "x:pass\n",
    "minus minus": "x=" + "-" * 2_500 + "1\n",
    "dots": "x" + ".a()" * 900 + "\n",
    "a long sum": "x=" + "+".join(["x"] * 900) + "\n",
    "nested brackets": "x=" + "[" * 90 + "]" * 90 + "\n",
    "more than is looked into": "def f():pass\n" * 4_000,
    "not Python": "((((\n" * 5_000,
}


@pytest.mark.parametrize("text", SOURCES.values(), ids=SOURCES)
def test_a_hostile_source_is_answered_quickly(text):
    source = read(text)
    assert source.tree is not None or len(text) > MOST_BYTES or text.startswith("((("), "it is to be looked into"

    assert best(lambda: find({"main.py": source})) < SECONDS
    assert best(lambda: why_endless(source, len(source.lines) // 2)) < SECONDS


def best(work) -> float:
    """Of three, as others use the machine too."""
    seconds = []
    for _ in range(3):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def test_many_small_files_are_answered_quickly():
    files = {
        f"file{number}.py": f"import file{number + 1}\ndef f{number}(a):\n    return a\n" * 3 for number in range(150)
    }
    sources = read_sources({name: text.encode() for name, text in files.items()})

    assert best(lambda: find(sources)) < SECONDS
