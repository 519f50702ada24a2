"""Whether the words of a step are short and plain, and its hints no more than hints."""

from collections.abc import Iterator

from learn.lessons import markdown, readability
from learn.lessons.lesson import Lesson, Step, Twin
from learn.lessons.validation.problems import Problem

MAX_WORDS = 120
MAX_GRADE = 6.0
HINTS = 3
MAX_HINT_CHARS = 200
LEAST_WRONG = 3
SHORT_LINE = 12  # characters: `else:` may stand in a hint


def problems(lesson: Lesson) -> Iterator[Problem]:
    known = _lines(lesson.starter[lesson.entry])
    for step in lesson.steps:
        yield from _of_text(lesson, step)
        if step.kind == "build":
            yield from _of_hints(lesson, step, known)
            yield from _of_wrong(lesson, step, f"{step.slug}/step.toml")
            known |= _lines(step.solution[lesson.entry])
    for twin in lesson.twins:
        yield from _of_text(lesson, twin)
        yield from _of_wrong(lesson, twin, f"{twin.slug}/twin.toml")


def of_text(text: str) -> Iterator[str]:
    """What is too long or too hard about a Markdown text."""
    words = markdown.read(text).words
    number = len(readability.words_of(words))
    if number > MAX_WORDS:
        yield f"The text has {number} words; shorten it to {MAX_WORDS}. Code does not count."
    grade = readability.grade(words)
    if grade > MAX_GRADE:
        yield (
            f"The text reads like grade {grade:.1f}; bring it to {MAX_GRADE:.0f} with shorter sentences and words. "
            f"The hardest sentence is: “{_hardest(words)}”."
        )


def _of_text(lesson: Lesson, part: Step | Twin) -> Iterator[Problem]:
    for says in of_text(part.text):
        yield Problem(lesson.slug, f"{part.slug}/step.md", says)


def _hardest(words: str) -> str:
    sentences = [sentence.strip() for sentence in readability.SENTENCE_END.split(words) if sentence.strip()]
    return max(sentences, key=readability.grade)


def _of_hints(lesson: Lesson, step: Step, known: set[str]) -> Iterator[Problem]:
    file = f"{step.slug}/step.toml"
    if len(step.hints) != HINTS:
        says = f"There are {len(step.hints)} hints; write {HINTS}: where to look, what idea, almost there."
        yield Problem(lesson.slug, file, says)
    for number, hint in enumerate(step.hints, 1):
        if len(hint) > MAX_HINT_CHARS:
            says = f"Hint {number} has {len(hint)} characters; shorten it to {MAX_HINT_CHARS}."
            yield Problem(lesson.slug, file, says)
        told = " ".join(hint.split())
        for line in sorted(_lines(step.solution[lesson.entry]) - known):
            if len(line) >= SHORT_LINE and line in told:
                says = f"Hint {number} has a whole line of the solution in it, `{line}`; say the idea instead."
                yield Problem(lesson.slug, file, says)


def _of_wrong(lesson: Lesson, part: Step | Twin, file: str) -> Iterator[Problem]:
    if len(part.wrong) < LEAST_WRONG:
        says = f"There are {len(part.wrong)} wrong programs; add typical mistakes until there are {LEAST_WRONG}."
        yield Problem(lesson.slug, file, says)


def _lines(program: bytes) -> set[str]:
    return {" ".join(line.split()) for line in program.decode("utf-8-sig").splitlines() if line.strip()}
