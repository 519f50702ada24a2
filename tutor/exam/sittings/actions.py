"""Selected lines: what is said of them is true, what is changed does the same, a test notices a mistake."""

from collections.abc import AsyncIterator
from typing import Any

from tutor.acting import actions
from tutor.exam.answers import Answer
from tutor.exam.asking import heard_first
from tutor.exam.boxes import OwnGate
from tutor.exam.cases import works as cases
from tutor.exam.cases.works import ActionCase
from tutor.exam.figures import Figure, count
from tutor.exam.judges import talk, works
from tutor.exam.room import FEW, Room
from tutor.exam.students import alone
from tutor.messages import Act, Says, Sentence, Suggestion
from tutor.model.asking import Model

FILE = "main.py"
TELLING = ("explain", "find_bug")


def number(few: bool) -> int:
    return FEW if few else len(cases.actions())


async def sit(room: Room) -> dict[str, Figure]:
    chosen = room.chosen(cases.actions())
    return figures(await room.each(chosen, lambda case: ask(room, case)))


async def ask(room: Room, case: ActionCase) -> Answer:
    scene = alone(case.program)
    message = Act(id="exam", action=case.action, file=FILE, first=case.first, last=case.last)

    def answer(model: Model) -> AsyncIterator[Says]:
        gate = OwnGate(room.own, scene, job="action", level="explain")
        return actions.act(scene, message, model, gate=gate, boxes=room.own.boxes)

    asked = await heard_first(room.model, answer)
    told = [each async for each in answer(room.model)]
    sentences = [each for each in told if isinstance(each, Sentence)]
    changes = [each for each in told if isinstance(each, Suggestion)]
    shown = " ".join(each.text for each in sentences if each.source == "model")
    everything = " ".join(each.text for each in sentences)
    raw = await room.model.raw(asked[0]) if asked else ""
    judged: dict[str, Any] = {
        which: judge_words(text, case) for which, text in (("model", shown), ("all", everything), ("raw", raw))
    }
    judged["change"] = await judge_change(room, case, changes)
    return room.keep(Answer("action", f"{case.action}: {case.name}", shown, everything, raw, judged))


def judge_words(text: str, case: ActionCase) -> dict:
    letters = " ".join(sorted(set(case.program)))  # what a run shows of a loop through a text
    lies = talk.lies(text, case.never, f"{case.program} {letters}", case.program)
    return {"lies": lies, "true": not lies, "answers": talk.answers(text, case.says)}


async def judge_change(room: Room, case: ActionCase, changes: list[Suggestion]) -> bool | None:
    """None where nothing is to be changed, or nothing was."""
    if case.action in TELLING or not changes:
        return None
    texts = {FILE: case.program}
    for change in changes:
        texts[change.file] = applied(texts.get(change.file, ""), change)
    if case.action == "comment":
        return works.only_comments(case.program, texts[FILE])
    if case.action == "simplify":
        return await works.keeps_behaviour(room.own.kernels, case.program, texts[FILE], case.answers)
    entry = changes[-1].file
    wrong = {name: text.replace(case.program.strip(), case.broken.strip()) for name, text in texts.items()}
    return await works.notices(room.own.kernels, texts, wrong, entry)


def applied(text: str, change: Suggestion) -> str:
    if not change.first:
        return change.text
    lines = text.splitlines()
    lines[change.first - 1 : change.last] = change.text.splitlines()
    return "\n".join(lines) + "\n"


def figures(answers: list[Answer]) -> dict[str, Figure]:
    def of(*actions: str) -> list[Answer]:
        return [answer for answer in answers if answer.case.partition(":")[0] in actions]

    telling = of(*TELLING)
    shown = [answer for answer in telling if answer.shown]
    changed = [answer for answer in of("simplify", "comment") if answer.judged["change"] is not None]
    tested = [answer for answer in of("write_test") if answer.judged["change"] is not None]
    return {
        "shown": count(bool(answer.shown) for answer in telling),
        "true": count(answer.judged["model"]["true"] for answer in shown),
        "answers": count(answer.judged["model"]["answers"] for answer in shown),
        "true, all that is shown": count(answer.judged["all"]["true"] for answer in telling),
        "answers, all that is shown": count(answer.judged["all"]["answers"] for answer in telling),
        "true and answers, guard off": count(
            answer.judged["raw"]["true"] and answer.judged["raw"]["answers"] for answer in telling if answer.raw
        ),
        "changes offered": count(
            answer.judged["change"] is not None for answer in of("simplify", "comment", "write_test")
        ),
        "keeps behaviour": count(answer.judged["change"] for answer in changed),
        "tests work": count(answer.judged["change"] for answer in tested),
    }
