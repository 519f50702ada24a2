"""How long a model's words are waited for: the first sentence has a bound of its own, and a second try only in time."""

import asyncio

import pytest

from tests.tutor.doubles import ScriptedModel
from tutor import speaking
from tutor.guard.verdicts import SHOWN, Verdict
from tutor.model.asking import Asked, Turn
from tutor.recall import Recall
from tutor.speaking import Speech

ASKED = Asked(turns=(Turn("user", "Why?"),))


class Strict:
    """Shows what ends in a question."""

    async def check(self, sentence, logprobs=()):
        return SHOWN if sentence.endswith("?") else Verdict("unfit", "no question")


def spoken(model, most=3):
    async def all_of_it():
        return [sentence async for sentence in Speech(model, Strict(), most=most).speak(ASKED)]

    return asyncio.run(all_of_it())


@pytest.mark.parametrize(("again", "said", "asked"), [(5.0, ["Is it?"], 2), (0.05, [], 1)])
def test_a_second_try_is_made_only_where_the_first_was_quick(again, said, asked, monkeypatch):
    monkeypatch.setattr(speaking, "AGAIN_SECONDS", again)
    model = ScriptedModel(["It is.", 0.1, " So."], "Is it?")
    assert spoken(model) == said
    assert len(model.asked) == asked


def test_a_first_sentence_that_does_not_come_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(speaking, "SENTENCE_SECONDS", 0.2)
    model = ScriptedModel(["It ", *[item for _ in range(100) for item in ("goes on ", 0.05)], "?"])
    assert spoken(model) == []
    assert (len(model.asked), model.cancelled) == (1, 1)


@pytest.mark.parametrize(
    ("kept", "said", "asked"), [(["Is it?", "It is."], ["Is it?"], 0), (["It is.", "Is it?"], ["So?"], 1)]
)
def test_what_was_said_to_another_passes_the_guard_again(kept, said, asked):
    """With what was said to this one before it may be too much."""
    model = ScriptedModel("So?")

    async def spoken():
        recall = Recall("digest")
        await recall.put(ASKED, kept)
        return [each async for each in Speech(model, Strict(), most=3, recall=recall).speak(ASKED)]

    assert asyncio.run(spoken()) == said
    assert len(model.asked) == asked


def test_a_sentence_is_there_as_soon_as_it_is_whole_and_the_next_may_take_its_time(monkeypatch):
    monkeypatch.setattr(speaking, "SENTENCE_SECONDS", 0.5)
    model = ScriptedModel(["Is it? And", 0.7, " that?"])

    async def times():
        began = asyncio.get_running_loop().time()
        speech = Speech(model, Strict(), most=3)
        return [(said, asyncio.get_running_loop().time() - began) async for said in speech.speak(ASKED)]

    (first, at), (second, later) = asyncio.run(times())
    assert (first, second) == ("Is it?", "And that?")
    assert at < 0.4 < later


class Lenient:
    """Shows all but what is bad."""

    async def check(self, sentence, logprobs=()):
        return Verdict("unsure", "bad") if "bad" in sentence else SHOWN


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("Here is a rule for line 3. It is bad. Is it?", []),
        ("Here is a rule for line 3.", []),
        ("Here is a rule for line 3. Texts stand in quotes.", ["Here is a rule for line 3.", "Texts stand in quotes."]),
        ("Look at line 3. It is bad.", ["Look at line 3."]),  # a place is something to go on with
    ],
)
def test_what_is_promised_comes_with_it_or_neither_does(reply, said):
    model = ScriptedModel(reply, reply)

    async def all_of_it():
        return [sentence async for sentence in Speech(model, Lenient(), most=3).speak(ASKED)]

    assert asyncio.run(all_of_it()) == said


@pytest.mark.parametrize(("detail", "kept"), [("again", []), ("bit by bit", []), ("line", ["Is it?"])])
def test_what_is_held_back_for_one_students_sake_is_not_held_back_from_the_class(detail, kept):
    class Remembers(Strict):
        async def check(self, sentence, logprobs=()):
            return Verdict("unfit", detail) if "That" in sentence else await super().check(sentence, logprobs)

    async def recalled():
        recall = Recall(detail)
        speech = Speech(ScriptedModel("Is it? That too?"), Remembers(), most=3, recall=recall)
        assert [each async for each in speech.speak(ASKED)] == ["Is it?"]
        return await recall.get(ASKED)

    assert asyncio.run(recalled()) == kept
