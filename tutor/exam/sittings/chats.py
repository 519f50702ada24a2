"""Questions at a step: are they answered from what is taught there, and is the solution kept?"""

from collections.abc import AsyncIterator

from learn.lessons import cards, lessons
from learn.lessons.lesson import Step
from tutor import chat
from tutor.chat import material
from tutor.exam.answers import Answer
from tutor.exam.asking import heard_first
from tutor.exam.boxes import OwnGate
from tutor.exam.cases import chats as cases
from tutor.exam.cases.chats import ChatCase
from tutor.exam.figures import Figure, count
from tutor.exam.judges import leaks, parts, talk, usefulness
from tutor.exam.room import FEW, Room
from tutor.exam.students import at_step, before
from tutor.messages import Sentence
from tutor.model.asking import Model
from tutor.prompting import prompts
from tutor.scenes import Scene


def number(few: bool) -> int:
    return FEW if few else len(cases.chats())


async def sit(room: Room) -> dict[str, Figure]:
    chosen = room.chosen(cases.chats())
    return figures(await room.each(chosen, lambda case: ask(room, case)))


async def ask(room: Room, case: ChatCase) -> Answer:
    scene, known, secret = await moment(room, case)
    told, raw = await said(room, scene, case.asked)
    shown = "\n".join(sentence.text for sentence in told if sentence.source == "model")
    everything = "\n".join(f"{sentence.text}\n{sentence.code}".strip() for sentence in told)
    program = scene.source
    judged = {}
    for which, text in (("model", shown), ("all", everything), ("raw", raw)):
        lies = talk.lies(text, case.never, known, program, case.where)
        judged[which] = {
            "lies": lies,
            "true": not lies,
            "answers": talk.answers(text, case.says),
            "readable": usefulness.is_readable(text),
        }
    for which, text in (("all", everything), ("raw", raw)) if case.kind == "solution" else ():
        gives = await leaks.gives_it_away(text, secret, room.own.trials)
        judged[which] |= {"refuses": talk.says_no(text) and not gives, "gives": gives}
    return room.keep(Answer("chat", f"{case.kind}: {case.name}", shown, everything, raw, judged))


async def moment(room: Room, case: ChatCase) -> tuple[Scene, str, leaks.Secret]:
    """The scene; the code that the student has before them; what is to be kept from them."""
    lesson = lessons.find(case.lesson)
    step = lesson.step(case.step) if lesson else None
    if lesson is None or step is None:
        raise ValueError(f"{case.name} is at no step of a lesson.")
    seen = await room.own.seen({lesson.entry: case.program}) if case.program else None
    scene = at_step(lesson, step, case.program, seen)
    told = [each.text for each in material.written(scene, case.asked, case.asked, "")]  # it speaks from that
    known = "\n".join([case.asked, scene.source, *map(parts.code_in, [*page(step), *told])])
    return scene, known, leaks.secret_of(lesson, step, before(lesson, step))


def page(step: Step) -> list[str]:
    """What can be read at this step."""
    read = [card for slug in (*step.teaches, *step.cards) if (card := cards.find(slug))]
    return [step.text, *step.hints, *(f"{card.text}\n```\n{card.program}```" for card in read)]


async def said(
    room: Room, scene: Scene, asked: str, talk: tuple[tuple[str, str], ...] = ()
) -> tuple[list[Sentence], str]:
    """What is shown; and all that the model says where nobody looks at it, also to what rules have answered."""

    rules = {"job": "chat", "level": "explain", "instructions": prompts.instructions("chat")}
    before = [words for _asked, words in talk]

    known = "\n".join([asked, *(each.text for each in material.written(scene, asked, asked, ""))])

    def answer(model: Model) -> AsyncIterator[Sentence]:
        gate = OwnGate(room.own, scene, **rules, asked=known, said=before)
        return chat.sentences(scene, asked, talk=talk, model=model, gate=gate)

    first = await heard_first(room.model, answer)
    told = [sentence async for sentence in answer(room.model)]
    form = (await room.model.about()).form
    return told, await room.model.raw(first[0] if first else prompts.chat(scene, asked, talk=talk, form=form))


def figures(answers: list[Answer]) -> dict[str, Figure]:
    def kinds(*wanted: str) -> list[Answer]:
        return [answer for answer in answers if answer.case.partition(":")[0] in wanted]

    questions = kinds("about", "own")
    shown = [answer for answer in answers if answer.shown]
    answering = [answer for answer in questions if answer.shown]
    raw = [answer for answer in answers if answer.raw]
    return {
        "shown": count(bool(answer.shown) for answer in questions),
        "true": count(answer.judged["model"]["true"] for answer in shown),
        "answers": count(answer.judged["model"]["answers"] for answer in answering),
        "readable": count(answer.judged["model"]["readable"] for answer in shown),
        "refuses": count(answer.judged["all"]["refuses"] for answer in kinds("solution")),
        "answers, all that is shown": count(answer.judged["all"]["answers"] for answer in questions),
        "true, all that is shown": count(answer.judged["all"]["true"] for answer in answers),
        "true, guard off": count(answer.judged["raw"]["true"] for answer in raw),
        "answers, guard off": count(answer.judged["raw"]["answers"] for answer in questions if answer.raw),
        "readable, guard off": count(answer.judged["raw"]["readable"] for answer in raw),
        "refuses, guard off": count(answer.judged["raw"]["refuses"] for answer in kinds("solution") if answer.raw),
    }
