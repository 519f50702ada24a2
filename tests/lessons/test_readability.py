"""The reading grade agrees with what is known of words and texts."""

import pytest

from learn.lessons import readability

KNOWN = """
1: a I the you it run press guess line code typed look changed asked lines through one quiz loop words turns makes
   does its print loops named times squares tried
2: number guessing letter letters before after away every other begin open little table answer secret question sentence
   lower higher printed program function shuffle playing seeing being something sometimes maybe people create action
   started boxes pictures notice version region simple single middle quiet many again colour colours easy friendly
   somewhere therefore going doing trying score-board adventure:3
3: computer idea another variable:4 remember anything example decimal adventure different library:3 animal message:2
   alphabet tomorrow beginning area exciting continue:3 indented together imagine
4: understanding information dictionary alphabetic interesting:4 calculator
5: imagination:5 electricity
"""


def known_words() -> list[tuple[str, int]]:
    rows = []
    for line in KNOWN.strip().replace("\n   ", " ").splitlines():
        number, _, words = line.partition(": ")
        for word in words.split():
            word, _, other = word.partition(":")
            rows.append((word.replace("-", ""), int(other or number)))
    return rows


def test_syllables_are_counted_rightly_for_more_than_19_words_of_20():
    rows = known_words()
    wrong = [(word, number, found) for word, number in rows if (found := readability.syllables_in(word)) != number]
    assert len(wrong) / len(rows) < 0.05, wrong


# 6, 12 and 48 syllables, counted by hand.
@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The cat sat on the mat.", -1.45),
        ("You make a game. It hides a number. You guess it.", -1.29),
        (
            "Four score and seven years ago our fathers brought forth on this continent, a new nation, "
            "conceived in Liberty, and dedicated to the proposition that all men are created equal.",
            14.99,
        ),
    ],
)
def test_grades(text, grade):
    assert readability.grade(text) == pytest.approx(grade, abs=0.01)


def test_a_list_item_is_a_sentence_and_no_words_are_no_grade():
    assert readability.grade("one two\nthree four") == readability.grade("one two. three four.")
    assert readability.grade("… 12 !") == 0
