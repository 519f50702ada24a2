"""Names of files: one flat folder, safe on every computer and in every page."""

import re
import unicodedata
from collections.abc import Collection

from runner.errors import RefusedFile

MAX_BYTES = 100
MAX_TYPED = 4 * MAX_BYTES  # characters that are looked at: more cannot become a name, whatever they are
MAX_KEY_CHARS = 200  # what the database holds; some single letters fold into many
MAX_MARKS = 4  # accents in a row; more are only stacked to draw over the lines around
PUNCTUATION = frozenset("_-.() ")
# Letters and marks that show nothing: two names would look the same.
INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0") | {
    chr(code) for code in [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
}
# Windows keeps these for devices, whatever comes after the first dot.
RESERVED = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "conin",
        "conout",
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
    ]
)


def checked_name(name: str) -> str:
    """The name in its one normal form (NFC).

    Raises RefusedFile with a sentence that quotes nothing but a name that would do.
    """
    checked = unicodedata.normalize("NFC", name[:MAX_TYPED])
    if problem := _problem_with(checked):
        raise RefusedFile(f"{problem} Try “{tidied(name)}”.")
    return checked


def name_key(name: str) -> str:
    """What two names share if a person or a computer could take one for the other."""
    return _folded(_folded(name))


def tidied(name: str) -> str:
    """The nearest name that `checked_name` takes; for names that come from elsewhere, and as a suggestion."""
    name = unicodedata.normalize("NFKC", name[-MAX_TYPED:])
    name = re.split(r"[/\\]", name)[-1]
    name = "".join(char if _is_plain(char) else "_" for char in name)
    name = re.sub(r"__+", "_", re.sub(r"\.\.+", ".", name))
    name = re.sub(r"^[^\w]+", "", name).rstrip(" .")
    name = unicodedata.normalize("NFC", _shortened(name, extra=""))
    if _is_reserved(name):
        name = f"my_{name}"
    return "my_file.py" if _problem_with(name) else name


def free_name(name: str, taken: Collection[str]) -> str:
    """`name`, or the first of name_2, name_3 … whose key is not taken."""
    number, candidate = 1, name
    while name_key(candidate) in taken:
        number += 1
        candidate = _shortened(name, extra=f"_{number}")
    return candidate


def _problem_with(name: str) -> str:
    if not name.strip():
        return "A file needs a name."
    if "/" in name or "\\" in name:
        return "A project has no folders, so a file name cannot have a slash in it."
    if not all(map(_is_plain, name + unicodedata.normalize("NFKC", name))) or _stacks_marks(name):
        return "A file name can have letters, digits, spaces and _ - . ( ), and nothing else."
    if not _can_start(name[0]):
        return "A file name starts with a letter, a digit or an underscore."
    if name[-1] in " ." or ".." in name:
        return "A file name cannot end with a dot or a space, nor have two dots in a row."
    if len(name.encode()) > MAX_BYTES or len(name_key(name)) > MAX_KEY_CHARS:
        return "That name is too long for a file."
    if _is_reserved(name):
        return "Some computers keep that name for themselves."
    return ""


def _is_plain(char: str) -> bool:
    if char in PUNCTUATION:
        return True
    category = unicodedata.category(char)
    return (category[0] in "LM" or category == "Nd") and char not in INVISIBLE


def _can_start(char: str) -> bool:
    return char == "_" or unicodedata.category(char)[0] in "LN"


def _stacks_marks(name: str) -> bool:
    in_a_row = 0
    for char in name:
        in_a_row = in_a_row + 1 if unicodedata.category(char)[0] == "M" else 0
        if in_a_row > MAX_MARKS:
            return True
    return False


def _is_reserved(name: str) -> bool:
    return name_key(name).partition(".")[0].strip() in RESERVED


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _shortened(name: str, *, extra: str) -> str:
    """`extra` before the ending, and the whole short enough, its ending kept."""
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > 12:
        stem, dot, ending = name, "", ""
    room = MAX_BYTES - len((extra + dot + ending).encode())
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return f"{stem}{extra}{dot}{ending}"
