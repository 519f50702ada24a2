"""Base, adapter and diagnosis beside each other: asked the same, told apart, and nothing asked twice."""

import dataclasses
import re
from collections.abc import AsyncIterator

import pytest

from tests.tutor.doubles import ScriptedModel
from tutor.errors import ModelAway, TutorError
from tutor.exam.answers import Answer
from tutor.exam.asking import KeptReplies, Patient
from tutor.exam.cases.unseen import Held, Unseen
from tutor.exam.comparing import counting, samples, table
from tutor.exam.comparing.compare import compared, sit_one
from tutor.exam.comparing.speakers import Speaker
from tutor.model.asking import AboutModel, Asked, Piece, Turn

ABOUT = AboutModel(name="small", digest="b1+a2", is_ready=True, stage="ready", form=1)


def asked(words: str, **more) -> Asked:
    return Asked(turns=(Turn("user", words),), **more)


async def said(model, words: str, **more) -> str:
    return await Patient(model).raw(asked(words, **more))


async def test_the_base_is_asked_without_its_adapter_and_in_its_own_form():
    model = ScriptedModel("It is.", "It was.", about=ABOUT)
    base, ours = Speaker(model, has_adapter=False), Speaker(model, has_adapter=True)

    assert [(each.digest, each.form) for each in (await base.about(), await ours.about())] == [("b1", 0), ("b1+a2", 1)]
    assert (await said(base, "a"), await said(ours, "a", uses_adapter=False)) == ("It is.", "It was.")
    assert [each.uses_adapter for each in model.asked] == [False, True]


async def test_what_was_said_once_is_not_asked_again_after_a_break_and_belongs_to_its_weights(tmp_path):
    file = tmp_path / "exam" / "heard.jsonl"
    assert await said(KeptReplies(ScriptedModel("One.", about=ABOUT), file), "a") == "One."
    file.write_bytes(file.read_bytes() + b'{"key": "torn')

    again = KeptReplies(ScriptedModel("Two.", "Three.", about=ABOUT), file)

    assert await said(again, "a") == "One."
    assert await said(again, "a", uses_adapter=False) == "Two."
    assert await said(again, "b") == "Three."
    assert await said(KeptReplies(ScriptedModel("Four.", about=ABOUT), file), "b") == "Three."


async def test_the_base_is_the_same_whether_an_adapter_lies_beside_it(tmp_path):
    alone, beside = AboutModel(digest="b1", is_ready=True), ABOUT
    assert await said(KeptReplies(ScriptedModel("One.", about=alone), tmp_path / "heard"), "a") == "One."
    assert (
        await said(KeptReplies(ScriptedModel("Two.", about=beside), tmp_path / "heard"), "a", uses_adapter=False)
        == "One."
    )
    other = dataclasses.replace(alone, backend="another")
    assert await said(KeptReplies(ScriptedModel("Two.", about=other), tmp_path / "heard"), "a") == "Two."


def judged(true: bool, grade: float) -> dict:
    shares = dict.fromkeys((*counting.SHARES, "to the point"), true)
    return shares | {"grade": grade, "words": 9, "lies": [] if true else ["line 9"]}


def answer(number: int, *, shown: str = "Look at line 2.", true: bool = True, job: str = "unseen") -> Answer:
    which = {
        "model": judged(true, 2.0),
        "raw": judged(true, 2.0),
        "bare": judged(False, 5.0),
        "plain": judged(True, 4.0),
    }
    return Answer(
        job,
        f"colon-{number}, nudge",
        shown,
        "",
        "Look at line 2. Go.",
        which,
        bare="Well.",
        plain=f"Line {number}.",
        kind="colon",
    )


ANSWERS = [answer(1), answer(2, true=False), answer(3, shown=""), answer(4), answer(5, job="hint")]


