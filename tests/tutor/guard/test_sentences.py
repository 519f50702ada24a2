"""Pieces as they come, and the sentences they make; each as soon as its end is sure."""

import pytest

from tutor.guard.sentences import MOST_CHARS, Splitter

TEXTS = [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("Look at main.py first. Then run it.", ["Look at main.py first.", "Then run it."]),
    ("It is 3.5 and not 3. Why?", ["It is 3.5 and not 3.", "Why?"]),
    ("Call random.randint(1, 10) once. Good.", ["Call random.randint(1, 10) once.", "Good."]),
    ("Some signs, e.g. a colon, are missing. Which?", ["Some signs, e.g. a colon, are missing.", "Which?"]),
    ('In `print("Hi. You")` the text ends. See?', ['In `print("Hi. You")` the text ends.', "See?"]),
    ('It prints "Too low. Try again." here. Why?', ['It prints "Too low. Try again." here.', "Why?"]),
    ("1. Look at line 3.\n2. Run it.", ["1. Look at line 3.", "2. Run it."]),
    ("- one\n- two", ["- one", "- two"]),
    ("A line\nanother line", ["A line", "another line"]),
    ("Wait... what? Yes.", ["Wait...", "what?", "Yes."]),
    (
        "See:\n```python\nx = 1. \ny = 2\n```\nThen go on. Good?",
        ["See:", "```python\nx = 1. \ny = 2\n```", "Then go on.", "Good?"],
    ),
    ("See this ```x = 1``` now. Yes.", ["See this", "```x = 1```", "now.", "Yes."]),
    ("```\nnever closed", ["```\nnever closed"]),
    ("It says (see line 3.) so. Yes.", ["It says (see line 3.) so.", "Yes."]),
    ("“Too low.” is printed. Why?", ["“Too low.” is printed.", "Why?"]),
    ("", []),
    ("  \n \n", []),
    ("no end", ["no end"]),
    ("Is it `guess`? Look at `x", ["Is it `guess`?", "Look at `x"]),
]


def split(pieces) -> list[str]:
    splitter = Splitter()
    return [whole for piece in pieces for whole in splitter.add(piece)] + splitter.end()


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_however_the_pieces_are_cut_the_sentences_are_the_same(text, wanted):
    assert split([text]) == wanted
    assert split(text) == wanted
    assert split([text[at : at + 3] for at in range(0, len(text), 3)]) == wanted


def test_a_sentence_is_given_as_soon_as_the_next_word_begins():
    splitter = Splitter()
    assert splitter.add("Look at line 3") == []
    assert splitter.add(".") == []
    assert splitter.add(" What") == ["Look at line 3."]


def test_endless_text_is_cut():
    splitter = Splitter()
    wholes = [whole for _ in range(5_000) for whole in splitter.add("word ")]
    assert len(wholes) > 30
    assert max(map(len, wholes)) <= MOST_CHARS


def test_an_endless_block_is_cut():
    splitter = Splitter()
    wholes = splitter.add("```\n") + [whole for _ in range(5_000) for whole in splitter.add("x = 1\n")]
    assert wholes
    assert max(map(len, wholes)) <= 4 * MOST_CHARS
