"""An example to learn from, as one JSON line. Every one says what it was made of, and how."""

import hashlib
from typing import Any

import msgspec

from tutor.training.cases import Case
from tutor.training.telling import Told
from tutor.training.trees import tree_of


class Example(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    job: str
    part: str
    level: str = ""
    recipe: str  # which phrasing
    kind: str = ""  # of the mistake
    tag: str = ""  # what diagnosis calls it
    shape: str = ""  # of the program
    origin: str = ""
    tree: str = ""  # the same for programs of the same form
    turns: list[dict[str, str]] = []
    prefix: str = ""
    reply: str
    facts: dict[str, Any] = {}
    case: dict[str, Any] = {}  # enough to judge an answer by; where it is not learned from


def of_case(told: Told, case: Case, *, is_judged: bool) -> Example:
    broken, found = case.broken, case.scene.findings[0]
    facts = {"error": kind_of(case), "sentence": found.sentence, "look": found.look, "line": found.line}
    return example(
        told,
        kind=broken.kind,
        tag=found.tag,
        shape=broken.program.shape,
        origin=broken.program.origin,
        tree=tree_of(broken.source),
        facts=facts,
        case=judged(case) if is_judged else {},
    )


def example(told: Told, **about: Any) -> Example:
    turns = [{"role": turn.role, "content": turn.content} for turn in told.turns]
    whole = msgspec.json.encode([turns, told.prefix, told.reply, about.get("origin", "")])
    return Example(
        id=hashlib.sha256(whole).hexdigest()[:16],
        job=told.job,
        part=told.part,
        level=told.level,
        recipe=told.recipe,
        turns=turns,
        prefix=told.prefix,
        reply=told.reply,
        **({"origin": told.origin} | about),
    )


def judged(case: Case) -> dict[str, Any]:
    """The right program and the edit: so it is known what may be said, and what would give it away."""
    broken, failed, finished = case.broken, case.scene.failed, case.scene.finished
    said = {
        "source": broken.source,
        "fixed": broken.program.source,
        "line": broken.line,
        "before": broken.before,
        "after": broken.after,
        "tags": list(broken.tags),
        "kind": kind_of(case),
        "message": failed.message if failed else "",
        "answers": list(broken.answers),
        "outcome": finished.outcome if finished else "",
    }
    if broken.beside:
        said["beside"] = dict(broken.beside)
    if broken.also is not None:
        said["also"] = {"line": broken.also.line, "before": broken.also.before, "after": broken.also.after}
    return said


def kind_of(case: Case) -> str:
    return case.scene.failed.kind if case.scene.failed else ""
