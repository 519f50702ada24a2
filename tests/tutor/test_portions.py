"""How many sentences of a model are said, and that its question at the end is one of them."""

import asyncio

import pytest

from tutor.portions import portion

AT, ASKS, LEANS = "Go on in line 4.", "Which side of the `and` is true?", "Which of them is true?"
ONE, TWO, THREE, FOUR = "`x` is one.", "The list is long.", "The loop ends.", "Python stops."


def portioned(sentences, **how):
    async def all_of_it():
        async def heard():
            for sentence in sentences:
                yield sentence, ()

        return [sentence async for sentence, _ in portion(heard(), 3, **how)]

    return asyncio.run(all_of_it())


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        ([AT, ONE, TWO, ASKS], [AT, ONE, TWO, ASKS]),
        ([AT, ONE, TWO, THREE, ASKS], [AT, ONE, TWO, ASKS]),
        ([ONE, TWO, AT, ASKS], [ONE, TWO, AT, ASKS]),
        ([ONE, TWO, THREE, ASKS], [ONE, TWO, ASKS]),
        ([ONE, TWO, THREE], [ONE, TWO, THREE]),
        ([ONE, TWO, THREE, LEANS], [ONE, TWO, THREE]),
        ([ONE, TWO, THREE, FOUR, ASKS], [ONE, TWO, ASKS]),
        ([ONE, TWO, THREE, FOUR, FOUR, ASKS], [ONE, TWO, THREE]),
        (
            [AT, "Look at line 2.", "Look at line 3.", "Look at line 4."],
            [AT, "Look at line 2.", "Look at line 3.", "Look at line 4."],
        ),
        ([ONE, ASKS, TWO, ASKS], [ONE, ASKS, TWO]),
    ],
)
def test_the_question_at_the_end_is_not_cut_off(sentences, said):
    assert portioned(sentences, asks_last=True) == said


def test_an_answer_in_a_talk_is_simply_bounded():
    assert portioned([AT, ONE, TWO, ASKS]) == [AT, ONE, TWO]
