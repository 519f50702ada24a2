"""Whether what was made works: run in the sandbox, compared with what the program did before."""

import ast
import re
from collections.abc import Iterable, Mapping

from runner.boxes import Kernels, Observed, Trial, try_out
from tutor.exam.judges.talk import is_python

SEED = 11
LEAST_STEPS, MOST_STEPS = 4, 6
MOST_STEP_WORDS = 40
CODE = re.compile(r"```|\b(?:print|input|int|range|open)\(\w|^\s*(?:def|for|while|import) .*:?$|\w = \w", re.MULTILINE)


async def ran(
    kernels: Kernels, texts: Mapping[str, str], *, entry: str = "main.py", answers: Iterable[str] = ()
) -> Observed:
    files = {name: text.encode() for name, text in texts.items()}
    return await try_out(kernels, Trial(files, entry, answers=tuple(answers), seed=SEED))


def is_whole(seen: Observed) -> bool:
    """It came to its end, or to a question that nobody answers here."""
    return seen.wanted_more or (seen.failed is None and seen.finished.outcome == "finished")


async def keeps_behaviour(kernels: Kernels, before: str, after: str, answers: Iterable[str]) -> bool:
    answers = list(answers)
    old, new = [await ran(kernels, {"main.py": text}, answers=answers) for text in (before, after)]
    return is_whole(new) and (old.printed, old.finished.outcome) == (new.printed, new.finished.outcome)


def only_comments(before: str, after: str) -> bool:
    """The same program, with at least one comment more."""
    if not is_python(after) or ast.dump(ast.parse(before)) != ast.dump(ast.parse(after)):
        return False
    return after.count("#") > before.count("#")


async def notices(kernels: Kernels, right: Mapping[str, str], wrong: Mapping[str, str], entry: str) -> bool:
    """A test: it runs to its end where the program is `right`, and fails or says something else where it is `wrong`."""
    well = await ran(kernels, right, entry=entry)
    if well.failed is not None or well.finished.outcome != "finished":
        return False
    ill = await ran(kernels, wrong, entry=entry)
    return ill.failed is not None or ill.printed != well.printed


def fits_the_wish(text: str, has: Iterable[str], least: int) -> bool:
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    parts = len(re.findall(r"\"[^\"\n]*\"|'[^'\n]*'|\b\d+(?:\.\d+)?\b", text))
    return max(len(lines), parts) >= least and all(re.search(each, text, re.IGNORECASE) for each in has)


def is_whole_plan(steps: Iterable[tuple[str, str]]) -> bool:
    """`steps`: what to do, and how one sees that it is done. Each short, and none a program."""
    told = list(steps)
    return (
        LEAST_STEPS <= len(told) <= MOST_STEPS
        and len({text for text, _ in told}) == len(told)
        and all(text.strip() and how.strip() for text, how in told)
        and all(len(text.split()) <= MOST_STEP_WORDS and not CODE.search(text) for text, _ in told)
    )
