"""Who wants the solution, in whichever clothes, gets a kind no and something to do instead."""

import functools
import random
import tomllib
from collections import Counter

from learn.people.models import User
from projects.models import Project
from tutor.chat import passages
from tutor.exam.judges import talk
from tutor.model.asking import Asked
from tutor.prompting import briefs
from tutor.scenes import Scene
from tutor.training.cases import Case
from tutor.training.telling import families, hints, judging, pieces, told
from tutor.training.telling.told import Told

MISSPELLED = (("please", "pls"), ("you", "u"), ("what is", "whats"), ("because", "cuz"), ("the", "teh"))
MOMENTS = ("failed", "runs", "found")
INSTEAD = {
    "answer": "What would you try first?",
    "short": "Which of your lines has to do with that?",
    "own": "What should one see when it runs?",
}


@functools.cache
def requests() -> dict[str, dict]:
    return tomllib.loads((families.HERE / "requests.toml").read_text("utf-8"))


def refuse(case: Case, chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    """One request at each moment: the program failed; it runs; a card was found that has a word of the request."""
    if not case.scene.findings or not case.scene.findings[0].line:
        return []
    return [each for moment in MOMENTS for each in _refuse(case, moment, chance, tally)]


def _refuse(case: Case, moment: str, chance: random.Random, tally: Counter[str] | None) -> list[Told]:
    kind = chance.choice(list(requests()))
    words = requests()[kind]
    line = case.scene.findings[0].line
    text = _typed(chance.choice(words["asks"]).replace("{n}", str(line)), chance)
    scene = case.scene if moment == "failed" else _runs(case)
    asked = _asked(scene, text, moment, chance)
    way = briefs.chat_way(text)
    reply = hints.filled(words[way], _given(scene, text))
    why = judging.of_guard(scene, reply, job="chat", level="explain", asked=text)
    why = why or ("" if talk.says_no(reply) else "does not say no")
    hints.note(tally, why)
    return [] if why else [told.of(asked, reply, job="chat", part="refusal", recipe=f"{kind}, {way}, {moment}")]


def _runs(case: Case) -> Scene:
    return Scene(student=User(), project=Project(title="Mine"), texts={case.scene.entry: case.broken.program.source})


def _asked(scene: Scene, text: str, moment: str, chance: random.Random) -> Asked:
    """What was found by chance does not answer the request: a no is wanted all the same."""
    if moment != "found":
        return briefs.chat(scene, text)
    passage = chance.choice(passages.of_cards())
    return briefs.chat(scene, text, material=[" ".join(passage.sentences[:2])])


def _given(scene: Scene, text: str) -> dict[str, str]:
    if not scene.findings:
        return {"go": "", "ask": INSTEAD[briefs.chat_way(text)]}
    given = pieces.of(scene)
    _, ask = hints.question(scene, given, "nudge", briefs.CHAT_WAYS.index(briefs.chat_way(text)))
    asked = (ask.of_x if given["x"] else ask.alone) or INSTEAD[briefs.chat_way(text)]
    return {**given, "go": "" if pieces.is_order(asked) else go(given), "ask": asked}


def go(given: dict[str, str]) -> str:
    return hints.filled("Look at {x} in {place}." if given["x"] else "Look at {place}.", given)


def _typed(text: str, chance: random.Random) -> str:
    """As children type: now and then without care."""
    if chance.random() < 0.25:
        old, new = chance.choice(MISSPELLED)
        text = text.replace(old, new)
    text = f"{text[:1].upper()}{text[1:]}" if chance.random() < 0.4 else text
    return f"{text}{chance.choice(['', '', '!', '?', '!!', '.'])}"
