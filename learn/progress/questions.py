"""Steps that ask: what does it print, in which order, where is the mistake. They leave the student's files alone."""

import random
from typing import NamedTuple

from django.utils.translation import gettext as _

from learn.lessons.checks.judging import judge
from learn.lessons.lesson import Step
from learn.progress import telling
from learn.progress.models import Journey
from learn.progress.standing import Standing
from learn.progress.telling import CheckSentence, Found, Verdict
from runner.boxes import Trial, try_out
from runner.limits import Limits


class MixedLine(NamedTuple):
    number: int  # its place among the mixed up ones: all that a page knows of it
    text: str


def mixed(step: Step, journey: Journey) -> list[MixedLine]:
    """The lines of the solution and those that do not belong, in an order that stays the same for this student."""
    right = lines_of(step)
    texts = [*right, *step.distractors]
    chance = random.Random(f"{journey.pk} {step.slug}")  # noqa: S311 - nothing depends on nobody guessing it
    chance.shuffle(texts)
    if [text for text in texts if text in right] == right:
        texts.reverse()
    return [MixedLine(number, text) for number, text in enumerate(texts)]


def lines_of(step: Step) -> list[str]:
    return [line for line in step.program.splitlines() if line.strip()]


def assembled(step: Step, journey: Journey, answer: list) -> str:
    """The program that the chosen lines make."""
    texts = {line.number: line.text for line in mixed(step, journey)}
    return "".join(f"{texts[number]}\n" for number in answer if number in texts)


def checked_answer(standing: Standing, numbers: list[int]) -> list[int] | None:
    """As it is kept; None where it is no answer to this question."""
    step = standing.step
    match step.kind:
        case "predict":
            return numbers if len(numbers) == 1 and 0 <= numbers[0] < len(step.options) else None
        case "order":
            known = {line.number for line in mixed(step, standing.journey)}
            is_answer = numbers and len(set(numbers)) == len(numbers) and known >= set(numbers)
            return numbers if is_answer else None
        case "find":
            most = len(step.program.splitlines())
            return numbers if len(numbers) == 1 and 1 <= numbers[0] <= most else None
    return None


def line_found(step: Step, number: int) -> Found:
    """Of `find`: needs no run."""
    if number == step.line:
        return telling.found_one(step.says, passed=True)
    return telling.found_one(
        _("Line {number} is fine. Read the others slowly, as Python does: one after the other.").format(number=number),
        passed=False,
    )


async def look(standing: Standing, answer: list[int], kernels, limits: Limits) -> Found:
    """Of `predict` and `order`: the program is run."""
    if standing.step.kind == "predict":
        return await _predicted(standing, answer, kernels, limits)
    return await _ordered(standing, answer, kernels)


async def _predicted(standing: Standing, answer: list[int], kernels, limits: Limits) -> Found:
    """A wrong guess is as good as a right one: what counts is that somebody has thought about it, and sees it run."""
    step, entry = standing.step, standing.lesson.entry
    option = step.options[answer[0]]
    files = {**step.beside, entry: step.program.encode()}
    observed = await try_out(kernels, Trial(files=files, entry=entry), limits)
    printed = observed.printed + (f"{observed.failed.text}\n" if observed.failed else "")
    verdict = Verdict(said=[CheckSentence(option.right, option.says)], printed=printed[: telling.MOST_PRINTED])
    return Found(verdict, passed=True)


async def _ordered(standing: Standing, answer: list[int], kernels) -> Found:
    step, entry = standing.step, standing.lesson.entry
    program = assembled(step, standing.journey, answer)
    files = {**step.solution, entry: program.encode()}
    found = telling.found(await judge(step.checks, files, entry=entry, kernels=kernels, stop_at_first=True))
    return telling.with_words(found, step.says) if found.passed and step.says else found
