"""A program before it is run: what cannot be read is told as the kernel would tell it."""

import dataclasses

import msgspec
import pytest

from learn.lessons.checks.programs import is_unchanged, read, with_changes
from runner.boxes import Trial, try_out

UNREADABLE = [
    "print('a'",
    "if x\n    pass",
    "x = = 3",
    "def f():\nreturn",
    "  x = 1",
    "s = 'abc\nprint(s)",
    "for i in range(3):\n\tprint(i)\n        print(i)",
    "print 'hello'",
    "x = 09",
    "'ü' 'ö' = “x”",
    "else:\n    pass",
    "f'{x'",
]


@pytest.mark.some(3)
@pytest.mark.kernel
@pytest.mark.parametrize("program", UNREADABLE)
def test_it_is_told_as_the_kernel_tells_it(kernels, program):
    files = {"main.py": program.encode()}
    _, failed = read(files, "main.py")
    seen = kernels.do(try_out(kernels, Trial(files))).failed

    told, by_kernel = msgspec.structs.asdict(failed), msgspec.structs.asdict(seen)
    for name in ("kind", "message", "file", "line", "end_line", "column", "end_column"):
        assert told[name] == by_kernel[name], name


def test_what_can_be_read_has_a_tree():
    tree, failed = read({"main.py": b"x = 1"}, "main.py")

    assert failed is None
    assert len(tree.body) == 1


@pytest.mark.parametrize("data", [b"x = 1\0", b"x = " + b"(" * 5_000, b"#" * 100_000, b"\xff\xfe"])
def test_what_only_a_run_can_tell_is_left_to_it(data):
    tree, failed = read({"main.py": data}, "main.py")

    assert tree is None or not tree.body
    assert failed is None or failed.kind == "SyntaxError"


@dataclasses.dataclass
class Pair:
    one: dict
    other: dict
    is_same: bool


PAIRS = [
    Pair({"main.py": b"x = 1"}, {"main.py": b"# mine\nx   =  1\n\n"}, True),
    Pair({"main.py": b"x = 1"}, {"main.py": b"x = 2"}, False),
    Pair({"main.py": b"print('a')"}, {"main.py": b'print("a")'}, True),
    Pair({"main.py": b"x = 1", "a.txt": b"1"}, {"main.py": b"x = 1", "a.txt": b"2"}, False),
    Pair({"main.py": b"x = 1", "new.txt": b"1"}, {"main.py": b"x = 1"}, True),
    Pair({"main.py": b"x = ("}, {"main.py": b"x =  ("}, True),
    Pair({"main.py": b"x = ("}, {"main.py": b"x = 1"}, False),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_comments_and_spaces_are_no_change(pair):
    assert is_unchanged(pair.one, pair.other, "main.py") is pair.is_same


@pytest.mark.parametrize(
    ("program", "is_now"),
    [
        (b"basket = [('bread', 2), ('egg', 2)]", b"basket = [('bread', 7), ('egg', 2)]"),
        (b"basket = [3, 5]", b"basket = [3, 5]"),
        (b"# \xff\nx = 'bread', 2", b"# \xff\nx = 'bread', 7"),
    ],
)
def test_data_in_a_program_are_changed_for_a_run(program, is_now):
    assert with_changes(program, {r"('bread'\s*,\s*)2": r"\g<1>7"}) == is_now


def test_a_pattern_that_takes_too_long_changes_nothing():
    assert with_changes(b"a" * 5_000, {r"(a+)+b": "c"}) == b"a" * 5_000
