"""What a finding gives for a hint: its place, the code it is about, why, what to look at and what to ask."""

import keyword
import re

from runner.diagnosis.findings import Finding
from tutor import briefs
from tutor.hand import sentences_of
from tutor.scenes import Scene
from tutor.training.telling.rewording import causes
from tutor.written.words import where

MOST_SPAN = 28  # characters
MOST_CLUE, MOST_WHY = 110, 150
_span = re.compile(r"`([^`\n]+)`")
_line = re.compile(r"\bline (\d+)\b", re.IGNORECASE)


def of(scene: Scene) -> dict[str, str]:
    """Of the first finding; an empty text for what there is not."""
    found = scene.findings[0]
    line = _text_of(scene, found)
    spans = list(dict.fromkeys(_span.findall(f"{found.sentence} {found.look}")))
    here = [span for span in spans if _stands(span, line) and len(span) <= MOST_SPAN]
    main = here[0] if here else ""
    other = _other(found, main)
    look = sentences_of(found.look)
    return {
        "x": _shown(main),
        "y": _shown(other),
        "place": where(found),
        "there": _there(scene, found),
        "why": _why(found),
        "clue": _clue(look),
        "question": next((each for each in look if each.endswith("?")), ""),
        "idea": briefs.idea_of(scene),
    }


def _text_of(scene: Scene, found: Finding) -> str:
    lines = scene.texts.get(found.file or scene.entry, "").splitlines()
    return lines[found.line - 1] if 0 < found.line <= len(lines) else ""


def _stands(span: str, line: str) -> bool:
    if re.fullmatch(r"\w+", span):
        return span in re.findall(r"\w+", line)
    return "".join(span.split()) in "".join(line.split())


def _shown(span: str) -> str:
    """Names stand alone, signs and words of Python have their article."""
    if not span:
        return ""
    if keyword.iskeyword(span) or not re.search(r"\w", span):
        return f"the `{span}`"
    return f"the text `{span}`" if re.fullmatch(r"(['\"]).*\1", span) else f"`{span}`"


def _other(found: Finding, main: str) -> str:
    """What stands beside it in the same sentence, to be compared with."""
    near = found.names.get("near", "")
    if near and near.strip(".") != main.strip("."):
        return f".{near}" if main.startswith(".") else near
    return ""


def _there(scene: Scene, found: Finding) -> str:
    """Another line that the finding names."""
    if found.file and found.file != scene.entry:
        return ""
    numbers = [number for number in _line.findall(f"{found.sentence} {found.look}") if int(number) != found.line]
    return f"line {numbers[0]}" if numbers else ""


def _why(found: Finding) -> str:
    kept: list[str] = []
    for each in causes(found.sentence):
        if len(" ".join([*kept, each])) <= MOST_WHY and len(kept) < 2:
            kept.append(each)
    return " ".join(kept)


def _clue(look: list[str]) -> str:
    return next((each for each in look if not each.endswith("?") and len(each) <= MOST_CLUE), "")
