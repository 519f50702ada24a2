"""Python's message in what a child writes, and what is asked beside it."""

import time

import pytest

from tests.tutor.guard.scenes import scene
from tutor import chat
from tutor.chat import quoting

BLOCK = {
    "kind": "IndentationError",
    "message": "expected an indented block after 'for' statement on line 1",
    "file": "main.py",
    "line": 2,
}
JOINED = {
    "kind": "TypeError",
    "message": 'can only concatenate str (not "float") to str',
    "file": "main.py",
    "line": 2,
}
KEY = {"kind": "KeyError", "message": "'hunger'", "file": "main.py", "line": 2}
FOR = 'for i in range(8):\nprint("you rolled")\n'
PRICE = 'total = 8.5\nprint("You pay " + total)\n'
PET = 'pet = {"name": "Rex"}\nprint(pet["hunger"])\n'


@pytest.mark.parametrize(
    ("source", "failed", "text", "rest"),
    [
        (FOR, BLOCK, f"IndentationError: {BLOCK['message']}      what is a block", "what is a block"),
        (PRICE, JOINED, f"it calculates and then {JOINED['message']}. what is concatenate", "what is concatenate"),
        (PRICE, JOINED, "what is concatenate", "what is concatenate"),
        (PRICE, JOINED, "only concatenate str what's that", "what's that"),
        (PET, KEY, "what does KeyError: 'hunger' want to tell me", "what does want to tell me"),
    ],
)
def test_the_message_is_left_away(source, failed, text, rest):
    assert quoting.without_error(scene("", source, failed=failed), text).endswith(rest)


def test_without_an_error_all_is_said_by_the_child():
    assert quoting.without_error(scene("", 'print("a")\n'), "what is a block") == "what is a block"
    assert quoting.asked_beside(scene("", 'print("a")\n'), "what is a block") == ""


async def test_who_asks_for_a_word_of_the_message_is_told_that_word():
    where = scene("", FOR, failed=BLOCK)
    said = [each async for each in chat.sentences(where, f"{BLOCK['message']}. what is a block")]
    assert said[0].text.startswith("A block is")


@pytest.mark.parametrize(
    "text",
    [
        *(f"{BLOCK['message']}. what did i do wrong", f"i get {BLOCK['message']}", "help?"),
        f"what means IndentationError: {BLOCK['message']}. i not speak good english",
    ],
)
async def test_who_asks_for_the_mistake_is_told_the_mistake(text):
    where = scene("", FOR, failed=BLOCK)
    assert quoting.asked_beside(where, text) == ""


def test_an_error_is_quoted_by_its_name_too():
    where = scene("", PET, failed=KEY)
    assert quoting.quotes_error(where, "KeyError??")
    assert not quoting.quotes_error(where, "what is a dictionary")


@pytest.mark.parametrize("message", ["", " ", "1", "(", "a" * 20_000, "what is a list"])
@pytest.mark.parametrize("kind", ["", "(", "[a", "ValueError", "\\"])
def test_whatever_a_program_calls_its_error_a_question_stays_one(kind, message):
    where = scene("", PET, failed={"kind": kind, "message": message, "file": "main.py", "line": 2})
    began = time.monotonic()
    text = "in line 1, what is a dictionary?"
    assert quoting.without_error(where, text) == text
    assert quoting.asked_beside(where, text) == ""
    for text in ("a" * 900, "(" * 900, f"{kind} {message}"[:900]):
        assert quoting.asked_beside(where, text) in ("", "what is a list")
        assert isinstance(quoting.quotes_error(where, text), bool)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("text", ["", " ", "'hunger'", "KeyError: 'hunger'", "x" * 5_000, "🦔" * 99])
def test_any_text_can_be_looked_at(text):
    where = scene("", PET, failed=KEY)
    assert isinstance(quoting.without_error(where, text), str)
    assert quoting.asked_beside(where, text) == ""