def test_what_is_shown_and_what_is_only_said_are_counted_apart():
    columns = counting.of_hints(ANSWERS)

    shown, raw = columns["unseen kinds, with the guard"], columns["unseen kinds, before the guard"]
    assert (shown.shares["shown"].hits, shown.shares["shown"].of) == (3, 4)
    assert (shown.shares["true"].hits, shown.shares["true"].of) == (2, 3)
    assert (raw.shares["true"].hits, raw.shares["true"].of) == (3, 4)
    assert columns["unseen kinds, explained without facts"].shares["true"].hits == 0
    assert columns["hand-written failures, with the guard"].shares["shown"].of == 1
    assert counting.of_plain(ANSWERS)["unseen kinds, as it is"].means["grade"].value == 4.0


def test_only_what_is_shown_stands_beside_the_diagnosis():
    beside = counting.beside(ANSWERS)

    assert (beside.of, beside.lost, beside.won, beside.easier.value) == (3, 1, 0, -2.0)


def test_samples_show_all_of_a_reply_the_same_ones_each_time():
    drawn = samples.chosen(ANSWERS, 3)
    said = "\n".join(line for number, each in enumerate(drawn) for line in samples.sample(number, each))

    assert drawn == samples.chosen(list(reversed(ANSWERS)), 3)
    assert all(each.job == "unseen" for each in drawn)
    assert "“Look at line 2. Go.”" in said
    assert "true: yes" in said or "untrue: line 9" in said


@pytest.mark.parametrize("job", ["unseen", "hint"])
def test_each_kind_is_counted(job):
    of_job = [each for each in ANSWERS if each.job == job]
    found = counting.by_kind(of_job, lambda each: bool(each.shown))
    assert found["colon"].of == len(of_job)


class Ours:
    """With its adapter it says where to look, as it is told, and asks; without, it makes something up."""

    def __init__(self, digest: str):
        self.digest = digest

    async def about(self) -> AboutModel:
        return dataclasses.replace(ABOUT, digest=self.digest)

    async def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        told = asked.turns[-1].content if asked.turns else ""
        look = re.search(r"^look: (.+?)\nline (\d+):", told, re.MULTILINE)
        true = f"Look at line {look[2]}. {look[1]}" if look else "What do you see there?"
        for piece in re.findall(r"\S+\s*", true if asked.uses_adapter else "Line 99 forgot a bracket in `wombat`."):
            yield Piece(piece, (-0.001,))


@pytest.mark.long
@pytest.mark.kernel
@pytest.mark.django_db(transaction=True)
async def test_an_adapter_that_words_facts_stands_beside_a_base_that_lies():
    right = "total = 4\nprint(total)\n"
    held = [
        Unseen(
            "typo-1",
            "typo",
            "sum",
            Held(right.replace("(t", "(tt"), 2, "print(total)", "print(ttotal)", ["name-typo"], right),
        ),
        Unseen(
            "colon-1",
            "colon",
            "loop",
            Held("for n in [1, 2]\n    print(n)\n", 1, "for n in [1, 2]:", "for n in [1, 2]", ["missing-colon"]),
        ),
    ]

    sat = {who: await sit_one(Ours(digest), held, few=True) for who, digest in (("base", "b1"), ("adapter", "b1+a2"))}
    comparison = compared(sat, held, 9.0).comparison

    columns = comparison.columns
    ours, theirs = (columns[who]["unseen kinds, with the guard"].shares for who in ("adapter", "base"))
    assert (ours["shown"].share, ours["true"].share, ours["shown"].of) == (1.0, 1.0, 6)
    assert theirs["shown"].hits == 0
    assert columns["base"]["unseen kinds, before the guard"].shares["true"].hits == 0
    assert columns["plain"]["unseen kinds, as it is"].shares["true"].share == 1.0
    assert "| true | 0 of 6" in table.markdown(comparison)
    assert not comparison.decision.is_default  # so few prove nothing


@pytest.mark.long
@pytest.mark.kernel
@pytest.mark.django_db(transaction=True)
async def test_a_model_that_is_away_has_shown_nothing():
    model = ScriptedModel(ModelAway("gone"), about=ABOUT)

    with pytest.raises(TutorError, match="no answer"):
        await sit_one(model, [], few=True)
