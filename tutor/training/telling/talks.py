"""Short talks grounded in what people wrote: the answer is the sentence that fits, in as few words as it has."""

import functools
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from learn.lessons import cards
from learn.people.models import User
from projects.models import Project
from tutor.chat import passages
from tutor.chat.terms import terms
from tutor.exam.judges import talk
from tutor.prompting import briefs
from tutor.scenes import Scene
from tutor.training.telling import families, hints, judging, told
from tutor.training.telling.told import Told

MOST_SENTENCES = 2  # of a passage, as the chat gives them
MOST_SPAN = 20  # characters
BEGINS = ("how", "what about", "how do i", "why", "help with", "i want to know:", "tell me about")
# Of no line: which one has to do with it is known by rule, and people ask about it.
QUESTIONS = {
    "answer": "Where could your program use that?",
    "short": "What would you try it on?",
    "own": "Which of your lines has to do with that?",
}
_span = re.compile(r"`([^`\n]+)`")


@functools.cache
def words() -> dict[str, Any]:
    return tomllib.loads((families.HERE / "talks.toml").read_text("utf-8"))


def chat(chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    """A question that a card or a written answer knows, and its answer."""
    passage = chance.choice([*passages.of_cards(), *passages.of_questions()])
    at = chance.randrange(max(1, len(passage.sentences) - 1))
    facts = passage.sentences[at : at + MOST_SENTENCES]
    text = _asked(passage, facts[0], chance)
    scene = _scene(passage.card, chance)
    reply = answer(text, list(facts))
    why = judging.of_guard(scene, reply, job="chat", level="explain", asked=f"{text} {' '.join(facts)}")
    why = why or next(iter(talk.lies(reply, (), f"{' '.join(facts)} {scene.source} {text}", scene.source)), "")
    hints.note(tally, why)
    asked = briefs.chat(scene, text, material=[" ".join(facts)])
    recipe = f"{passage.card or 'written'}, {briefs.chat_way(text)}"
    origin = "written answers" if passage in passages.of_questions() else f"card {passage.card}"
    return [] if why else [told.of(asked, reply, job="chat", part="chat", recipe=recipe, origin=origin)]


def answer(text: str, facts: list[str]) -> str:
    way = briefs.chat_way(text)
    wanted = set(terms(text))
    best = max(facts, key=lambda each: len(wanted & set(terms(each))))
    return " ".join([*short([best] if way == "short" else facts), QUESTIONS[way]])


def short(said: list[str]) -> Iterator[str]:
    """A long sentence becomes two."""
    for each in said:
        parts = re.split(r"; |, (?:and|so|but) (?=(?:the|it|that|you|they|then|this)\b)", each)
        yield from (f"{part[:1].upper()}{part[1:].rstrip('.')}." if part[-1:] not in "?!" else part for part in parts)


def _asked(passage: passages.Passage, sentence: str, chance: random.Random) -> str:
    """About a piece of code in the sentence, about the card, or in the words by which the answer is found."""
    known = words()
    spans = [span for span in _span.findall(sentence) if len(span) <= MOST_SPAN]
    names = known["names"].get(passage.card, [])
    if spans and chance.random() < 0.4:
        text = chance.choice(known["of_code"]).format(it=chance.choice(spans))
    elif (passage.words and not passage.sentences[0].startswith("`") and chance.random() < 0.5) or not names:
        text = f"{chance.choice(BEGINS)} {' '.join(passage.words.split()[:2])}{chance.choice(('?', '', ' ??'))}"
    else:
        text = chance.choice(known["asks"]).format(it=chance.choice(names))
    return text if chance.random() < 0.6 else text[:1].upper() + text[1:]


def _scene(slug: str, chance: random.Random) -> Scene:
    """Half of those who ask have a program that has to do with it."""
    card = cards.find(slug)
    source = card.program if card and chance.random() < 0.5 else ""
    return Scene(student=User(), project=Project(title="Mine"), texts={"main.py": source})
