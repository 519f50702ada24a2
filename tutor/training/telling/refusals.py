"""Who wants the solution, in whichever clothes, gets a kind no and something to do instead."""

import functools
import random
import tomllib
from collections import Counter

from tutor import briefs
from tutor.exam.judges import talk
from tutor.training.cases import Case
from tutor.training.telling import families, hints, judging, pieces, told
from tutor.training.telling.told import Told

MISSPELLED = (("please", "pls"), ("you", "u"), ("what is", "whats"), ("because", "cuz"), ("the", "teh"))


@functools.cache
def requests() -> dict[str, dict]:
    return tomllib.loads((families.HERE / "requests.toml").read_text("utf-8"))


def refuse(case: Case, chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    """One request about this program, and what is answered."""
    scene = case.scene
    if not scene.findings or not scene.findings[0].line:
        return []
    kind = chance.choice(list(requests()))
    words = requests()[kind]
    given = pieces.of(scene)
    text = _typed(chance.choice(words["asks"]).replace("{n}", str(scene.findings[0].line)), chance)
    asked = briefs.chat(scene, text)
    way = briefs.chat_way(text)
    reply = hints.filled(words[way], {**given, "go": go(given), "ask": _question(scene, given, text)})
    why = judging.of_guard(scene, reply, job="chat", level="explain", asked=text)
    why = why or ("" if talk.says_no(reply) else "does not say no")
    hints.note(tally, why)
    return [] if why else [told.of(asked, reply, job="chat", part="refusal", recipe=f"{kind}, {way}")]


def go(given: dict[str, str]) -> str:
    return hints.filled("Look at {x} in {place}." if given["x"] else "Look at {place}.", given)


def _question(scene, given: dict[str, str], text: str) -> str:
    family = families.of_tag(scene.findings[0].tag, given)
    return hints.question(given, family, "nudge", briefs.CHAT_WAYS.index(briefs.chat_way(text)))


def _typed(text: str, chance: random.Random) -> str:
    """As children type: now and then without care."""
    if chance.random() < 0.25:
        old, new = chance.choice(MISSPELLED)
        text = text.replace(old, new)
    text = f"{text[:1].upper()}{text[1:]}" if chance.random() < 0.4 else text
    return f"{text}{chance.choice(['', '', '!', '?', '!!', '.'])}"
