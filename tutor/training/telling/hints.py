"""Hints on one broken program: a nudge, an explanation, a stronger hint and the idea behind it."""

import random
import re
from collections import Counter

from tutor.guard import answered, fitness
from tutor.hand import sentences_of
from tutor.prompting import briefs
from tutor.scenes import LEVELS, Scene
from tutor.training.cases import Case
from tutor.training.telling import families, judging, pieces, questions, told
from tutor.training.telling.questions import Ask
from tutor.training.telling.told import Told

EACH = 2  # phrasings of a level that are tried
ONCE = ("clue", "clue_of_x", "do", "do_of_x")  # not said again before a question that they are a part of
LOOKING = ("Look", "Print", "Read", "Count", "Compare", "Say")
_piece = re.compile(r"\{(\w+)\}")


def tell(case: Case, chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    """Of each level, in ways drawn by chance; what guard or judges refuse is left out, and counted in `tally`."""
    scene = case.scene
    if not scene.findings or not scene.findings[0].line:
        return []
    drawn = [(level, way) for level in LEVELS for way in chance.sample(briefs.WAYS[level], EACH)]
    return [made for level, way in drawn for made in _made(case, level, way, tally)]


def _made(case: Case, level: str, way: str, tally: Counter[str] | None) -> list[Told]:
    reply, recipe = hint(case.scene, level, way)
    why = "" if reply else "nothing to ask"
    why = why or judging.refusal(case.scene, reply, judging.case_of(case.scene, case.broken.before), level=level)
    note(tally, why)
    if why:
        return []
    asked = briefs.hint(case.scene, about="failure", level=level, way=way)
    part = "concept" if way in ("idea", "rule") else level
    return [told.of(asked, reply, job="hint", part=part, level=level, recipe=recipe)]


def note(tally: Counter[str] | None, why: str) -> None:
    if tally is not None:
        tally[f"dropped: {why}" if why else "kept"] += 1


def hint(scene: Scene, level: str, way: str) -> tuple[str, str]:
    """The reply, and the name of its phrasing: the same for the same finding, level and way. "" where none fits."""
    given = pieces.of(scene)
    name, ask = question(scene, given, level, briefs.WAYS[level].index(way))
    given = {piece: unanswered(text, ask.of_x) for piece, text in given.items()}
    given = given | looked_at(given) if level == "explain" else given
    given = given | {"ask": ask.alone, "ask_of_x": ask.of_x, "why_small": _small(given["why"])}
    given = {piece: "" if text and text in ask.alone and piece in ONCE else text for piece, text in given.items()}
    orders = pieces.is_order(ask.of_x) if ask.of_x else False
    frames = families.frames()["ordered"][level] if orders else families.frames()[level][way]
    frame = next((each for each in frames if fits(each, given)), "")
    return filled(frame, given), f"{name}, {level}, {way}"


def question(scene: Scene, given: dict[str, str], level: str, number: int) -> tuple[str, Ask]:
    """The diagnosis' own, where it has one: it stands in the prompt, and belongs to this mistake. Which it is, too."""
    look = sentences_of(briefs.said(scene.findings[0].look))
    if any(each.endswith("?") for each in look):
        own = questions.of_look(look)
        own = [each for each in own if level != "nudge" or not fitness.tells_remedy(each.of_x)]
        return "own", own[number % 2 % len(own)] if own else Ask("", "")
    family = families.of(given)
    asked = family.questions(level)
    text = asked[number % len(asked)].format(**given)
    return family.name, Ask(text, text)


def looked_at(given: dict[str, str]) -> dict[str, str]:
    """To look, to count or to print something explains where nothing else does; to change something never."""
    is_only_looking = given["do_of_x"].split(" ")[0] in LOOKING
    needs_it = is_only_looking and not (given["why_of_x"] or given["clue_of_x"])
    return {"clue": given["do"], "clue_of_x": given["do_of_x"]} if needs_it else {}


def unanswered(text: str, ask: str) -> str:
    """As far as it leaves something to be asked."""
    told = sentences_of(text)
    first = next((at for at, each in enumerate(told) if answered.is_answered(ask, [each])), len(told))
    return text if first == len(told) else " ".join(told[:first])


def fits(text: str, given: dict[str, str]) -> bool:
    return all(given.get(piece, "") for piece in _piece.findall(text))


def filled(frame: str, given: dict[str, str]) -> str:
    """A student's braces are no places to fill: pieces are put in once, as they are."""
    text = _piece.sub(lambda found: given[found[1]], frame)
    return re.sub(r"(^|[.?!]”? )([a-z])", lambda found: found[1] + found[2].upper(), re.sub(r" +", " ", text)).strip()


def _small(text: str) -> str:
    return text if text.startswith("Python") else text[:1].lower() + text[1:]
