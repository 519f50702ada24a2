"""Is a reply fit to learn from? The guard's own rules, and the exam's: what one of them refuses is not used."""

import re
from collections.abc import Sequence

from tutor.exam.cases.hints import HintCase
from tutor.exam.judges import causes, parts, truth, usefulness
from tutor.guard.gate import Gate
from tutor.guard.sentences import Splitter
from tutor.prompting import briefs
from tutor.scenes import Scene

SURE = (0.0,)  # the logarithm of a token's probability: in training each is certain


def refusal(scene: Scene, reply: str, case: HintCase, *, level: str) -> str:
    """Why it is not used; "" where it may be."""
    return (
        of_guard(scene, reply, job="hint", level=level)
        or next(iter(truth.lies(reply, case, *_python(scene))), "")
        or _of_use(reply, case)
    )


def of_guard(scene: Scene, reply: str, *, job: str, level: str, asked: str = "") -> str:
    """Each sentence as a student would get it, without running anything."""
    gate = Gate(scene, job=job, level=level, asked=asked, instructions=briefs.TUTOR, tries=False)
    splitter = Splitter()
    for sentence in [*splitter.add(reply), *splitter.end()]:
        verdict = gate.compare(sentence, SURE)
        if verdict.why:
            return f"{verdict.why}: {verdict.detail}"
        gate.said.append(sentence)
    return ""


def _python(scene: Scene) -> tuple[str, str]:
    return (scene.failed.kind, scene.failed.message) if scene.failed else ("", "")


def _of_use(reply: str, case: HintCase) -> str:
    if not usefulness.asks(reply):
        return "no question at the end"
    if not usefulness.is_to_the_point(reply, case):
        return "not to the point"
    if not usefulness.is_one_idea(reply):
        return "too much"
    if usefulness.repeats(reply):
        return "says it twice"
    if usefulness.gives_the_line(reply, case):
        return "gives the line"
    return "" if usefulness.is_readable(reply) else "hard to read"


def case_of(scene: Scene, fixed: str = "") -> HintCase:
    """What is true of the scene, as far as its finding says. `fixed`: the lines as they should be."""
    found = scene.findings[0]
    said = f"{found.sentence} {found.look}"
    place = " ".join(_lines(found.file, scene)[found.line - 1 : found.line])
    return HintCase(
        name=found.tag,
        program=scene.texts.get(found.file or scene.entry, ""),
        line=found.line,
        lines=[int(number) for number in re.findall(r"\blines? (\d+)", said, re.IGNORECASE)],
        causes=sorted(causes.named(said, causes.NAMED)),
        says=[*parts.spans(said), *([place.strip()] if place.strip() else [])],
        known=[said],
        unset=_unset(said),
        numbers=[float(number) for number in truth.NUMBER.findall(said)],
        fixed=next((line for line in fixed.splitlines() if line.strip()), ""),
    )


def _lines(file: str, scene: Scene) -> Sequence[str]:
    return scene.texts.get(file or scene.entry, "").splitlines()


def _unset(said: str) -> list[str]:
    return [name for name in parts.names(" ".join(parts.spans(said))) if truth.UNSET.search(said)]
