"""What only points at a place, what hangs in the air after it, and what is no sentence."""

import pytest

from tutor.guard import fragments, openings

POINTS = [
    "Look at `x` in line 4.",
    "Look at the `[` in line 1 again.",
    "It is all about `input` in line 4.",
    "It is all about line 2.",
    "Here is a rule for line 2.",
    "Here is a clue: it is all in line 3.",
    "Take line 7 slowly, from left to right.",
    "Take `x` in line 7 slowly.",
    "Take one small step, in line 4 only.",
    "Go on in line 12.",
    "Work on line 7, and on nothing else.",
    "Change only line 5, then press Run.",
    "Put your finger on the text `'shield'` in line 5.",
    "Read line 2 aloud, and stop at `print`.",
    "Tell a friend what `x` is for in line 4.",
    "Look once more at the `=` in line 4.",
    "Show a friend line 4.",
    "It is about `x` in line 4.",
    "Ask yourself this about `x` in line 4.",
    "Try to answer this about line 4.",
    "Try this with `x` in line 4.",
    "One question helps with line 4.",
    "The next step is a question about `x` in line 4.",
    "Here is a question about line 4.",
]
TELLS = [
    "Look at the order of the two signs `=` and `+`.",
    "Look at what stands between the brackets of `input`.",
    "Look at `x` in line 4: it is a text.",
    "Compare `scroe` with `score`.",
    "Find the name that has no value.",
    "What matters in line 2 is this: the colon is missing.",
    "Go through the loop as Python does.",
    "Leave the 0 out.",
]


@pytest.mark.parametrize("sentence", POINTS)
def test_who_only_points_explains_nothing(sentence):
    assert openings.is_opening(sentence)
    assert not openings.explains(sentence)


@pytest.mark.parametrize("sentence", TELLS)
def test_who_tells_what_to_look_for_does(sentence):
    assert openings.explains(sentence)


def test_a_question_explains_nothing():
    assert not openings.explains("Is its indentation right?")


@pytest.mark.parametrize(
    ("said", "sentence", "is_headless"),
    [
        (["Read line 7 aloud, and stop at `int`."], "What should the program do then?", True),
        (["The text is empty.", "Look at `int` in line 7."], "What should the program do then?", False),
        (["That happens when only Enter is pressed."], "What should the program do then?", False),
        (["What do you see?", "Look at line 7."], "What should the program do then?", True),
        (["Change only line 5, then press Run."], "What should it show then?", False),
        (["Take one small step in line 7."], "That happens when only Enter is pressed.", True),
        ([], "That happens when only Enter is pressed.", False),
        (["Tell a friend what line 2 should do."], "How many are there?", True),
        (["Each name needs one value."], "How many are there?", False),
        (["Look at `else` in line 11."], "`else` has none.", True),
        (["An `if` asks a question."], "`else` has none.", False),
        (["Take line 7 slowly, from left to right."], "The text is empty.", True),
        (["Look at `int()` in line 7."], "The text is empty.", True),
        (["Look at `typed` in line 7."], "The text is empty.", False),
        (["`int()` makes a number of a text."], "The text is empty.", False),
        (["Take line 7 slowly."], "The text behind `int` is empty.", False),
    ],
)
def test_what_it_speaks_of_was_said(said, sentence, is_headless):
    assert openings.is_headless(sentence, said) is is_headless


@pytest.mark.parametrize(
    "sentence",
    [
        "3, and it takes 2.",
        "2.",
        "In the brackets of `input`.",
        "Without an end.",
        "`input` takes 1.",
        "The function `combine` takes 2.",
        "Whenever `day_now > 15` is true.",
        "If the text is empty.",
        "Since line 3 is the name of a variable.",
        "`clubs` before it has a value: it gets its value later, in line 5.",
        "`clubs` before it has a value.",
        "The `append` without round brackets.",
        "Nothing else, nothing more.",
        "`combine` takes exactly 2.",
        "What matters in line 1 is this: `player` before its value.",
        "What matters in line 5 is this: `input` takes 1.",
        "It stands there.",
        "The `return` stands there.",
    ],
)
def test_half_a_sentence_is_known(sentence):
    assert fragments.is_fragment(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "3 sweets are left.",
        "3, 2, 1: so it counts.",
        "In line 3 `x` is a text.",
        "In the brackets stand two values.",
        "At line 3 stop and look.",
        "And in line 4?",
        "End the loop.",
        "Inside the loop it grows.",
        "In line 3:",
        "`input` takes 1 value.",
        "It takes 2.",
        "`lives` is 3.",
        "Line 4 gives `input` 2 values, but `input` takes 1.",
        "Whenever `day_now > 25` is true, `day_now > 15` was true before it.",
        "When the loop ends the program goes on.",
        "If `x` is 5 the loop ends.",
        "If it rains we stay.",
        "When is `x` true?",
        "Since line 9 that is the name of a variable.",
        "While the bracket is open, Python reads on.",
        "`clubs` in line 1 has no value yet.",
        "`clubs` after the loop is a text.",
        "`clubs` before it has a value is unknown to Python.",
        "The list ends.",
        "It names the lines.",
        "There are two.",
        "What matters in line 1 is this: `player` has no value before line 5.",
        "What matters in line 5 is this: `input` takes 1 value.",
        "It stands there twice.",
        "The `return` stands in no function.",
        "`clubs` before its first value is unknown to Python.",
    ],
)
def test_a_whole_one_too(sentence):
    assert not fragments.is_fragment(sentence)
