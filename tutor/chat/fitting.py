"""Whether a model's sentence is an answer to what was asked. The guard knows what is true, and not what was asked."""

import functools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from learn.lessons.concepts import lines_of
from tutor.chat.terms import terms
from tutor.guard import openings
from tutor.guard.verdicts import Verdict
from tutor.messages import Sentence
from tutor.scenes import Scene
from tutor.speaking import Looks

NOES = Path(__file__).with_name("phrases") / "noes.txt"
QUESTION = re.compile(
    r"^\W*(?:(?:and|but|so|please|ok|hey|hi) )*(?:what|whats|what's|how|why|when|where|which|who|is|are|does|explain|"
    r"i (?:don'?t|do not) (?:get|understand))\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")
LINES = re.compile(r"\blines? (\d[\d, and]*)", re.IGNORECASE)
ROW = re.compile(r"(?<!\w)(\w{0,30})[\s`(\[]{0,5}(?<![\w.])(-?\d+(?:\.\d+)?(?:, *(?:and )?-?\d+(?:\.\d+)?)*)")
SPAN, PART = re.compile(r"`([^`\n]+)`"), re.compile(r"[.!?;:,]\s+")
LEAST_SAME, LEAST_WORDS = 0.8, 3  # of a part's words without its code, and how many it has
LEAST_SHARE = 0.5  # of a sentence's words, which are those of what was found


class Fitting:
    """In front of the guard. `found`: what the model was given to answer from, the best first."""

    def __init__(self, gate: Looks, scene: Scene, question: str, found: Sequence[Sentence], *, is_known: bool = False):
        """`is_known`: what was asked is surely answered by what was found."""
        self.gate = gate
        self.is_question = is_known or QUESTION.match(question) is not None
        self.wanted = set(terms(question))
        self.asked = set(WORD.findall(question.lower()))
        self.found = set(terms(found[0].text))
        self.rows = {row for each in [question, scene.source, *(fact.text for fact in found)] for row in _rows(each)}
        self.parts = [_part(each) for fact in found for each in PART.split(fact.text)]
        self.lines = set(_known_lines(scene, question, found))
        # Of each finding people have written what to ask; else the line that has it is known.
        is_finding = found[0].text in [scene.told, *(each.sentence for each in scene.findings)]
        self.is_asked_for = is_finding or (not found[0].line and found[0].card in lines_of(scene.source))

    async def check(self, sentence: str, logprobs: Sequence[float] = ()) -> Verdict:
        detail = self.misfit(sentence)
        return Verdict("unfit", detail) if detail else await self.gate.check(sentence, logprobs)

    def misfit(self, sentence: str) -> str:
        """Which rule is broken; "" where none is."""
        if self.is_question and noes().search(sentence):
            return "a no to a question"
        if not set(_lines(sentence)) <= self.lines:
            return "another line"
        if self._swaps_code(sentence):
            return "what is said of other code"
        if self._cuts_a_row(sentence):
            return "a row of values that is cut off"
        if self.is_asked_for and openings.asks(sentence) and not _lines(sentence):
            return "people ask better"
        if openings.asks(sentence) and self.asked.issuperset(WORD.findall(sentence.lower())):
            return "the question once more"
        return "" if openings.asks(sentence) or self._is_about_it(sentence) else "beside the question"

    def _swaps_code(self, sentence: str) -> bool:
        """“`'owl'` needs the other kind around it”, where that was said of `"it's"`, and of `'owl'` something else."""
        code, words = _part(sentence)
        if not code or not code <= {span for spans, _words in self.parts for span in spans}:
            return False
        same = [spans for spans, said in self.parts if len(said) >= LEAST_WORDS and _shared(said, words) >= LEAST_SAME]
        return bool(same) and all(spans and spans.isdisjoint(code) for spans in same)

    def _cuts_a_row(self, sentence: str) -> bool:
        """“It gives 0, 1” or “it gives 0”, where it gives 0, 1, 2."""
        begun = {(before, row.split(",")[0]) for before, row in self.rows if "," in row}
        whole = {row for _before, row in self.rows}
        cut = [found for found in _rows(sentence) if found not in self.rows]
        return any(row not in whole if "," in row else (before, row) in begun for before, row in cut)

    def _is_about_it(self, sentence: str) -> bool:
        """Words of the question, or those of what was found. A no is about whatever was wanted."""
        said = {term for term in terms(sentence) if not term.isdigit()}
        if said and said <= self.wanted and not said <= self.found:
            return False  # it is the question once more
        if said & self.wanted or noes().search(sentence):
            return True
        return len(said & self.found) >= LEAST_SHARE * len(said)


@functools.cache
def noes() -> re.Pattern[str]:
    lines = NOES.read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(line for line in lines if line and not line.startswith("#")), re.IGNORECASE)


def _known_lines(scene: Scene, question: str, found: Sequence[Sentence]) -> Iterable[int]:
    """Those that were asked about, that were told of, and that have to do with what was found."""
    yield from _lines(question)
    for each in found:
        yield each.line
        yield from _lines(each.text)
    uses = lines_of(scene.source)
    yield from (uses[each.card] for each in found if each.card in uses)


def _part(text: str) -> tuple[set[str], set[str]]:
    """Its code, and its other words."""
    return set(SPAN.findall(text)), set(WORD.findall(SPAN.sub(" ", text).lower()))


def _shared(wanted: set[str], words: set[str]) -> float:
    return len(wanted & words) / len(wanted)


def _rows(text: str) -> list[tuple[str, str]]:
    """“gives 0, 1, 2”: the word before, and the values with commas between."""
    return [(before.lower(), re.sub(r"\s+", " ", row)) for before, row in ROW.findall(text)]


def _lines(text: str) -> list[int]:
    return [int(number) for listed in LINES.findall(text) for number in re.findall(r"\d{1,6}", listed)]
