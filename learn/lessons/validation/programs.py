"""A lesson's programs, tried out: what has to pass does, what must not does not, and the wrong ones are told why."""

import dataclasses
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence

from learn.lessons.cards import Card
from learn.lessons.checks import fresh
from learn.lessons.checks.judging import Outcome, judge
from learn.lessons.checks.trials import trials_for
from learn.lessons.format import Check, Wrong
from learn.lessons.lesson import Lesson, Step, Twin
from learn.lessons.validation import unmet
from runner.boxes import Kernels, Observed, Trial, try_out
from runner.files import Files

REPAIR = "Correct the solution, or the check."
OF_ANSWERS = {"int-of-text", "int-of-empty", "int-of-decimal", "float-of-text"}
BROKEN = ("failed", "endless", "memory")  # what is said by itself of a program that does not even run


@dataclasses.dataclass(frozen=True)
class Job:
    """One program, and what must come of it."""

    lesson: str
    file: str
    look: Callable[[Kernels], Awaitable[str]]  # what is not as it should be, in a sentence; "" where all is well


def jobs(lesson: Lesson) -> Iterator[Job]:
    files = lesson.starter
    for step in lesson.steps:
        match step.kind:
            case "predict":
                yield Job(lesson.slug, f"{step.slug}/program.py", _predicts(lesson, step))
            case "order":
                yield _solution(lesson, step)
                yield from _too_early(lesson, step, [lesson.starter])
            case "build":
                yield _solution(lesson, step)
                if not step.own_idea:  # what is unchanged is no idea of one's own: that is looked at without a run
                    yield from _too_early(lesson, step, [lesson.starter, files])
                yield from _wrong(lesson, step, step.solution)
                files = step.solution
    for twin in lesson.twins:
        yield _solution(lesson, twin)
        look = _fails(twin.checks, twin.starter, lesson.entry, who="the twin's starter", has_to_run=True)
        yield Job(lesson.slug, f"{twin.slug}/starter.py", look)
        yield from _wrong(lesson, twin, twin.solution)


def last_solution(lesson: Lesson) -> list[Job]:
    return [_solution(lesson, step) for step in lesson.steps if step.kind == "build"][-1:]


def of_cards(cards: Iterable[Card]) -> Iterator[Job]:
    """A card's program comes to its end, or to a question."""
    for card in cards:
        yield Job("cards", f"{card.slug}/program.py", _runs({"main.py": card.program.encode()}))


def _runs(files: Files) -> Callable[[Kernels], Awaitable[str]]:
    async def look(kernels: Kernels) -> str:
        seen = await try_out(kernels, Trial(files))
        if seen.wanted_more or (seen.failed is None and seen.finished.outcome == "finished"):
            return ""
        return f"The program does not finish ({_why(seen)}). Correct it: it is there to be run."

    return look


def _solution(lesson: Lesson, part: Step | Twin) -> Job:
    async def look(kernels: Kernels) -> str:
        for checks in fresh.each_row(part.checks):
            outcome = await judge(checks, part.solution, entry=lesson.entry, kernels=kernels)
            if not outcome.passed:
                return f"The solution does not pass. It is told: {_told(outcome)} {REPAIR}"
        return ""

    return Job(lesson.slug, f"{part.slug}/solution.py", look)


def _too_early(lesson: Lesson, step: Step, befores: Sequence[Files]) -> Iterator[Job]:
    """What a student has when the step begins must not pass it."""
    entries = list(dict.fromkeys(before[lesson.entry] for before in befores))
    for number, entry in enumerate(entries):
        before = befores[-1] if number else lesson.starter
        files = {**before, **step.beside, lesson.entry: entry}
        if step.number > 1 and unmet.surely(step.checks, entry.decode("utf-8-sig")):
            continue
        who = "the solution of the step before" if number else "the unchanged starter"
        # Later, what breaks what there is may be what this step is about.
        look = _fails(step.checks, files, lesson.entry, who=who, has_to_run=step.number == 1)
        yield Job(lesson.slug, f"{step.slug}/step.toml", look)


