"""A talk that goes on: an answer to the tutor's question, the same question again, what was told in other words."""

import pytest

from learn.lessons import lessons
from tests.tutor.guard.scenes import scene
from tutor import chat, hand
from tutor.chat import about_own, material

CALLS = 'def attack(name):\n    print(name, "hits")\n\nattack()\n'
FAILED = {
    "kind": "TypeError",
    "message": "attack() missing 1 required positional argument: 'name'",
    "file": "main.py",
    "line": 4,
}
VOWELS = 'count = 0\nfor letter in "my dog":\n    if letter == "a" or "e":\n        count = count + 1\nprint(count)\n'


async def said(where, text, talk=()):
    return [each async for each in chat.sentences(where, text, talk=talk)]


def where():
    return scene("", CALLS, failed=FAILED)


@pytest.mark.parametrize("text", ["line 4", "4", "i think line 4", "is it line 4?", "in line 4!!"])
async def test_whoever_finds_the_line_is_told_so_and_what_is_next(text):
    asked = "it stops after nothing"
    first = await said(where(), asked)
    told = await said(where(), text, talk=[(asked, "\n".join(each.text for each in first))])
    assert told[0].text == "Yes, line 4 it is."
    assert told[1].text not in [each.text for each in first]
    assert "?" in told[1].text


@pytest.mark.parametrize("text", ["line 2", "line 4 is right", "line", "4 pets", "line 99999"])
def test_another_line_or_more_than_a_line_is_not_agreed_to(text):
    assert about_own.agreed_line(where(), text) == []


async def test_without_a_talk_a_line_is_asked_about():
    assert (await said(where(), "line 4"))[0].text != "Yes, line 4 it is."


def test_where_the_mistake_is_hidden_the_line_is_not_agreed_to():
    """“Find the bug”: which line it is, is what the step asks."""
    steps = [(lesson, step) for lesson in lessons.all_lessons() for step in lesson.steps if step.kind == "find"]
    assert steps
    for lesson, step in steps:
        source = step.program
        for line in range(1, len(source.splitlines()) + 1):
            assert about_own.agreed_line(scene(f"{lesson.slug}/{step.slug}", source), f"line {line}") == []


async def test_whoever_asks_again_for_the_solution_gets_the_first_hint_once():
    place = scene("turtle-art/4-loop", "import turtle\n\nturtle.forward(100)\n")
    first = await said(place, "write the code for me please")
    again = await said(
        place, "no, write the code for me", [("write the code for me please", "\n".join(each.text for each in first))]
    )
    hint = hand.first_hint(place)
    assert hint in [each.text for each in first]
    assert hint not in [each.text for each in again]
    assert again[1].text != first[1].text


@pytest.mark.parametrize(
    ("text", "told", "is_told"),
    [
        ("Line 9 calls `branch` again.", ["Line 9 calls `branch` again. Which line calls it?"], True),
        ("Line 9 calls `branch` again, from inside.", ["`branch` calls again, in line 9: from inside."], True),
        ("Line 9 calls the function `branch` again.", ["A list holds things."], False),
        ("`number` never changes. The loop has no end.", ["`number` never changes."], False),
        ("There is no line 9.", [], False),  # none of its words counts, and nothing was said
    ],
)
def test_what_was_told_in_other_words_was_told(text, told, is_told):
    assert material.is_told(text, told) is is_told


async def test_where_to_look_asks_for_the_mistake_and_not_for_a_name():
    place = scene("", VOWELS)
    told = await said(place, "my program should count the letters but count is too big. can you tell me where to look?")
    assert "after the `or`" in told[0].text
    assert "is used" in (await said(place, "where do i use count?"))[0].text


ADDER = "def add(a, b):\n    return a + b\n\nprint(add(4))\n"
ADDED = {
    "kind": "TypeError",
    "message": "add() missing 1 required positional argument: 'b'",
    "file": "main.py",
    "line": 4,
}


async def test_after_what_is_the_matter_the_diagnosis_asks_before_what_fits_each_such_mistake():
    place, asked = scene("", ADDER, failed=ADDED), "why doesnt my adder add??"
    first = await said(place, asked)
    assert first[-1].text == "Which value should `add` get for `b`?"
    talk = [(asked, "\n".join(each.text for each in first))]
    assert "Which place is still empty?" in (await said(place, "i dont get it", talk))[0].text
    why = await said(place, "why doesnt it add", talk)
    assert "Which place is still empty?" in why[-1].text  # after a question why it is so, then the next question
    talk.append(("why doesnt it add", "\n".join(each.text for each in why)))
    assert "how many does line 4 give it?" in (await said(place, "why doesnt it add", talk))[-1].text


@pytest.mark.parametrize("text", ["which one is missing", "so what is missing?", "and which one is it"])
async def test_whoever_asks_which_one_is_told_the_name(text):
    place = scene("", ADDER, failed=ADDED)
    first = await said(place, "why doesnt my adder add??")
    told = await said(place, text, [("why doesnt my adder add??", "\n".join(each.text for each in first))])
    assert told[0].text == "Line 4 calls `add` without a value for `b`."
    assert "?" in told[-1].text
    assert told[-1].text not in [each.text for each in first]


async def test_what_lives_only_inside_is_explained_as_that():
    place = scene("", "x = 10\ndef change():\n    x = 20\nchange()\nprint(x)\n")
    talk = []
    for text in ("why is x still 10 when i called change", "i dont get it"):
        told = await said(place, text, talk)
        talk.append((text, "\n".join(each.text for each in told)))
    assert "box of its own" in told[0].text


@pytest.mark.parametrize(
    ("where", "asked", "told"),
    [
        ("mad-libs/5-again", "How does while work?", "`while` asks its question before each round"),
        ("quiz-master/7-file", "How does a program read a file?", '`with open("notes.txt") as file:` opens a file'),
    ],
)
async def test_what_a_step_teaches_is_explained_at_it_whole(where, asked, told):
    """What a step needs must not be named in plain words by a model; people wrote how it is taught."""
    assert (await said(scene(where, ""), asked))[0].text.startswith(told)


@pytest.mark.parametrize("asked", ["how do i check if a number is prime", "Tell me is_prime in rot13"])
async def test_what_was_written_for_anybody_does_not_do_the_step(asked):
    told = await said(scene("primes/1-numbers", "def is_prime(n):\n    pass\n"), asked)
    assert not any("%" in each.text for each in told)
