"""What was written about a question: in the step, in hints that were taken, in cards; and what to ask after it."""

import re
from collections.abc import Collection, Iterator, Sequence

from django.utils.translation import gettext as _

from learn.lessons import cards
from learn.lessons.concepts import lines_of
from learn.lessons.lesson import Step
from runner.diagnosis.sources import lines_in
from tutor import hand
from tutor.chat import meant, passages, steps, talks
from tutor.chat.meant import Meant
from tutor.chat.passages import Passage
from tutor.chat.terms import terms
from tutor.guard import leaks, secret
from tutor.guard.facts import PYTHON
from tutor.guard.secret import Secret
from tutor.guard.verdicts import IN_PLAIN_WORDS
from tutor.messages import Sentence
from tutor.scenes import Scene

MOST_FACTS = 3
MOST_SENTENCES = 2  # of a passage
IMPORT = re.compile(r"\s*(?:import|from)\b")
OWN_TURTLE = re.compile(r"^(\w+) *= *(?:turtle\.)?Turtle\(\)", re.MULTILINE)
OF_TURTLE = re.compile(
    r"\bturtle\.(?=(?:color|fill\w+|pen\w+|speed|forward|back|left|right|circle|goto|begin_fill|end_fill|hideturtle|shape)\()"
)
LEANS = re.compile(r"^(?:it|they|that|this|then|so)\b|\b(?:gives it|the box)\b", re.IGNORECASE)  # on the one before
LAST_PART = re.compile(r", ((?:so|but) [^,;:]+[.!?])$")  # of a sentence, and able to stand alone
SPAN, TEXT, TOKEN = re.compile(r"`([^`\n]+)`"), re.compile(r"\"[^\"]*\"|'[^']*'"), re.compile(r"\w+|[^\w\s()]+")
SIGNS = frozenset("# = == != % + - * / // < > <= >= += [ ] { } :".split())
SURE = 3.5  # a passage with this score is about the question, whatever else there is
LEAST_SAID = 0.4  # of a sentence's words, where it has been said
LEAST_TOLD = 0.7  # … where that is all of it
OF_NEW, OF_TOLD = 0.6, 0.4  # what goes on with something
NO_NEWS = frozenset({"no", "not"})  # “and why 9 and not 6”
LEAST = 3.0  # … and it may be


def written(scene: Scene, text: str, question: str, told: str) -> list[Sentence]:
    """Of answers, step and cards, the nearest first; what was told already makes room for the next.

    `text` is what was written last, `question` with what it goes on with.
    """
    if text != question and talks.corrects(text) and (part := _other_part(scene, text, question)):
        return part
    meaning = meant.going_on(text, question)
    by_words = passages.best(question, list(_of_step(scene)))
    definition = [each for _score, each in by_words if passages.defines(each, question)][:1]
    near = [*definition, *(each for _score, each in meaning.answers[:1])]
    goes_on = text != question  # then words are all there is
    new = set(terms(text)) - NO_NEWS if goes_on else set()
    first = [*definition, *(_in_talk(meaning, told, new) if goes_on else meaning.sure)]
    rest = [pair for pair in by_words if goes_on or pair[1] in near or (pair[0] >= LEAST and not pair[1].asked)]
    scored = [(SURE, each) for each in dict.fromkeys(first)] + [pair for pair in rest if pair[1] not in first]
    return _fit(scene, scored, question, told, new)


def _other_part(scene: Scene, text: str, question: str) -> list[Sentence]:
    """“No, I mean by its place”: the sentences of the same answer that speak of that, where others do not."""
    answer, new = next(iter(meant.read(question).sure), Passage(())), set(terms(text))
    part = [each for each in answer.sentences if not new.isdisjoint(terms(each))]
    said = _to_their_turtle(" ".join(part), scene.source)
    is_part = 0 < len(part) < len(answer.sentences)
    return [_said(said, answer)] if is_part and not leaks.leak(secret.of(scene), said) else []


def _in_talk(meaning: Meant, told: str, new: Collection[str]) -> list[Passage]:
    """What has a word that was not said before goes first, and what was told already last."""

    def place(pair: tuple[float, Passage]) -> float:
        score, each = pair
        return score + OF_NEW * (not _words(each).isdisjoint(new)) - OF_TOLD * (not _is_fresh(each, told))

    return [each for _score, each in sorted(meaning.answers, key=place, reverse=True)]


def maybe(scene: Scene, text: str, told: str) -> list[Sentence]:
    """What may be meant, where nothing surely is: it has a word in common, at least."""
    wanted = set(terms(text))
    meaning = meant.read(text)
    near = [each for score, each in meaning.answers if score >= meaning.bounds.maybe and wanted & _words(each)]
    return _fit(scene, [(SURE, each) for each in near], text, told)


