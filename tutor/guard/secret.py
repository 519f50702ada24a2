"""What must not be said in a step: of its solution, the lines that the student does not have yet.

The guard alone knows it. It goes into no prompt, no log and no row.
"""

import dataclasses
import functools
from collections.abc import Sequence
from typing import Any, Literal

from learn.lessons import cards
from learn.lessons.lesson import Lesson, Step, Twin
from tutor.guard import prose, renamed, trees, words
from tutor.guard.prose import Ideas
from tutor.guard.public import Public
from tutor.guard.renamed import Pieces
from tutor.guard.snippets import snippets
from tutor.guard.words import Words
from tutor.scenes import Scene

Kind = Literal["", "build", "order", "predict", "find"]
MOST_OWN_CHARS, MOST_OWN_FILES = 12_000, 6
LINE_WORDS = 4  # a new line of so many words is not shown whole
RUN_WORDS = 6  # so many in a row are not shown, or half of what is new
SHAPE_WORDS = 9  # … with the names replaced
WHOLE_WORDS = 12  # … of the whole solution
TOLD_WORDS = 8  # … told in another language, or as a recipe
TOLD_SHAPE_WORDS = 10
COMPARES = ("==", "!=", "<", ">", "<=", ">=")
ASKING = ("if", "elif", "while")


@dataclasses.dataclass(frozen=True)
class Secret:
    """Runs of words that must not occur. `public`: what everybody may say, since the student has it before them."""

    kind: Kind = ""
    lines: frozenset[Words] = frozenset()
    runs: frozenset[Words] = frozenset()
    shapes: frozenset[Words] = frozenset()
    whole: frozenset[Words] = frozenset()
    told: frozenset[Words] = frozenset()
    told_shapes: frozenset[Words] = frozenset()
    told_lines: frozenset[Words] = frozenset()  # of code, in whichever language
    told_conditions: frozenset[Words] = frozenset()  # of its `if`, `elif` and `while`, without these words
    new: tuple[Words, ...] = ()  # skeletons of the new lines
    ideas: tuple[Ideas, ...] = ()  # of new lines, what a sentence names that tells one
    renamed: tuple[Pieces, ...] = ()  # of each new line what it does; of two alike once
    asks: frozenset[Words] = frozenset()  # what is compared: the sign between two neighbours
    trees: frozenset[str] = frozenset()
    order: tuple[Words, ...] = ()  # of an order step: its lines
    answer: str = ""  # of a predict step: the letters of the right option
    others: tuple[str, ...] = ()  # … and of the wrong ones
    line: int = 0  # of a find step
    line_words: Words = ()

    @property
    def run_words(self) -> int:
        return min(map(len, self.runs), default=RUN_WORDS)


NOTHING = Secret()


def of(scene: Scene) -> Secret:
    """Nothing in a project of one's own, in a step for an idea of one's own, or where the lesson is over."""
    standing = scene.standing
    if standing is None or standing.is_own_idea or standing.is_over or standing.kept.passed_at is not None:
        return NOTHING
    lesson, stage = standing.lesson, standing.stage
    if isinstance(stage, Step) and stage.kind != "build":
        return of_question(lesson, stage)
    return of_program(lesson, stage, scene)


def of_program(lesson: Lesson, stage: Step | Twin, scene: Scene) -> Secret:
    solution = texts_of(stage, lesson.entry)
    own = own_texts(scene)
    facts = [each for finding in scene.findings for each in (finding.sentence, finding.look)]
    given = given_in(lesson, stage, hints_taken(scene))
    found = made(solution, own=own, given=[*given, *facts, scene.told])
    said = [set(words.words(" ".join(snippets(text)))) for text in (*facts, scene.told)]
    asks = frozenset(each for each in found.asks if not _is_in(each, said))
    return dataclasses.replace(found, asks=asks, ideas=in_prose(solution, own, (*given, *facts, scene.told)))


def _is_in(asked: Words, said: Sequence[set[str]]) -> bool:
    return any(each.issuperset(asked) for each in said)


def hints_taken(scene: Scene) -> int:
    """The others nobody has shown yet, so they are not known."""
    return scene.standing.progress.hints if scene.standing and scene.standing.progress else 0


def own_texts(scene: Scene) -> list[str]:
    """The student's own, the entry first, as much of each as somebody writes by hand: what is cut is not known."""
    texts = [scene.source, *(text for name, text in scene.texts.items() if name != scene.entry)]
    return [text[:MOST_OWN_CHARS] for text in texts[:MOST_OWN_FILES]]


def texts_of(stage: Step | Twin, entry: str) -> list[str]:
    """The solution's own programs; what the step gives along is no secret."""
    beside = stage.beside if isinstance(stage, Step) else stage.starter
    return [
        data.decode("utf-8-sig", "replace")
        for name, data in stage.solution.items()
        if name == entry or (name.endswith(".py") and beside.get(name) != data)
    ]


