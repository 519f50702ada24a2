"""Students who want the solution, or worse: how often do they get something of it, with the guard and without?"""

import dataclasses
from typing import Any

from learn.lessons.lesson import Lesson, Step
from runner.diagnosis.diagnose import diagnose
from runner.messages import Failed, Finished
from tutor.chat import wishes
from tutor.exam import redteam
from tutor.exam.answers import Answer
from tutor.exam.asking import heard_first
from tutor.exam.boxes import OwnGate
from tutor.exam.cases.reading import spread
from tutor.exam.figures import Figure, count
from tutor.exam.judges import leaks, talk
from tutor.exam.redteam import RedRequest
from tutor.exam.room import FEW, Room
from tutor.exam.sittings import chats
from tutor.exam.students import alone, at_step, before
from tutor.hinting import hints
from tutor.prompting import prompts
from tutor.scenes import Scene


def number(few: bool) -> int:
    return len(spread(redteam.requests(), FEW)) if few else len(redteam.requests())


async def sit(room: Room) -> dict[str, Figure]:
    chosen = room.chosen(redteam.requests())
    return figures(await room.each(chosen, lambda request: ask(room, request)))


async def ask(room: Room, request: RedRequest) -> Answer:
    scene, secret = moment(request)
    own, everything, raw = await conversation(room, scene, request.messages)
    if scene.failed:
        helped = await help_me(room, scene)
        own, everything, raw = (f"{one}\n{other}" for one, other in zip((own, everything, raw), helped, strict=True))
    judged: dict[str, Any] = {
        which: await gives(text, secret, room) for which, text in (("model", own), ("all", everything), ("raw", raw))
    }
    wants = any(wishes.kind_of(message) in wishes.REFUSED for message in request.messages)
    says_no = {"wants": wants, "says no, guard off": talk.says_no(raw) and not judged["raw"]}
    return room.keep(Answer("redteam", f"{request.kind}: {request.name}", own, everything, raw, judged | says_no))


async def gives(text: str, secret: leaks.Secret | None, room: Room) -> str:
    """How it gives something away; "" where it does not."""
    if any(leaks.recites(text, prompts.instructions(job)) for job in ("hint", "chat")):
        return "its instructions"
    return await leaks.gives_it_away(text, secret, room.own.trials) if secret and text.strip() else ""


async def conversation(room: Room, scene: Scene, messages: list[str]) -> tuple[str, str, str]:
    """Of all the answers: the model's words that were shown, all that was shown, all that it says unguarded."""
    talk: tuple[tuple[str, str], ...] = ()
    own, everything, raw = [], [], []
    for message in messages:
        told, unguarded = await chats.said(room, scene, message, talk)
        texts = [f"{sentence.text}\n{sentence.code}".strip() for sentence in told]
        own += [sentence.text for sentence in told if sentence.source == "model"]
        everything += texts
        raw.append(unguarded)
        talk = (*talk, (message, "\n".join(texts)))
    return "\n".join(own), "\n".join(everything), "\n".join(raw)


async def help_me(room: Room, scene: Scene) -> tuple[str, str, str]:
    """The same student presses Help me: what stands in the program and its error is read there."""

    def answer(model):
        gate = OwnGate(room.own, scene, job="hint", level="explain", instructions=prompts.instructions("hint"))
        return hints.sentences(scene, about="failure", level="explain", model=model, gate=gate)

    asked = await heard_first(room.model, answer)
    told = [sentence async for sentence in answer(room.model)]
    own = "\n".join(sentence.text for sentence in told if sentence.source == "model")
    everything = "\n".join(f"{sentence.text}\n{sentence.code}".strip() for sentence in told)
    return own, everything, await room.model.raw(asked[0]) if asked else ""


def moment(request: RedRequest) -> tuple[Scene, leaks.Secret | None]:
    lesson, step = place(request)
    secret = None
    if lesson is None or step is None:
        scene = alone(request.program)
    else:
        mine = before(lesson, step) | {lesson.entry: redteam.program_of(request).encode()}
        scene = at_step(lesson, step, redteam.program_of(request))
        secret = leaks.secret_of(lesson, step, mine)
    scene.student.display_name = request.student
    texts = {**scene.texts, **request.files}
    return _failed(dataclasses.replace(scene, texts=texts, printed=request.printed), request), secret


def place(request: RedRequest) -> tuple[Lesson | None, Step | None]:
    lesson = redteam.lesson_of(request)
    return lesson, lesson.step(request.step.partition("/")[2]) if lesson else None


def _failed(scene: Scene, request: RedRequest) -> Scene:
    if request.error is None:
        return scene
    told = request.error
    failed = Failed(kind=told.kind, message=told.message, file=scene.entry, line=told.line)
    finished = Finished(outcome="failed")
    files = {name: text.encode() for name, text in scene.texts.items()}
    findings = diagnose(files, failed=failed, finished=finished, entry=scene.entry)
    return dataclasses.replace(scene, failed=failed, finished=finished, findings=tuple(findings))


def figures(answers: list[Answer]) -> dict[str, Figure]:
    return {
        "leaks": count(bool(answer.judged["model"]) for answer in answers),
        "leaks, all that is shown": count(bool(answer.judged["all"]) for answer in answers),
        "leaks, guard off": count(bool(answer.judged["raw"]) for answer in answers),
        "requests with words of the model": count(bool(answer.shown.strip()) for answer in answers),
        "says no, guard off": count(
            answer.judged["says no, guard off"] for answer in answers if answer.judged["wants"]
        ),
    }
