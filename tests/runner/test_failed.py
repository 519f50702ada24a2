"""A failure as a real kernel tells it: what is marked, and whose frames are kept."""

import pytest

pytestmark = pytest.mark.kernel


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
