"""What a finding gives for a hint: its place, the code it is about, why, and what to look at."""

import keyword
import re
from collections.abc import Sequence

from runner.diagnosis.findings import Finding
from tutor.hand import sentences_of
from tutor.prompting import briefs
from tutor.scenes import Scene
from tutor.training.telling import questions
from tutor.training.telling.rewording import causes
from tutor.written.words import where

MOST_SPAN = 28  # characters
MOST_CLUE, MOST_WHY = 110, 150
IMPERATIVES = frozenset(
    """ask choose compare count delete find give go import leave look make name print put read say take try type
    use""".split()
)
_span = re.compile(r"`([^`\n]+)`")
_named = re.compile(r"\.?[^\W\d][\w.]*(?:[(\[].*[)\]])?$")
_line = re.compile(r"\bline (\d+)\b", re.IGNORECASE)


def of(scene: Scene) -> dict[str, str]:
    """Of the first finding; "" for what there is not. `name` is `x` where it is no sign or word of Python."""
    found = scene.findings[0]
    main, why, idea = _main(found, _text_of(scene, found)), _why(found), briefs.idea_of(scene)
    told = [each for each in sentences_of(briefs.said(found.look)) if not each.endswith("?") and len(each) <= MOST_CLUE]
    told = [each for each in told if not questions.is_lost(each)]  # nor half of “if it is this …, if it is that …”
    do, clue = _first(told, found.line, here=True), _first(told, found.line, here=False)
    return {
        "x": _shown(main),
        "name": _shown(main) if _is_name(main) else "",
        "y": f"`{near}`" if (near := _near(found, main)) else "",
        "place": where(found),
        "there": _there(scene, found),
        "why": "" if questions.is_lost(why) else why,
        "why_of_x": why,  # may say “it” of `x`
        "do": "" if questions.leans(do) else do,
        "do_of_x": do,
        "clue": "" if questions.leans(clue) else clue,
        "clue_of_x": clue,
        "idea": "" if questions.is_lost(idea) else idea,
    }


def _first(told: Sequence[str], line: int, *, here: bool) -> str:
    """Who is sent to another line is not told what to do in this one: that is a clue."""
    return next((each for each in told if is_order_here(each, line) == here), "")


def is_order_here(sentence: str, line: int) -> bool:
    others = {int(number) for number in _line.findall(sentence)} - {line}
    return is_order(sentence) and not others


def _text_of(scene: Scene, found: Finding) -> str:
    lines = scene.texts.get(found.file or scene.entry, "").splitlines()
    return lines[found.line - 1] if 0 < found.line <= len(lines) else ""


def _main(found: Finding, line: str) -> str:
    """The piece of the line that it is about: what diagnosis itself calls so, a sign or a text that it names first, a
    name."""
    here = _here(found.sentence, line) or _here(found.look, line)
    if blamed := [span for span in here if f"no whole number: `{span}`" in briefs.said(found.sentence)]:
        return blamed[0]
    called = [found.names.get(key, "") for key in ("name", "word", "written")]
    first = [span for span in here if span.strip(".") in called]
    first = first or [span for span in here[:1] if not re.search(r"\w", span) or span[0] in "\"'"]
    first = first or [span for span in here if _is_name(span) and len(span) > 1]
    return next(iter([*first, *here]), "")


def _here(said: str, line: str) -> list[str]:
    spans = _span.findall(briefs.said(said))
    spans = [span if _stands(span, line) else span.removesuffix("()") for span in spans]
    return [span for span in dict.fromkeys(spans) if _stands(span, line) and len(span) <= MOST_SPAN]


def _stands(span: str, line: str) -> bool:
    if re.fullmatch(r"\w+", span):
        return span in re.findall(r"\w+", line)
    return "".join(span.split()) in "".join(line.split())


def _is_name(span: str) -> bool:
    return bool(_named.match(span)) and not keyword.iskeyword(span)


def _shown(span: str) -> str:
    """Names stand alone, signs and words of Python have their article."""
    if not span:
        return ""
    if keyword.iskeyword(span) or not re.search(r"\w", span):
        return f"the `{span}`"
    return f"the text `{span}`" if re.fullmatch(r"(['\"]).*\1", span) else f"`{span}`"


def _near(found: Finding, main: str) -> str:
    """What looks almost the same."""
    near = found.names.get("near", "")
    return f".{near}" if near and main.startswith(".") else near


def _there(scene: Scene, found: Finding) -> str:
    """Another line that the finding names."""
    if found.file and found.file != scene.entry:
        return ""
    numbers = [number for number in _line.findall(f"{found.sentence} {found.look}") if int(number) != found.line]
    return f"line {numbers[0]}" if numbers else ""


def _why(found: Finding) -> str:
    """At most two sentences."""
    kept: Sequence[str] = causes(briefs.said(found.sentence))[:2]
    return " ".join(kept if len(" ".join(kept)) <= MOST_WHY else kept[:1])


def is_order(sentence: str) -> bool:
    return sentence.split()[0].lower() in IMPERATIVES
