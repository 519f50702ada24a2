import pytest

from learn.lessons import lessons
from learn.lessons.concepts import CONCEPTS
from tutor.ghosts.cuts import cuts
from tutor.ghosts.spots import Spot
from tutor.ghosts.trimming import says_new_things, trimmed

ALL = CONCEPTS
GAME = "import random\n\nsecret = random.randint(1, 10)\nguess = 0\n"


def show(begun, words, *, above=GAME, rest="", below="\n", taught=ALL, is_whole=True):
    return trimmed(Spot(above + begun, rest + below), words, taught=taught, is_whole=is_whole)


@pytest.mark.parametrize(
    ("begun", "words", "rest", "shown"),
    [
        ("while guess != ", "secret:", "", "secret:"),
        ("print(", 'guess, "tries")', ")", 'guess, "tries"'),  # the editor has closed it
        ("guess = int(input", '("Guess? "))', ")", '("Guess? ")'),
        ("guess = int(input", '("Guess? ")', ")", '("Guess? ")'),
        ("guess = random.", "randint(1, 10)\nprint(guess)", "", "randint(1, 10)"),
        ("gue", "ss = 5  # a guess", "", "ss = 5"),
        ("elif guess < ", "secret:", "", "secret:"),
        ("    return ", "guess", "", "guess"),
        ("score = ", "0", "", "0"),  # a name that is made here
    ],
)
def test_what_fits_is_shown(begun, words, rest, shown):
    assert show(begun, words, rest=rest) == shown


@pytest.mark.parametrize(
    ("begun", "words"),
    [
        ("print(", "total)"),  # nobody has made it
        ("guess = random.", "randit(1, 10)"),
        ("guess.", "explode()"),
        ("x = ", "eval(input())"),
        ("x = ", "__import__('os')"),
        ("import ", "os"),
        ("from random import ", "SystemRandom"),
        ("x = ", "lambda: 5"),
        ("class ", "Game:"),
        ("if guess ", "secret:"),  # no Python
        ("# this is ", "the answer"),
        ('"""', "Some words"),
        ("print(guess", ")"),  # only a bracket: no help
        ("x = ", "1" * 100),
        ("print(", '"What a lovely day!")'),  # what it says is the student's own
        ("x = ", "'⁠'"),
        ('print("', 'guess")'),
        ("", "\nprint(guess)"),  # the line is finished
    ],
)
def test_what_does_not_fit_is_not(begun, words):
    assert show(begun, words) == ""


def test_code_behind_the_cursor_is_left_alone():
    assert show("print(", "guess)", rest="secret)") == ""


def test_nothing_past_what_was_taught():
    taught = frozenset({"run", "strings", "variables", "brackets"})
    assert show("", "while guess:", taught=taught) == ""
    assert show("print(", "guess)", taught=taught) == "guess)"


def test_words_that_broke_off_are_cut_to_where_they_make_sense():
    assert show("print(", "guess, sec", is_whole=False) == ""
    assert show("print(", "guess, sec", rest=")", is_whole=False) == "guess"
    assert show("guess = ", "secret + gues", is_whole=False) == "secret"


def test_a_file_that_is_broken_elsewhere_is_helped_all_the_same():
    assert show("while guess != ", "secret:", above="try:\n    x = (\n" + GAME) == "secret:"
    assert show("while guess != ", "secret:", below="\nif guess = 3\n") == "secret:"


def test_nearly_all_that_lessons_write_would_be_shown_if_a_model_said_it():
    """What the rules hold back of words that are surely right; but for what a program says, which is the student's."""
    tried = [cut for cut in cuts(lessons.all_lessons(), every=7) if not says_new_things(cut.spot, cut.right)]
    right = [cut for cut in tried if trimmed(cut.spot, cut.right, taught=cut.taught, is_whole=True) == cut.right]
    assert len(tried) > 300
    assert len(right) / len(tried) >= 0.98
