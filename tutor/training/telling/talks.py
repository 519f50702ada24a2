"""Short talks grounded in what people wrote: the answer is the sentence that fits, in as few words as it has."""

import random
import re
from collections import Counter
from collections.abc import Iterator

from learn.lessons import cards
from learn.lessons.concepts import lines_of
from learn.people.models import User
from projects.models import Project
from tutor import briefs
from tutor.chat import passages
from tutor.chat.terms import terms
from tutor.exam.judges import talk
from tutor.scenes import Scene
from tutor.training.telling import hints, judging, told
from tutor.training.telling.told import Told

MOST_SENTENCES = 2  # of a passage, as the chat gives them
ASKS = (
    "what is {it}?",
    "what does {it} do?",
    "how does {it} work?",
    "why do i need {it}",
    "when do i use {it}?",
    "explain {it} please",
    "i dont get {it}",
    "what is {it} for",
    "can you tell me about {it}",
    "how do i use {it}",
    "what can {it} do",
    "{it}??",
)
QUESTIONS = {
    "answer": ("Where could your program use that?", "You use that in line {line}. What does it do there?"),
    "short": ("What would you try it on?", "Do you find it in line {line}?"),
    "own": ("Which of your lines has to do with that?", "What would change in line {line}?"),
}


def chat(chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    """A question that a card or a written answer knows, and its answer."""
    passage = chance.choice([*passages.of_cards(), *passages.of_questions()])
    text = _asked(passage, chance)
    scene = _scene(passage.card, chance)
    at = chance.randrange(max(1, len(passage.sentences) - 1))
    facts = passage.sentences[at : at + MOST_SENTENCES]
    reply = answer(scene, text, list(facts), passage.card)
    why = judging.of_guard(scene, reply, job="chat", level="explain", asked=f"{text} {' '.join(facts)}")
    why = why or next(iter(talk.lies(reply, (), f"{' '.join(facts)} {scene.source} {text}", scene.source)), "")
    hints.note(tally, why)
    asked = briefs.chat(scene, text, material=[" ".join(facts)])
    recipe = f"{passage.card or 'written'}, {briefs.chat_way(text)}"
    return [] if why else [told.of(asked, reply, job="chat", part="chat", recipe=recipe)]


def answer(scene: Scene, text: str, facts: list[str], card: str) -> str:
    way = briefs.chat_way(text)
    wanted = set(terms(text))
    best = max(facts, key=lambda each: len(wanted & set(terms(each))))
    said = [best] if way == "short" else facts
    line = lines_of(scene.source).get(card, 0) if card else 0
    plain, of_line = QUESTIONS[way]
    return " ".join([*_short(said), of_line.format(line=line) if line else plain])


def _short(said: list[str]) -> Iterator[str]:
    """A long sentence becomes two."""
    for each in said:
        parts = re.split(r"; |, (?:and|so|but) (?=(?:the|it|that|you|they|then|this)\b)", each)
        yield from (f"{part[:1].upper()}{part[1:].rstrip('.')}." if part[-1:] not in "?!" else part for part in parts)


def _asked(passage: passages.Passage, chance: random.Random) -> str:
    card = cards.find(passage.card)
    if passage.defines and chance.random() < 0.7:
        it = chance.choice(sorted(passage.defines))
    elif card and chance.random() < 0.6:
        it = chance.choice([card.slug.replace("-", " "), card.title.lower().split(":")[0]])
    else:
        it = " ".join(chance.sample(passage.words.split(), min(2, len(passage.words.split()))))
    text = chance.choice(ASKS).format(it=it or "that")
    return text if chance.random() < 0.6 else text[:1].upper() + text[1:]


def _scene(slug: str, chance: random.Random) -> Scene:
    """Half of those who ask have a program that has to do with it."""
    card = cards.find(slug)
    source = card.program if card and chance.random() < 0.5 else ""
    return Scene(student=User(), project=Project(title="Mine"), texts={"main.py": source})
