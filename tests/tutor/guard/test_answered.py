"""A question that the sentence before has answered."""

import pytest

from tutor.guard.answered import is_answered
from tutor.guard.fitness import tells_remedy

SORT = "`sort()` changes the thing itself, and gives None back."
KINDS = '`n` is a whole number (`2000`), and `" is a leap year."` is a text.'
WHICH = "Which value in line 3 is a number, and which is a text?"


@pytest.mark.parametrize(
    ("said", "question", "expected"),
    [
        ([SORT, "Keep that in mind for line 6."], "What does `sort()` give back?", True),
        ([KINDS], WHICH, True),
        (["`n` is a text."], "Which kind of value is `n`?", True),
        (["`sort()` changes the thing itself."], "What does `sort()` give back?", False),
        ([SORT], "What does `cities()` give back?", False),
        ([SORT], "In which name is the sorted list?", False),
        ([SORT, "It is about line 6.", "Look at line 6."], "What does `sort()` give back?", False),
        (["Line 3 adds a text to a number with `+`."], WHICH, False),
        (['`"Zoe"` is not in `board`.'], "What is in `board` when line 33 runs?", False),
        (["`n` is a text."], "What is `n` when line 3 runs?", False),
        ([], WHICH, False),
        (["There are 2 names and only 3 values for them."], "How many names are left of the `=`?", True),
        (["There are 2 names and only 3 values for them."], "How many letters has `x`?", False),
        (["There are 2 names, but more than 2 values for them."], "How many values are there?", False),
    ],
)
def test_a_question_right_after_its_answer_is_none(said, question, expected):
    assert is_answered(question, said) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What has to stand before the first quote in line 4 to fill in `step`?", True),
        ("What must come behind the name so that it is called?", True),
        ("Should it be `or`?", True),
        ("What stands before the first quote in line 4?", False),
        ("What should stand behind the `+` in line 2?", False),
        ("What should be asked before the `else` in line 5?", False),
        ("Which must come first, line 1 or line 5?", False),
        ("What has to come before line 3 to the left?", False),
    ],
)
def test_a_nudge_does_not_say_what_is_missing_and_where_and_what_for(question, expected):
    assert tells_remedy(question) is expected
