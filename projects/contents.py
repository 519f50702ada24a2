"""What a file holds: text, a picture, or neither. Decided by its bytes, not by what it is called."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from runner.drawing.pictures import is_large
from runner.errors import RefusedFile, TooLarge
from runner.limits import LIMITS, MIB
from runner.untrusted.vectors import is_light

SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
SVG = "image/svg+xml"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class FileKind(NamedTuple):
    is_text: bool
    picture_type: str  # "image/png"; empty: not a picture


def kind_of(*, name: str, data: bytes) -> FileKind:
    text = text_in(data)
    if text is None:
        return FileKind(is_text=False, picture_type="" if is_large(data) else _picture_type(data))
    is_svg = name.lower().endswith(".svg") and "<svg" in text[:2000].lower() and is_light(text.encode())
    return FileKind(is_text=True, picture_type=SVG if is_svg else "")


def text_in(data: bytes) -> str | None:
    """The text, without a byte order mark; None where it is not text in UTF-8."""
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def shown(data: bytes) -> str:
    """The text of a file that is text."""
    return data.decode("utf-8-sig", "replace")


def bytes_of(text: str) -> bytes:
    """Typed text as it is kept: UTF-8, lines ending as Python writes them, half characters replaced."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def brought(*, name: str, data: bytes) -> bytes:
    """An upload as it is kept: text in UTF-8, pictures as they are.

    Raises RefusedFile for anything else.
    """
    if data.startswith(UTF16_MARKS):  # Windows calls it "Unicode"
        try:
            return bytes_of(data.decode("utf-16"))
        except UnicodeDecodeError:
            pass
    text = text_in(data)
    if text is not None:
        return bytes_of(text)
    if _picture_type(data):
        return data
    raise RefusedFile(_("{name} cannot be used here. {way}").format(name=name, way=_way_out(name)))


def check_text_size(*, name: str, size: int) -> None:
    """Raises TooLarge where a text is longer than the editor can hold."""
    if size > LIMITS.project_text_bytes:
        raise TooLarge(
            _(
                "{name} is {size:.1f} MB of text; a text file can have at most {most} MB. "
                "Keep only the part that you need."
            ).format(name=name, size=size / MIB, most=LIMITS.project_text_bytes // MIB)
        )


def _picture_type(data: bytes) -> str:
    for signature, picture_type in SIGNATURES.items():
        if data.startswith(signature):
            return picture_type
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def _way_out(name: str) -> str:
    if name.lower().endswith((".csv", ".txt", ".py", ".json", ".tsv")):
        return _("Save it again as UTF-8 (in a spreadsheet: “CSV UTF-8”), then bring that one.")
    return _("A project takes text (such as .py, .txt, .csv, .json) and pictures (PNG, JPEG, GIF, WebP, SVG).")
