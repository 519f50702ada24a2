"""Which names a program has and where they come from; read from its letters, as half of all programs do not parse."""

import dataclasses
import re
from collections.abc import Iterator

from runner.diagnosis.nearness import nearest
from tutor.flywheel.known import ARGUMENTS, ATTRIBUTES, BARE, BARE_SMALL, FOREIGN, LIBRARIES, SHORT_NAMES
from tutor.flywheel.pieces import Piece, bits, pieces, text_of

NAME = re.compile(r"[^\W\d]\w*")
GIVEN = [
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"(?:^|[:;])[ \t]*([^\W\d][\w, \t]*?)[ \t]*(?:[-+*/%]|\*\*|//)?=(?!=)",
        r"\bfor\s+([\w, ()\t]+?)\s+in\b",
        r"\b(?:def|class|as|global|nonlocal)\s+(\w+)",
    )
]
IMPORTED = re.compile(r"\bimport\s+([\w, \t]+)")
PARAMETERS = re.compile(r"\bdef\s+\w+\s*\(([^()\n]*)")
PARAMETER = re.compile(r"(?:^|,)\s*\**\s*([^\W\d]\w*)")
OWN_ATTRIBUTE = re.compile(r"\.(\w+)[ \t]*[-+*/]?=(?!=)")
FUNCTION = re.compile(r"\bdef\s+(\w+)")
FROM = re.compile(r"\bfrom\s+(\w+)[\w.]*\s+import\s+([\w, \t*]+)")
KNOWN_HOMES = LIBRARIES | set(SHORT_NAMES.values()) | {"matplotlib", "numpy", "pandas"}


@dataclasses.dataclass(frozen=True)
class Uses:
    names: tuple[str, ...]  # those to be replaced, each once, in their order; behind a dot with the dot: ".apend"
    given: frozenset[str]  # the program gives them a value
    libraries: frozenset[str]  # names that it has from Python's own libraries


def uses_of(source: str) -> Uses:
    code = _code_alone(source)
    given = {name for pattern in GIVEN for found in pattern.findall(code) for name in NAME.findall(found)}
    given |= {name for found in PARAMETERS.findall(code) for name in PARAMETER.findall(found)}
    # A module that almost is one of Python's is a mistake, and shall stay one.
    imported = {name for found in IMPORTED.findall(code) for name in NAME.findall(found)}
    given |= {name for name in imported if not nearest(name, BARE)}
    given |= {f".{name}" for pattern in (OWN_ATTRIBUTE, FUNCTION) for name in pattern.findall(code)}
    libraries = _from_libraries(code)
    empty = Uses((), frozenset(given), frozenset(libraries))
    names = dict.fromkeys(key for key in keys_in(pieces(source)) if not stays(key, empty))
    return dataclasses.replace(empty, names=tuple(names))


def stays(key: str, uses: Uses) -> bool:
    """Whether a name is Python's own where it stands, or says nothing."""
    name = key.lstrip(".")
    if len(name.strip("_")) < 2 and name.isascii():
        return True
    if key.startswith("."):
        return key not in uses.given and (name in ATTRIBUTES or name.lower() in ATTRIBUTES or name in BARE)
    if name in BARE or (name.lower() in BARE_SMALL and name not in uses.given):
        return True
    return name in uses.libraries or (name in ARGUMENTS | FOREIGN and name not in uses.given)


def keys_in(some: list[Piece]) -> Iterator[str]:
    """Every name, in texts also those between curly brackets; behind a dot with its dot."""
    before = ""
    for piece in some:
        if piece.kind == "name":
            yield f".{piece.text}" if before == "." else piece.text
        elif piece.kind == "text":
            for bit in bits(text_of(piece.text).body):
                if bit.kind == "code":
                    yield from keys_in(pieces(bit.text))
        if piece.kind not in ("space", "comment"):
            before = piece.text


def _code_alone(source: str) -> str:
    blank = {"text": '""', "comment": ""}
    return "".join(blank.get(piece.kind, piece.text) for piece in pieces(source))


def _from_libraries(code: str) -> set[str]:
    found: set[str] = set()
    for home, names in FROM.findall(code):
        if home in KNOWN_HOMES:
            found |= ATTRIBUTES if "*" in names else set(NAME.findall(names)) & ATTRIBUTES
    return found | (BARE & found)
