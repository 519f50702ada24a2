"""The right place, whatever stands around it: other files, line ends, marks, tabs, emoji, other languages."""

import pytest

from runner.diagnosis.diagnose import diagnose
from tests.runner.diagnosis import running
from tests.runner.diagnosis.programs import Program
from tests.runner.diagnosis.told import found

ODD = {
    "Windows line ends": ('x = 1\r\nif x == 1\r\n    print("a")\r\n', "missing-colon", "main.py", 2, ""),
    "Windows line ends, a name": ("x = 1\r\n\r\nprint(y2 + 1)\r\n", "name-unknown", "main.py", 3, "y2"),
    "a mark at its beginning": ("\ufeffprint(scroe)\nscore = 1\n", "name-typo", "main.py", 1, "scroe"),
    "a mark, a form": ('\ufeffprint("a"\n', "missing-bracket", "main.py", 1, "("),
    "a zero byte": ("x = 1\ny = 2\x00\n", "stray-character", "main.py", 2, ""),
    "tabs": ("def f():\n\tif True:\n\t\treturn wrod\nword = 1\nf()\n", "name-typo", "main.py", 3, "wrod"),
    "emoji before it": ('print("🎉🎉", totl)\ntotal = 1\n', "name-typo", "main.py", 1, "totl"),
    "emoji in a broken line": ('x = "🎉"\nprint("🎉" x)\n', "missing-comma", "main.py", 2, " "),
    "a very long line": ("x = 1\ny = [" + "1, " * 3_000 + "zz9 + 1]\n", "name-unknown", "main.py", 2, "zz9"),
    "names in another script": ("größe = 3\nprint(grösse2 + größ)\n", "name-unknown", "main.py", 2, "grösse2"),
    "a text in another script": ('print("你好)\n', "missing-quote", "main.py", 1, '"你好)'),
    "a form feed": ("x = 1\n\x0c\nprint(x\n", "missing-bracket", "main.py", 3, "("),
}


@pytest.fixture(scope="module")
def ended():
    programs = [Program(tag, 1, line, files={"main.py": text}) for text, tag, _, line, _ in ODD.values()]
    return dict(zip(ODD, zip(programs, running.endings(programs), strict=True), strict=True))


@pytest.mark.parametrize("name", ODD)
def test_the_place_is_right(ended, name):
    text, tag, file, line, marked = ODD[name]
    first = found(*ended[name])[0]

    assert (first.tag, first.file, first.line) == (tag, file, line), first.sentence
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if marked:
        assert lines[line - 1][first.column : first.end_column] == marked


def test_an_error_in_a_file_that_was_imported_is_told_with_its_file():
    files = {"main.py": "import shapes\n\nshapes.draw(3)\n", "shapes.py": "def draw(size):\n    print(szie)\n"}
    program = Program("name-typo", 1, files=files)

    (first, *_) = found(program, *running.endings([program]))

    assert (first.file, first.line) == ("shapes.py", 2)
    assert first.sentence.startswith("Line 2 of shapes.py ")


def test_a_form_that_is_wrong_in_a_file_that_was_imported_is_told_with_its_file():
    program = Program("missing-colon", 1, files={"main.py": "import shapes\n", "shapes.py": "x = 1\nif x\n    x = 2\n"})

    (first, *_) = found(program, *running.endings([program]))

    assert (first.tag, first.file, first.line) == ("missing-colon", "shapes.py", 2)


def test_without_a_failure_and_without_an_end_nothing_is_said():
    assert diagnose({"main.py": b"print(1)\n"}) == []
    assert diagnose({}) == []
