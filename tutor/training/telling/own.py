"""Questions about the own program, where diagnosis knows what is the matter: its fact, and what to look at."""

import random
from collections import Counter

from tutor.hand import sentences_of
from tutor.prompting import briefs
from tutor.training.cases import Case
from tutor.training.telling import hints, judging, pieces, talks, told
from tutor.training.telling.told import Told


def own(case: Case, chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    scene = case.scene
    if not scene.findings or not scene.findings[0].line:
        return []
    given, fact = pieces.of(scene), briefs.said(scene.findings[0].sentence)
    text = asked_about(given["x"], scene.findings[0].line, chance)
    way = briefs.chat_way(text)
    ask = question(case, given, way)
    facts = sentences_of(fact)
    reply = " ".join([*talks.short(facts[:1] if way == "short" else facts), ask])
    why = "" if ask else "nothing to ask"
    why = why or judging.of_guard(scene, reply, job="chat", level="explain", asked=text)
    hints.note(tally, why)
    asked = briefs.chat(scene, text, material=[fact])
    return [] if why else [told.of(asked, reply, job="chat", part="own", recipe=f"own, {way}")]


def asked_about(x: str, line: int, chance: random.Random) -> str:
    words = talks.words()["own"]
    text = chance.choice(words["of_x"] if x and chance.random() < 0.35 else words["asks"])
    text = text.format(n=line, x=x if chance.random() < 0.3 else x.strip("`"))
    return f"{text[:1].upper()}{text[1:]}" if chance.random() < 0.4 else text


def question(case: Case, given: dict[str, str], way: str) -> str:
    _, ask = hints.question(case.scene, given, "nudge", briefs.CHAT_WAYS.index(way))
    return ask.alone
