"""Hints on one broken program: a nudge, an explanation, a stronger hint and the idea behind it."""

import random
import re
from collections import Counter
from collections.abc import Iterator

from tutor import briefs
from tutor.scenes import LEVELS, Scene
from tutor.training.cases import Case
from tutor.training.telling import families, judging, pieces, told
from tutor.training.telling.told import Told

EACH = 2  # phrasings of a level that are tried


def tell(case: Case, chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    """Of each level, in ways drawn by chance; what guard or judges refuse is left out, and counted in `tally`."""
    scene = case.scene
    if not scene.findings or not scene.findings[0].line:
        return []
    found = []
    for level in LEVELS:
        for way in chance.sample(briefs.WAYS[level], EACH):
            reply, recipe = hint(scene, level, way)
            why = judging.refusal(scene, reply, judging.case_of(scene, case.broken.before), level=level)
            if tally is not None:
                tally[f"dropped: {why}" if why else "kept"] += 1
            if not why:
                asked = briefs.hint(scene, about="failure", level=level, way=way)
                part = "concept" if way in ("idea", "rule") else level
                found.append(told.of(asked, reply, job="hint", part=part, level=level, recipe=recipe))
    return found


def hint(scene: Scene, level: str, way: str) -> tuple[str, str]:
    """The reply, and the name of its phrasing: the same for the same finding, level and way."""
    given = pieces.of(scene)
    family = families.of_tag(scene.findings[0].tag, given)
    number = briefs.WAYS[level].index(way)
    return " ".join(_filled(given, family, level, way, number)), f"{family.name}, {level}, {way}"


def _filled(given: dict[str, str], family: families.Family, level: str, way: str, number: int) -> Iterator[str]:
    if family.why and all(_fits(each, given) for each in family.why):
        given = given | {"why": " ".join(each.format(**given) for each in family.why)}
    given = given | {"ask": _question(given, family, level, number), "why_small": _small(given["why"])}
    frame = next((each for each in families.frames()[level][way] if _fits(each, given)), "Look at {place}. {ask}")
    text = re.sub(r"\s+", " ", frame.format(**given)).strip()
    yield from (_capital(each) for each in re.split(r"(?<=[.?!]) (?=[a-z`])", text))


def _question(given: dict[str, str], family: families.Family, level: str, number: int) -> str:
    """The diagnosis' own goes first, where it has one."""
    own = [given["question"]] if given["question"] and number == 0 else []
    asked = [each for each in family.questions(level) if _fits(each, given)]
    asked = own or asked or list(families.all_families()[-1].questions(level))
    return asked[number % len(asked)].format(**given)


def _fits(text: str, given: dict[str, str]) -> bool:
    return all(given.get(piece, "x") for piece in re.findall(r"\{(\w+)\}", text))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[:2] != "I " and not text.startswith("Python") else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