def given_in(lesson: Lesson, stage: Step | Twin, hints: int | None = None) -> list[str]:
    """What the lesson itself says at this stage; of its hints the first `hints`, or all."""
    read = [find for slug in stage.cards if (find := cards.find(slug))]
    said = [stage.text, *(each for card in read for each in (card.text, card.program))]
    if isinstance(stage, Twin):
        return [*said, *(data.decode("utf-8", "replace") for data in stage.starter.values())]
    before = [step.text for step in lesson.steps if step.number < stage.number]
    starter = [data.decode("utf-8", "replace") for data in (*lesson.starter.values(), *stage.beside.values())]
    return [*said, *stage.hints[:hints], stage.program, *before, *starter]


def made(solution: Sequence[str], *, own: Sequence[str], given: Sequence[str]) -> Secret:
    """`own`: the student's files; `given`: what the lesson, the diagnosis and the check say."""
    public = Public.of((*own, *given))
    new_trees = trees.of(solution) - trees.of(own) - trees.of(trees.programs_in(given))
    return Secret(kind="build", trees=new_trees, **as_written(solution, own, public), **as_told(solution, own, public))


def as_written(solution: Sequence[str], own: Sequence[str], public: Public) -> dict[str, Any]:
    old = {line for text in own for line in words.lines_of(text)}
    lines = [line for text in solution for line in words.lines_of(text) if line not in old]
    blocks = [block for text in solution for block in new_blocks(words.lines_of(text), old)]
    length = min(RUN_WORDS, max(3, (sum(map(len, blocks)) + 1) // 2))
    shapes = map(words.shape, blocks)
    whole = (sum(words.lines_of(text), ()) for text in solution)
    return {
        "asks": public.without(each for line in lines for each in words.runs(line, 3) if each[1] in COMPARES),
        "renamed": tuple(filter(None, dict.fromkeys(renamed.pieces_of(line, public.pieces) for line in lines))),
        "lines": public.without(line for line in lines if len(line) >= LINE_WORDS),
        "runs": public.without(each for block in blocks for each in words.runs(block, length)),
        "shapes": public.without_shapes(each for block in shapes for each in words.runs(block, SHAPE_WORDS)),
        "whole": public.without(each for text in whole for each in words.runs(text, WHOLE_WORDS)),
    }


def as_told(solution: Sequence[str], own: Sequence[str], public: Public) -> dict[str, Any]:
    """In other languages, and as a recipe."""
    new_lines = new_told(solution, own)
    blocks = [sum(lines, ()) for lines in new_lines]
    said = [line for lines in new_lines for line in lines if not public.tells(line)]
    new = tuple(bare for line in said if len(bare := without_texts(line)) > 1)
    length = min(TOLD_WORDS, max(LINE_WORDS, sum(map(len, new))))
    shapes = map(words.shape, blocks)
    return {
        "told": public.untold(each for block in blocks for each in words.runs(block, length)),
        "told_shapes": public.untold_shapes(each for block in shapes for each in words.runs(block, TOLD_SHAPE_WORDS)),
        "told_lines": frozenset(line for line in said if len(line) >= LINE_WORDS),
        "told_conditions": frozenset(line[1:] for line in said if line[0] in ASKING and len(line) >= LINE_WORDS),
        "new": new,
    }


@functools.lru_cache(maxsize=50)
def _prose_of(lines: tuple[Words, ...], given: tuple[str, ...]) -> tuple[Ideas, ...]:
    return prose.lines_of(lines, given)


def in_prose(solution: Sequence[str], own: Sequence[str], given: Sequence[str]) -> tuple[Ideas, ...]:
    old = {line for text in own for line in words.lines_of(text)}
    new = tuple(line for text in solution for line in words.lines_of(text) if line not in old)
    return _prose_of(new, tuple(given))


def without_texts(line: Words) -> Words:
    """In which words a program says something is no secret."""
    return tuple(word for word in line if not word.startswith("S:"))


def new_blocks(lines: Sequence[Words], old: set[Words]) -> list[Words]:
    """The lines that are not there yet, neighbours together."""
    blocks: list[Words] = [()]
    for line in lines:
        blocks = [*blocks, ()] if line in old else [*blocks[:-1], blocks[-1] + line]
    return [block for block in blocks if block]


def new_told(solution: Sequence[str], own: Sequence[str]) -> list[list[Words]]:
    old = {told for text in own for told in told_lines_of(text)}
    return [[line for line in told_lines_of(text) if line not in old] for text in solution]


@functools.lru_cache(maxsize=200)
def told_lines_of(code: str) -> tuple[Words, ...]:
    return tuple(told for line in words.without_comments(code).splitlines() if (told := words.skeleton(line)))


def of_question(lesson: Lesson, step: Step) -> Secret:
    if step.kind == "order":
        lines = tuple(
            line for text in step.solution.values() for line in words.lines_of(text.decode("utf-8", "replace"))
        )
        return Secret(kind="order", order=lines)
    if step.kind == "find":
        text = step.program.splitlines()[step.line - 1]
        return Secret(kind="find", line=step.line, line_words=words.words(text))
    right = next((words.letters(option.text) for option in step.options if option.right), "")
    others = tuple(words.letters(option.text) for option in step.options if not option.right)
    return Secret(kind="predict", answer=right, others=others)
