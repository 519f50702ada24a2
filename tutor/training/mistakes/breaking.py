"""A right program with one mistake in it, or two."""

import ast
import dataclasses
import functools

from tutor.scenes import Scene
from tutor.training.cases import Broken, RightProgram
from tutor.training.chance import Chance
from tutor.training.mistakes import KINDS, MistakeKind
from tutor.training.mistakes.edits import Code, Edit


@functools.lru_cache(maxsize=4_000)
def code_of(program: RightProgram) -> Code:
    return Code(program.source, program.answers)


def broken(program: RightProgram, kind: MistakeKind, chance: Chance) -> Broken | None:
    """`None`: there is no place in it for this kind."""
    code = code_of(program)
    edits = list(kind.make(code))
    return applied(program, kind, chance.choice(edits)) if edits else None


def applied(program: RightProgram, kind: MistakeKind, edit: Edit) -> Broken | None:
    lines = program.source.splitlines()
    source = "".join(f"{line}\n" for line in edit.applied(lines))
    answers = program.answers if edit.answers is None else edit.answers
    if (source, answers, edit.beside) == (program.source, program.answers, ()):
        return None
    return Broken(
        program=program,
        source=source,
        kind=kind.slug,
        tags=kind.tags,
        line=edit.line or max(1, edit.first),
        before="\n".join(lines[edit.first - 1 : edit.last]),
        after="\n".join(edit.text),
        answers=answers,
        beside=edit.beside,
    )


def twice(first: Broken, kind: MistakeKind, chance: Chance) -> Broken | None:
    """A second mistake below the first one, where Python can still read the program. The first is spoken of first."""
    try:
        ast.parse(first.source)
    except SyntaxError:
        return None
    program = dataclasses.replace(first.program, source=first.source, answers=first.answers)
    second = broken(program, kind, chance)
    if second is None or second.line <= first.line + len(first.after.splitlines()):
        return None
    if second.answers != first.answers or second.beside:
        return None
    return dataclasses.replace(first, source=second.source, also=second)


def is_as_meant(case: Broken, scene: Scene) -> bool:
    """Diagnosis calls it what it is, and shows the line where it was made, or where it must be felt."""
    if not scene.findings or scene.findings[0].tag not in case.tags:
        return False
    return KINDS[case.kind].is_felt_elsewhere or scene.findings[0].line in lines_of(case)


def lines_of(case: Broken) -> range:
    """From the line that was changed to its last."""
    return range(case.line, case.line + max(1, len(case.after.splitlines())))
