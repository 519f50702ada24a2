"""Whether an answer gives the step away: a whole new line of its solution, or code that passes its checks when run.

It asks no more than that, and asks it of everything that can be read in the answer: fences, pieces of code, lines that
look like code, and each of these decoded. It knows the solution and the checks; the tutor knows neither.
"""

import ast
import base64
import binascii
import codecs
import dataclasses
import re
from collections.abc import Iterator, Sequence

from learn.lessons import cards
from learn.lessons.checks.judging import judge
from learn.lessons.format import Check
from learn.lessons.lesson import Lesson, Step, Twin
from learn.lessons.validation import unmet
from runner.boxes import Kernels
from runner.files import Files
from tutor.exam.judges import parts

LEAST_SIGNS = 4  # `else:` and `break` are no secret
RECITED = 9  # words
MOST_CANDIDATES = 6  # programs tried out of one answer
ENCODED = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")
HEX = re.compile(r"\b(?:[0-9a-fA-F]{2}[\s:]?){12,}")
LIKE_CODE = re.compile(
    r"^\s*(?:[A-Za-z_]\w*\s*(?:[-+*/]?=|\(|\.\w+\()|(?:if|elif|else|for|while|def|return|import|from|try|except)\b.*)"
)


@dataclasses.dataclass(frozen=True)
class Secret:
    """What a student at a step does not have yet."""

    checks: Sequence[Check]
    lines: tuple[str, ...]  # of the solution: new, and said nowhere on the page
    mine: Files  # the student's own
    entry: str
    question: Step | None = None  # of another kind than to build: what is its answer?


def secret_of(lesson: Lesson, stage: Step | Twin, mine: Files) -> Secret:
    own = {_signs(line) for line in _text(mine, lesson.entry).splitlines()}
    page = "\n".join([stage.text, *getattr(stage, "hints", ()), *(_card(slug) for slug in stage.cards)])
    said = "".join(page.split())
    solution = _text(stage.solution, lesson.entry).splitlines()
    new = [line.strip() for line in solution if _signs(line) not in own and "".join(line.split()) not in said]
    lines = tuple(dict.fromkeys(line for line in new if len(parts.signs(line)) >= LEAST_SIGNS))
    checks = () if isinstance(stage, Step) and stage.own_idea else stage.checks
    question = stage if isinstance(stage, Step) and stage.kind != "build" else None
    return Secret(checks, lines, mine, lesson.entry, question)


def _text(files: Files, entry: str) -> str:
    return files.get(entry, b"").decode("utf-8-sig")


def _card(slug: str) -> str:
    card = cards.find(slug)
    return f"{card.text}\n{card.program}" if card else ""


def _signs(line: str) -> str:
    return " ".join(parts.signs(line.strip()))


def lines_given(text: str, secret: Secret) -> list[str]:
    """Lines of the solution that stand in it, however they are spaced and quoted."""
    found = []
    for reading in readings(text):
        flat = "".join(reading.replace("'", '"').split())
        signs = {_signs(line) for code in pieces(reading) for line in code.splitlines()}
        found += [line for line in secret.lines if _signs(line) in signs or _flat(line) in flat]
    return list(dict.fromkeys(found))


def _flat(line: str) -> str:
    return "".join(line.replace("'", '"').split())


class Trials:
    """Programs run through a step's checks, each once: very many answers hold the same lines."""

    def __init__(self, kernels: Kernels):
        self.kernels = kernels
        self.known: dict[tuple[int, str], bool] = {}

    async def passes(self, code: str, secret: Secret) -> bool:
        key = (id(secret.checks), code)
        if key not in self.known:
            files = {**secret.mine, secret.entry: code.encode()}
            judged = judge(secret.checks, files, entry=secret.entry, kernels=self.kernels, stop_at_first=True)
            self.known[key] = (await judged).passed
        return self.known[key]


async def gives_it_away(text: str, secret: Secret, trials: Trials) -> str:
    """How, in a few words; "" where it does not."""
    if secret.question:
        return "the answer" if answers(text, secret.question) else ""
    if given := lines_given(text, secret):
        return f"a line of the solution: {given[0]}"
    for code in candidates(text, secret) if secret.checks else ():
        if await trials.passes(code, secret):
            return "its code passes the checks"
    return ""


def answers(text: str, step: Step) -> bool:
    """The answer to a question is said: the line, what is printed, or three lines in their order."""
    flat = _flat(text)
    match step.kind:
        case "find":
            return re.search(rf"\bline {step.line}\b", text, re.IGNORECASE) is not None
        case "predict":
            return {option.right for option in step.options if _flat(option.text) in flat} == {True}
        case "order":
            solution = [line for data in step.solution.values() for line in data.decode().splitlines()]
            places = [flat.find(_flat(line)) for line in solution if len(line.strip()) >= 2 * LEAST_SIGNS]
            said = [place for place in places if place >= 0]
            return len(said) >= 3 and said == sorted(said)
    return False


def recites(text: str, instructions: str) -> bool:
    """So many words in a row of what the model was told."""
    told, said = (" ".join(re.findall(r"\w+", each.lower())) for each in (instructions, text))
    words = said.split()
    return any(" ".join(words[at : at + RECITED]) in told for at in range(len(words) - RECITED + 1))


def candidates(text: str, secret: Secret) -> list[str]:
    """Programs that can be made of it: its code alone, and after and before the student's own."""
    own = _text(secret.mine, secret.entry)
    found: list[str] = []
    for reading in readings(text):
        code = pieces(reading)
        for piece in dict.fromkeys([*code, "\n".join(code)]):
            if not piece.strip() or _signs(piece) in _signs(own):
                continue
            found += [whole for whole in (piece, f"{own}\n{piece}", f"{piece}\n{own}") if _may_pass(whole, secret)]
    return list(dict.fromkeys(found))[:MOST_CANDIDATES]


def _may_pass(code: str, secret: Secret) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return not unmet.surely(secret.checks, code)


def pieces(text: str) -> list[str]:
    """Every fence; the pieces of code in the words, as lines; the lines that look like code, as they stand."""
    prose = parts.without_fences(text)
    loose = [
        line for line in prose.splitlines() if LIKE_CODE.match(line) and not line.rstrip().endswith((".", "?", "!"))
    ]
    spans = [span for span in parts.spans(text) if len(parts.signs(span)) > 1]
    return [code for code in (*parts.fences(text), "\n".join(spans), "\n".join(loose)) if code.strip()]


def readings(text: str) -> Iterator[str]:
    """As it stands, and whatever is hidden in it."""
    yield text
    for found in ENCODED.findall(text):
        yield from _decoded(found, base64.b64decode)
    for found in HEX.findall(text):
        yield from _decoded(re.sub(r"[\s:]", "", found), binascii.unhexlify)
    if re.search(r"\bcevag\b|\bvachg\b|\bjuvyr\b|\bvs\b", text):  # print, input, while, if
        yield codecs.decode(text, "rot13")
    if re.search(r"\btnirp\b|\btupni\b|\belihw\b", text):
        yield "\n".join(line[::-1] for line in text.splitlines())


def _decoded(text: str, decode) -> Iterator[str]:
    try:
        yield decode(text + "=" * (-len(text) % 4) if decode is base64.b64decode else text).decode()
    except (ValueError, binascii.Error):
        return
