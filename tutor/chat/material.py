"""What was written about a question: in the step, in hints that were taken, in cards; and what to ask after it."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from learn.lessons import cards
from learn.lessons.concepts import lines_of
from learn.lessons.lesson import Step
from tutor import hand
from tutor.chat import passages
from tutor.chat.passages import Passage
from tutor.chat.terms import terms
from tutor.guard import leaks, secret
from tutor.messages import Sentence
from tutor.scenes import Scene
from tutor.written import WORDS, fill

MOST_FACTS = 3
MOST_SENTENCES = 2  # of a passage
IMPORT = re.compile(r"\s*(?:import|from)\b")
OWN_TURTLE = re.compile(r"^(\w+) *= *(?:turtle\.)?Turtle\(\)", re.MULTILINE)
OF_TURTLE = re.compile(
    r"\bturtle\.(?=(?:color|fill\w+|pen\w+|speed|forward|back|left|right|circle|goto|begin_fill|end_fill|hideturtle|shape)\()"
)
LEANS = re.compile(r"^(?:it|they|that|this|then|so)\b|\b(?:gives it|the box)\b", re.IGNORECASE)  # on the one before
SURE = 3.5  # a passage with this score is about the question, whatever else there is


def written(scene: Scene, text: str, told: str) -> list[Sentence]:
    """Of step and cards, the nearest first; what was told already makes room for the next."""
    scored = passages.best(text, list(_of_step(scene)))
    scored = [(score, each) for score, each in scored if scene.standing or not each.is_of_lesson]
    whole = [(score, each) for score, each in scored if not any(sentence in told for sentence in each.sentences)]
    hidden = secret.of(scene)
    found: list[Sentence] = []
    for score, passage in (whole or scored)[:4]:  # the rest of what was half told, where there is nothing else
        near = [each for each in _nearest(passage, text) if each not in told and not each.endswith(":")]
        fresh = [each for each in near if not leaks.leak(hidden, each)][:MOST_SENTENCES]
        if fresh and (not found or score >= SURE):
            found.append(_said(_to_their_turtle(" ".join(fresh), scene.source), passage))
    return found


def _to_their_turtle(text: str, source: str) -> str:
    """Orders go to the turtle that they have given a name."""
    named = OWN_TURTLE.search(source)
    return OF_TURTLE.sub(f"{named[1]}.", text) if named else text


def example(scene: Scene, text: str, told: Sequence[str], slug: str = "") -> Sentence | None:
    """The program of the card `slug`, or of the one that is about it; none that has a line of the step's solution."""
    slugs = [slug] if slug else [each.card for _score, each in passages.best_of_cards(text)]
    card = next(filter(None, map(cards.find, slugs)), None)
    if card is None:
        return None
    said = _said(_("Here is a small program about “{title}”.").format(title=card.title), Passage((), card.slug))
    said = hand.with_code(said, card.program.rstrip())
    is_told = any(said.whole in each for each in told)
    return said if hand.is_fit(said, scene) and not is_told else None


def question(scene: Scene, said: Sentence) -> str:
    """What to look at next in their own program, after `said`; nothing where nothing is."""
    finding = next((each for each in scene.findings if each.sentence == said.text), None)
    if finding and finding.tag in WORDS:
        return fill(_(WORDS[finding.tag].nudge), finding)
    if said.source == "rules" and not said.line:
        return _("What does it do, and what did you expect?")
    if said.source == "rules":
        return _("A `print` beside that line shows what is in it there. What do you expect to see?")
    if not said.card:  # it was about the site
        return ""
    line = lines_of(scene.source).get(said.card, 0)
    if line and (said.card == "import" or not IMPORT.match(scene.source.splitlines()[line - 1])):
        return _("You use that in line {line} of your program. What does it do there?").format(line=line)
    asked = (_("Where could your program use that?"), _("What would you like to try it on?"))
    return asked[len(said.text) % len(asked)]  # the same at the same answer


def _of_step(scene: Scene) -> Iterator[Passage]:
    """What the student has before them, and the hints they have looked at."""
    if scene.standing is None:
        return
    stage = scene.standing.stage
    for block in passages.blocks(stage.text):
        yield Passage(tuple(hand.sentences_of(block)), "", stage.title, 1.05)
    if isinstance(stage, Step):
        for hint in stage.hints[: scene.standing.progress.hints]:
            yield Passage((hand.plain(hint),))


def _nearest(passage: Passage, text: str) -> list[str]:
    """Its sentences from the one that fits best on; of a card's beginning all in order."""
    wanted = set(terms(text))
    fits = [len(wanted & set(terms(sentence))) for sentence in passage.sentences]
    at = fits.index(max(fits)) if fits else 0
    if not at or max(fits) == fits[0]:
        return list(passage.sentences)
    begin = min(at, max(0, len(fits) - MOST_SENTENCES))
    while begin and LEANS.search(passage.sentences[begin]):
        begin -= 1
    return list(passage.sentences[begin:])


def _said(text: str, passage: Passage) -> Sentence:
    return hand.of_card(text, passage.card)
