"""A reply's code put together with the student's file: which programs come of it."""

import time

import pytest

from tutor.guard.joins import MOST, programs

SOURCE = 'guess = 0\nwhile guess != secret:\n    guess = int(input("Your guess: "))\n    print("Again.")\n'


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ('print("No.")', 'guess = 0\nwhile guess != secret:\n    guess = int(input("Your guess: "))\n    print("No.")'),
        (
            "tries = 0\nwhile guess != secret:",
            'tries = 0\nwhile guess != secret:\n    guess = int(input("Your guess: "))',
        ),
        ("print(guess)", "print(guess)"),
    ],
)
def test_a_line_goes_where_it_fits(code, wanted):
    assert any(wanted in program for program in programs(code, SOURCE))


def test_a_body_takes_the_place_of_pass():
    found = programs("return a + b", "def add(a, b):\n    pass\n")
    assert "def add(a, b):\n    return a + b" in found


def test_a_function_takes_the_place_of_the_one_of_its_name():
    (first, *_) = programs("def add(a, b):\n    return a + b", "def add(a, b):\n    print(a)\n\nprint(add(1, 2))\n")
    assert first == "def add(a, b):\n    return a + b\n\nprint(add(1, 2))"


def test_woven_in_the_order_of_the_solution():
    solution = "x = 1\ny = 2\nprint(x + y)\n"
    (first, *_) = programs("y = 2", "x = 1\nprint(x + y)\n", solution=solution)
    assert first == solution.strip()


def test_a_name_that_only_the_solution_has_is_no_other_code():
    solution = "guess = 0\ntries = 0\nprint(tries)\n"
    assert solution.strip() in programs("tries = 0\nprint(tries)", "guess = 0\n", solution=solution)


def test_an_example_on_other_code_is_tried_twice_at_most():
    assert len(programs("sheep = 1\nprint(sheep)", SOURCE)) == 2


@pytest.mark.parametrize("code", ["", "# nothing", SOURCE, "while", "if x:", "\x00", "(" * 5_000])
def test_what_changes_nothing_or_cannot_be_read_is_not_tried(code):
    assert programs(code, SOURCE) == []


def test_long_files_take_no_time():
    began = time.thread_time()
    assert (
        len(programs("\n".join(f"x{n} = {n}" for n in range(2_000)), "\n".join(f"y{n} = x{n}" for n in range(2_000))))
        <= MOST
    )
    assert time.thread_time() - began < 5