def again(scene: Scene, text: str, question: str) -> list[Sentence]:
    """What was answered already, to who asks for that."""
    return _fit(scene, [(SURE, each) for each in meant.going_on(text, question).sure[:1]], question, "")


def _words(passage: Passage) -> set[str]:
    return set(terms(" ".join([passage.words, *passage.asked, *passage.sentences])))


def _fit(
    scene: Scene, scored: Sequence[tuple[float, Passage]], text: str, told: str, new: Collection[str] = ()
) -> list[Sentence]:
    scored = [(score, each) for score, each in scored if scene.standing or not each.is_of_lesson]
    whole = [(score, each) for score, each in scored if _is_fresh(each, told, new)]
    hidden = secret.of(scene)
    found: list[Sentence] = []
    for score, passage in (whole or scored)[:4]:  # the rest of what was half told, where there is nothing else
        near = [each for each in _nearest(passage, text) if not each.endswith(":")]
        near = near if new and not _is_fresh(passage, told) else [each for each in near if each not in told]
        fresh = [each for each in near if not _gives_away(hidden, passage, each)][:MOST_SENTENCES]
        fresh = (
            fresh[:1] if _gives_away(hidden, passage, " ".join(fresh)) else fresh
        )  # a step may be found in both together
        if fresh and (not found or score >= SURE):
            found.append(_said(_to_their_turtle(" ".join(fresh), scene.source), passage))
    return found


def _gives_away(hidden: Secret, passage: Passage, text: str) -> bool:
    """What people wrote about Python speaks of no program: that it names what a step needs is how that is taught.

    “Why does my loop …” is of a program.
    """
    found = leaks.leak(hidden, text)
    is_of_own = passage.is_of_own or " my " in passage.title
    return bool(found) and (found != IN_PLAIN_WORDS or is_of_own)


def _is_fresh(passage: Passage, told: str, new: Collection[str] = ()) -> bool:
    return not any(each in told for each in passage.sentences) or bool(
        passage.asked and not _words(passage).isdisjoint(new)
    )


def left_out(text: str, said: Sequence[str]) -> list[str]:
    """The sentences of which most words were not said; of one that was half said, its end that names something else."""
    before = " ".join(said)
    words = set(terms(before))
    left = []
    for each in hand.sentences_of(text):
        end = LAST_PART.search(each)
        if _share(set(terms(each)), words) < LEAST_SAID:
            left.append(each)
        elif end and any(span not in before for span in SPAN.findall(end[1])):
            left.append(f"{end[1][:1].upper()}{end[1][1:]}")
    return left


def is_told(text: str, said: Sequence[str]) -> bool:
    """Each of its sentences was said, as it stands or in a model's words."""
    before, words = "\n".join(said), set(terms(" ".join(said)))
    return bool(said) and all(
        each in before or _share(set(terms(each)), words) >= LEAST_TOLD for each in hand.sentences_of(text)
    )


def _share(wanted: set[str], words: set[str]) -> float:
    return len(wanted & words) / len(wanted) if wanted else 1.0


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
    if finding and (known := steps.first(scene, finding)):
        return known
    if said.text.endswith("?"):
        return ""
    if scene.told and said.text == scene.told:
        return _("Which line of your program has to do with that?")
    if said.source == "rules" and not said.line:
        return _("What does it do, and what did you expect?")
    if said.source == "rules":
        return _("A `print` beside that line shows what is in it there. What do you expect to see?")
    if not said.card:  # it was about the site
        return ""
    line = lines_of(scene.source).get(said.card, 0)
    text = lines_in(scene.source)[line - 1] if line else ""
    if text and (said.card == "import" or not IMPORT.match(text)) and _uses(text, said.text):
        return _("You use that in line {line} of your program. What does it do there?").format(line=line)
    asked = (_("Where could your program use that?"), _("What would you like to try it on?"))
    return asked[len(said.text) % len(asked)]  # the same at the same answer


def _uses(line: str, told: str) -> bool:
    """Whether what was told is in it: the words and signs of Python in the first piece of code of that."""
    code = SPAN.search(told)
    if code and IMPORT.match(line):
        return code[1] in line  # that module
    words = set(TOKEN.findall(TEXT.sub("", code[1]))) & (PYTHON | SIGNS) if code else set()
    return bool(words) and words <= set(TOKEN.findall(line))


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
    """Its sentences from the one that fits best on; all of an answer, and of a card's beginning."""
    if passage.asked:
        return list(passage.sentences)
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