def _fails(
    checks: Sequence[Check], files: Files, entry: str, *, who: str, has_to_run: bool
) -> Callable[[Kernels], Awaitable[str]]:
    async def look(kernels: Kernels) -> str:
        outcome = await first_unmet(checks, files, entry, kernels)
        if outcome.passed:
            return f"All checks pass with {who} already. Ask for what is new in this step."
        if has_to_run and any(told.message in BROKEN for told in outcome.told) and not _is_of_answers(outcome):
            return f"{who.capitalize()} does not run here. It is told: {_told(outcome)} Correct it."
        return ""

    return look


def _is_of_answers(outcome: Outcome) -> bool:
    """It fails for what was typed, which may be what has to be learned."""
    return any(finding.tag in OF_ANSWERS for finding in outcome.findings)


def _wrong(lesson: Lesson, part: Step | Twin, solution: Files) -> Iterator[Job]:
    """The wrong entry, beside what lies beside the right one."""
    for wrong in part.wrong:
        own = {name: text.encode() for name, text in wrong.beside.items()}
        files = {**solution, **own, lesson.entry: part.wrong_programs[wrong.file].encode()}
        yield Job(lesson.slug, f"{part.slug}/{wrong.file}", _is_told(part.checks, files, lesson.entry, wrong))


def _is_told(checks: Sequence[Check], files: Files, entry: str, wrong: Wrong) -> Callable[[Kernels], Awaitable[str]]:
    async def look(kernels: Kernels) -> str:
        outcome = await first_unmet(checks, files, entry, kernels)
        if outcome.passed:
            return "This wrong program passes. Make the checks see what is wrong with it, or take it out."
        missing = []
        if wrong.tag and wrong.tag not in {finding.tag for finding in outcome.findings}:
            missing.append(f"the tag “{wrong.tag}”")
        if wrong.message and wrong.message not in {told.message for told in outcome.told}:
            missing.append(f"the message “{wrong.message}”")
        if not missing:
            return ""
        return (
            f"It should get {' and '.join(missing)}. It is told: {_told(outcome)} Change the check, or what you expect."
        )

    return look


def _predicts(lesson: Lesson, step: Step) -> Callable[[Kernels], Awaitable[str]]:
    """The right option is what the program prints, and no other is."""
    files = {**step.beside, lesson.entry: step.program.encode()}

    async def look(kernels: Kernels) -> str:
        seen = await try_out(kernels, Trial(files, lesson.entry))
        if seen.wanted_more:
            return "The program asks for input, and in this kind of step nobody answers. Write it without input()."
        if seen.failed is not None or seen.finished.outcome != "finished":
            return f"The program does not finish ({_why(seen)}). Correct it, or make this a step of kind “find”."
        said = _lines(seen.printed)
        for option in step.options:
            if option.right and _lines(option.text) != said:
                return f"It prints “{seen.printed.strip()}”, and the right option says “{option.text}”. Change one."
            if not option.right and _lines(option.text) == said:
                return f"The option “{option.text}” is what it prints, but is not the right one. Change it."
        return ""

    return look


async def first_unmet(checks: Sequence[Check], files: Files, entry: str, kernels: Kernels) -> Outcome:
    """As a student sees it: up to the first trial in which something is not met. One kernel after the other."""
    outcome = Outcome(True)
    groups = [group for _, group in trials_for(fresh.with_row(checks, 0), files, entry)]
    for group in groups or [[]]:
        outcome = await judge(group, files, entry=entry, kernels=kernels, stop_at_first=True)
        if not outcome.passed:
            return outcome
    return outcome


def _why(seen: Observed) -> str:
    return seen.failed.message if seen.failed else "it did not come to its end by itself"


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def _told(outcome: Outcome) -> str:
    """Names and sentences, as an author has to know them."""
    told = [f"“{each.text}” ({each.message})" for each in outcome.told if not each.passed]
    tags = [finding.tag for finding in outcome.findings]
    return "; ".join([*told, f"tags: {', '.join(tags)}" if tags else "no tag"]) + "."
