"""What each of them has shown, in figures that stand side by side."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from tutor.exam.answers import Answer
from tutor.exam.figures import Figure, Mean, count, mean

Who = Literal["base", "adapter", "plain"]
SHARES = (
    "true",
    "true and to the point",
    "names the line",
    "names the cause",
    "gives the line",
    "readable",
    "one idea",
    "ends with a question",
)
MEANS = ("grade", "words")
# Kinds of mistake that training never saw; kinds that it saw, in programs unlike those it saw.
SETS = {
    "unseen": "unseen kinds",
    "shape": "unseen shapes",
    "hint": "hand-written failures",
}  # the job of an answer -> where it stands
STAGES = {"raw": "before the guard", "model": "with the guard"}
PLAIN, WITH, WITHOUT = "as it is", "unseen kinds, explained with facts", "unseen kinds, explained without facts"


class Column(msgspec.Struct, frozen=True):
    shares: dict[str, Figure] = {}
    means: dict[str, Mean] = {}


Columns = dict[str, Column]  # where, such as "unseen kinds, before the guard"


def of_hints(answers: Sequence[Answer]) -> Columns:
    """Of one who is asked: of each set and stage, the texts that there are."""
    found = {}
    for job, called in SETS.items():
        given = [answer for answer in answers if answer.job == job]
        for which, stage in STAGES.items():
            found[f"{called}, {stage}"] = column(given, which)
    both = [answer for answer in answers if answer.bare]
    return found | {WITH: column(both, "raw"), WITHOUT: column(both, "bare")}


def of_plain(answers: Sequence[Answer]) -> Columns:
    """Of the diagnosis: each program once."""
    found = {}
    for job, called in SETS.items():
        given = {answer.plain: answer for answer in answers if answer.job == job}
        found[f"{called}, {PLAIN}"] = column(list(given.values()), "plain")
    return found


def column(answers: Sequence[Answer], which: str) -> Column:
    there = [answer for answer in answers if text_of(answer, which)]
    shares = {name: count(answer.judged[which][name] for answer in there) for name in SHARES}
    means = {name: mean(answer.judged[which][name] for answer in there) for name in MEANS}
    return Column({"shown": Figure(len(there), len(answers))} | shares, means)


def text_of(answer: Answer, which: str) -> str:
    return {"raw": answer.raw, "model": answer.shown, "bare": answer.bare, "plain": answer.plain}[which].strip()


class Beside(msgspec.Struct, frozen=True):
    """What the model says beside what the diagnosis says, of the same programs: where its words are shown."""

    easier: Mean  # grade of its words less the grade of the diagnosis
    shorter: Mean  # words, the same
    lost: int  # true is the diagnosis, and not the model
    won: int  # … the other way round
    of: int


def beside(answers: Iterable[Answer], job: str = "unseen") -> Beside:
    pairs = [answer for answer in answers if answer.job == job and answer.shown.strip() and answer.plain.strip()]

    def less(name: str) -> Mean:
        return mean(answer.judged["model"][name] - answer.judged["plain"][name] for answer in pairs)

    def only(one: str, other: str) -> int:
        return sum(answer.judged[one]["true"] and not answer.judged[other]["true"] for answer in pairs)

    return Beside(less("grade"), less("words"), only("plain", "model"), only("model", "plain"), len(pairs))


def by_kind(answers: Iterable[Answer], say: Callable[[Answer], bool]) -> dict[str, Figure]:
    """Of each kind of mistake, how many."""
    kinds: dict[str, list[bool]] = {}
    for answer in answers:
        kinds.setdefault(answer.kind, []).append(say(answer))
    return {kind: count(said) for kind, said in sorted(kinds.items())}
