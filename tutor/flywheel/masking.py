"""A student's program without the student: other names, other texts, no comments, and the same mistake."""

import dataclasses
import hashlib
import re
from collections.abc import Iterator

from tutor.flywheel import leaks
from tutor.flywheel.errors import NotMasked
from tutor.flywheel.known import OF_PROSE, OF_TEXTS
from tutor.flywheel.masks import Mask
from tutor.flywheel.pieces import Piece, bits, pieces, text_of
from tutor.flywheel.uses import uses_of

MOST_CHARS, MOST_LINES, LONGEST_LINE = 6_000, 150, 300
MOST_NAMES = 60
LONG = 5  # digits, from which on a number may be somebody's
MANY_DIGITS = 6  # of a string together: a date, a telephone number
MOST_LETTERS = 2  # that stand alone in a string: more of them may spell a name
# Signs of other keyboards that are mistakes of their own.
ODD_SIGNS = frozenset("“”‘’„–—…×÷≤≥≠−´°\xa0")
SPAN = re.compile(r"`([^`]*)`")
LINE = re.compile(r"\b([Ll]ine )(\d+)\b")
MANY_LINES = re.compile(r"\b[Ll]ines \d|\d{4,}")
WORD = re.compile(r"[^\W\d_]+")


@dataclasses.dataclass(frozen=True)
class Masked:
    program: str
    mask: Mask
    lines: dict[int, int]  # of the student's program -> of this one; those with nothing but a comment are gone

    def reworded(self, sentence: str) -> str:
        """A sentence about the program with its new names. Raises NotMasked where another word is in it."""
        prose = SPAN.sub("", sentence)
        if not prose.isascii() or any(char in prose for char in '@/"#') or MANY_LINES.search(prose):
            raise NotMasked("more than words in a sentence")
        if not {word.lower() for word in WORD.findall(prose.replace("'", ""))} <= OF_PROSE:
            raise NotMasked("a word that is not one of ours")
        sentence = LINE.sub(lambda found: f"{found[1]}{self._line(int(found[2]))}", sentence)
        return SPAN.sub(lambda found: f"`{''.join(_masked(pieces(found[1]), self.mask))}`", sentence)

    def _line(self, number: int) -> int:
        if number not in self.lines:
            raise NotMasked("a line that is not there")
        return self.lines[number]


def masked(source: str, private: frozenset[str] = frozenset()) -> Masked:
    """`private`: words in small letters by which people near the student are called. Raises NotMasked."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    _check_size(source)
    found = pieces(source)
    uses = uses_of(source)
    if len(uses.names) > MOST_NAMES:
        raise NotMasked("too many names")
    mask = Mask(uses, private=private, seed=_seed(found))
    mask.note_single(_singles(found))
    kept = list(_kept("".join(_masked(found, mask)).rstrip().split("\n"), _lines_of_comments(found)))
    program = "\n".join(line for _number, line in kept) + "\n"
    if reasons := leaks.found(program, private):
        raise NotMasked(", ".join(reasons))
    return Masked(program, mask, {old: new for new, (old, _line) in enumerate(kept, start=1)})


def _kept(lines: list[str], of_comments: set[int]) -> Iterator[tuple[int, str]]:
    """Each line with the number that it had. The program begins with its first line."""
    has_begun = False
    for old, line in enumerate(lines, start=1):
        has_begun = has_begun or bool(line.strip())
        if has_begun and old not in of_comments:
            yield old, line.rstrip(" ")


def _lines_of_comments(found: list[Piece]) -> set[int]:
    """Those with nothing else."""
    numbers, line, is_empty = set(), 1, True
    for piece in found:
        if piece.kind == "comment" and is_empty:
            numbers.add(line)
        line += piece.text.count("\n")
        is_empty = piece.kind == "line" or (is_empty and piece.kind == "space")
    return numbers


def _check_size(source: str) -> None:
    lines = source.split("\n")
    if len(source) > MOST_CHARS or len(lines) > MOST_LINES or max(map(len, lines)) > LONGEST_LINE:
        raise NotMasked("too long")
    if not source.strip() or any(not (char.isprintable() or char in "\n\t\f\xa0") for char in source):
        raise NotMasked("not a text")


def _seed(found: list[Piece]) -> str:
    """The shape of the program alone: nothing of its words."""
    shape = " ".join(piece.text if piece.kind in ("sign", "line") else piece.kind for piece in found)
    return hashlib.sha256(shape.encode()).hexdigest()


def _singles(found: list[Piece]) -> Iterator[str]:
    for piece in found:
        if piece.kind == "text" and WORD.fullmatch(body := text_of(piece.text).body) and body.lower() not in OF_TEXTS:
            yield body


def _masked(found: list[Piece], mask: Mask) -> Iterator[str]:
    before = ""
    for piece in found:
        match piece.kind:
            case "name":
                yield mask.name(f".{piece.text}" if before == "." else piece.text)
            case "text":
                yield _text(piece.text, mask)
            case "number":
                yield number(piece.text)
            case "sign":
                yield _sign(piece.text, "°")
            case "space":
                yield "".join(char if char in " \t\xa0" else " " for char in piece.text)
            case "line":
                yield piece.text
        if piece.kind not in ("space", "comment"):
            before = piece.text


def _text(piece: str, mask: Mask) -> str:
    text = text_of(piece)
    found = bits(text.body)
    has_many = sum(len(bit.text) for bit in found if bit.kind == "digits") >= MANY_DIGITS
    is_spelled = sum(bit.kind == "word" and len(bit.text) == 1 for bit in found) > MOST_LETTERS
    body = "".join(_bit(bit, mask, has_many=has_many, is_spelled=is_spelled) for bit in found)
    return str(text._replace(body=body.replace("://", ":  ")))


def _bit(bit: Piece, mask: Mask, *, has_many: bool, is_spelled: bool) -> str:
    match bit.kind:
        case "code":
            return f"{{{''.join(_masked(pieces(bit.text), mask))}}}"
        case "escape":
            return "*"
        case "digits":
            return "1" * len(bit.text) if has_many else "1000"[: len(bit.text)] if len(bit.text) > 3 else bit.text
        case "word":
            return _word(bit.text, mask, is_spelled=is_spelled)
        case "sign":
            return "*" if bit.text == "@" else _sign(bit.text, "*")
        case "space":
            return "".join(char if char in " \t\n" else " " for char in bit.text)
    return bit.text if bit.text.isascii() else "*"


def _sign(sign: str, other: str) -> str:
    return sign if sign.isascii() or sign in ODD_SIGNS else other


def _word(word: str, mask: Mask, *, is_spelled: bool) -> str:
    if word.lower() in OF_TEXTS:
        return word
    if len(word) == 1 and word.isascii():
        return "x" if is_spelled else word
    return mask.word(word)


def number(text: str) -> str:
    """Short and round ones stay."""
    digits = re.sub(r"\W|_", "", text)
    if len(digits) < LONG or (text.isdigit() and not text[1:].strip("0")):
        return text
    if text[:2].lower() in ("0x", "0o", "0b"):
        return f"{text[:2]}1"
    whole, point, rest = text.partition(".")
    if len(whole) >= LONG:
        zeros = len(whole) - 1 - whole.startswith("0")
        whole = f"{'0' if whole.startswith('0') else ''}1{'0' * zeros}"
    return f"{whole}{point}{rest[:2] if rest[:2].isdigit() else '5' if rest else ''}"
