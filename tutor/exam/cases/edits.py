"""What is true of a program that was broken by a known edit: a case for the judges, made and not written by hand.

It rests on the edit (line, cause, the line as it should be) and on what the sandbox saw (names without a value, kinds
and sizes of values). Of the diagnosis it takes which lines and numbers belong to the matter, and no cause.
"""

import difflib
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from runner.diagnosis.findings import Finding
from runner.messages import Failed
from tutor.exam.cases.hints import HintCase
from tutor.exam.cases.unseen import EditedLine, Unseen
from tutor.exam.judges import parts, truth
from tutor.scenes import Scene

CAUSES = Path(__file__).parent / "causes.toml"
SIGNS = {"colon": ":", "quotes": "\"'“”‘’", "bracket": "()[]{}", "comma": ",", "equals": "=", "indent": " \t"}
ALIKE = 0.6  # of two names: the other is a misspelling of the one
KINDS = {"str": "text", "int": "number", "float": "number", "list": "list", "dict": "dict", "NoneType": "none"}
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])")
LINES = re.compile(r"\blines? (\d+)(?:\s*(?:,|and|to|-|–)\s*(\d+))*", re.IGNORECASE)
UNSET = re.compile(r"(?:name|variable) '(\w+)'.*(?:not defined|not associated)")


@functools.cache
def causes_of_tags() -> dict[str, list[str]]:
    return msgspec.toml.decode(CAUSES.read_bytes(), type=dict[str, list[str]])


def case_of(unseen: Unseen, scene: Scene) -> HintCase:
    """`scene`: the program as it ran, with what the diagnosis says."""
    held, failed, found = unseen.held, scene.failed, scene.findings[:1]
    places = list(dict.fromkeys([*_lines_of(found), *_lines_of_failure(failed), *_lines_of_edits(held.edits)]))
    rights = [line for edit in held.edits for line in _repaired(edit, held.source)]
    told = " ".join(_told(finding) for finding in found)
    spans = {name for span in parts.spans(told) for name in parts.names(span)}
    return HintCase(
        name=unseen.name,
        program=held.source,
        line=places[0],
        lines=places[1:],
        causes=sorted({*_causes_of(held.tags), *(each for edit in held.edits for each in shown_by(edit))}),
        says=list(dict.fromkeys(_said_of(held.edits, found, held.source))),
        answers=held.answers,
        stopped=held.outcome == "limit",
        unset=[*(UNSET.findall(failed.message) if failed else []), *truth.UNSET.findall(told)],
        kinds={value.name: KINDS[value.type] for value in failed.values if value.type in KINDS} if failed else {},
        numbers=sorted(set(_numbers_of(failed, found))),
        known=sorted({*(name for edit in held.edits for name in parts.names(edit.before)), *_names_of(found), *spans}),
        fixed=rights[0] if rights else "",
        more_fixed=rights[1:],
    )


def _told(finding: Finding) -> str:
    return f"{finding.sentence} {finding.look}"


def _causes_of(tags: list[str]) -> Iterator[str]:
    for tag in tags:
        yield from causes_of_tags().get(tag, ())


def shown_by(edit: EditedLine) -> Iterator[str]:
    """Causes that the edit itself shows: nothing but these signs is other than it was, or one name is."""
    for cause, signs in SIGNS.items():
        rest = str.maketrans("", "", signs)
        if edit.before != edit.after and edit.before.translate(rest) == edit.after.translate(rest):
            yield cause
    if "import" in edit.before:
        yield "import"
    gone, new = _other_names(edit)
    if len(gone) == len(new) == 1:
        one, other = gone.pop(), new.pop()
        if one.lower() == other.lower():
            yield from ("capitals", "spelling")
        elif difflib.SequenceMatcher(None, one.lower(), other.lower()).ratio() >= ALIKE:
            yield "spelling"


def _other_names(edit: EditedLine) -> tuple[set[str], set[str]]:
    before, after = parts.names(edit.before), parts.names(edit.after)
    return before - after, after - before


def _lines_of_edits(edits: list[EditedLine]) -> Iterator[int]:
    for edit in edits:
        yield from range(edit.line, edit.line + max(1, len(edit.after.splitlines())))


def _lines_of_failure(failed: Failed | None) -> Iterator[int]:
    if failed is not None:
        yield from (line for line in (failed.line, *(frame.line for frame in failed.frames)) if line)


def _lines_of(found: tuple[Finding, ...]) -> Iterator[int]:
    """The line to look at first, then those that the sentences name."""
    for finding in found:
        told = _told(finding)
        named = [int(number) for match in LINES.finditer(told) for number in re.findall(r"\d+", match[0])]
        yield from (line for line in (finding.line, finding.end_line, *named) if line)


def _repaired(edit: EditedLine, source: str) -> list[str]:
    """Lines that give it away: not those that stand there, or are read in what stands there, already."""
    there = "".join(source.split())
    signs = " ".join(parts.signs(edit.after.strip()))
    new = [line.strip() for line in edit.before.splitlines() if line.strip()]
    return [line for line in new if _flat(line) not in there and " ".join(parts.signs(line)) not in signs]


def _flat(line: str) -> str:
    return "".join(line.split())


def _said_of(edits: list[EditedLine], found: tuple[Finding, ...], source: str) -> Iterator[str]:
    """Names and signs that a hint to the point has one of."""
    names = parts.names(source)
    for edit in edits:
        gone, new = _other_names(edit)
        yield from sorted(gone | new)
        yield from sorted(parts.names(edit.after) & names)
    yield from (name for name in sorted(_names_of(found)) if name in names)


def _names_of(found: tuple[Finding, ...]) -> set[str]:
    return {name for finding in found for fact in finding.names.values() for name in parts.names(str(fact))}


def _numbers_of(failed: Failed | None, found: tuple[Finding, ...]) -> Iterator[float]:
    """Sizes and last places as the sandbox saw them, and what the diagnosis counts."""
    for value in failed.values if failed else ():
        yield from map(float, NUMBER.findall(value.text))
        if value.size >= 0:
            yield from (float(value.size), float(value.size - 1))
    for finding in found:
        told = LINES.sub("", _told(finding))
        yield from map(float, NUMBER.findall(" ".join([told, *map(str, finding.names.values())])))
