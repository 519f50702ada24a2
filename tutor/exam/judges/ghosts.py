"""Whether grey text is what would have been typed, and fits where it stands."""

import ast
import dataclasses
from collections.abc import Set

from learn.lessons import concepts
from tutor.exam.judges import parts
from tutor.exam.judges.talk import is_python


@dataclasses.dataclass(frozen=True)
class Spot:
    """Where the cursor was, and how the line went on."""

    prefix: str
    suffix: str
    right: str
    taught: Set[str]

    @property
    def closed(self) -> str:
        """What the editor has closed behind the cursor."""
        return self.suffix.partition("\n")[0]

    @property
    def begun(self) -> str:
        return self.prefix.rpartition("\n")[2]

    def until(self, words: str) -> str:
        """The program up to the end of the line, with these words in it."""
        whole = f"{self.prefix}{words}{self.closed}".rstrip()
        return f"{whole} pass\n" if whole.endswith(":") else f"{whole}\n"


def first_token_right(text: str, spot: Spot) -> bool:
    """The rest of the word at the cursor, or the next one: typed the same."""
    said, wanted = _next(spot.begun, text), _next(spot.begun, spot.right)
    return bool(wanted) and said == wanted


def _next(begun: str, words: str) -> str:
    """The first token that these words add to or go on with."""
    before, after = parts.signs(begun), parts.signs(begun + words)
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    return after[same] if same < len(after) else ""


def line_right(text: str, spot: Spot) -> bool:
    """The whole line is the same, but for spaces and the kind of quotes."""
    return parts.signs(spot.begun + text + spot.closed) == parts.signs(spot.begun + spot.right + spot.closed)


def parses(text: str, spot: Spot) -> bool:
    """Where the right words themselves do not finish a statement, nobody can ask it of others."""
    return is_python(spot.until(text)) or not is_python(spot.until(spot.right))


def uses_only_what_is_taught(text: str, spot: Spot) -> bool:
    """Or what stands in the program already; classes and the like are taught nowhere."""
    before = spot.prefix[: len(spot.prefix) - len(spot.begun)]
    new = concepts.used_by(spot.until(text)) - concepts.used_by(before)
    return new <= spot.taught and not _is_foreign(spot.until(text))


def _is_foreign(program: str) -> bool:
    try:
        tree = ast.parse(program)
    except (SyntaxError, ValueError):
        return False
    foreign = (ast.ClassDef, ast.Lambda, ast.AsyncFunctionDef, ast.Yield, ast.NamedExpr, ast.Match)
    return any(isinstance(node, foreign) for node in ast.walk(tree))
