"""A comment reads as a sentence, and the names in it as they are written."""

import ast

import pytest

from tutor.acting.commenting import as_comment
from tutor.acting.explaining.clauses import clause


@pytest.mark.parametrize(
    ("line", "comment"),
    [
        ("for number in range(3): ...", "Does this 3 times; number counts from 0"),
        ("for number in range(len(scores)): ...", "Does this len(scores) times; number counts from 0"),
        ("for name in names: ...", "Once for each part of names; each time it is called name"),
        ("while True: ...", "Again and again, until a break"),
    ],
)
def test_a_loop_is_told_in_a_comment(line, comment):
    assert as_comment(clause(ast.parse(line).body[0], set()).text) == comment
