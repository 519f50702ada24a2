"""Everything of one person, from all features, as one zip."""

import io
import zipfile
from collections.abc import Iterator
from urllib.parse import quote

from django.utils import timezone
from django.utils.html import format_html, format_html_join

from learn.people.models import User
from learn.site.belongings.features import FEATURES
from projects.exchange.pages import document
from projects.exchange.zips import folder_name

FOLDERS = {
    "projects": "the programs. Each has a page that opens in any browser, and a folder with its files; in the folder, "
    "“history” has every version that was saved, with its date, and “deleted” what was put away.",
    "recently deleted": "projects that were deleted in the last 30 days.",
    "lessons": "how far each lesson was gone, what was tried and what was said to it, and the programs as they passed.",
    "runs": "what programs have printed lately, each run a text with its date.",
    "tutor": "what the tutor was asked and what it said, a text for each month.",
}


def zip_name(user: User) -> str:
    return f"{folder_name(user.display_name)} {timezone.localdate():%Y-%m-%d}.zip"


def packed(user: User) -> Iterator[bytes]:
    """The zip, a piece at a time: it may be larger than what fits into memory."""
    pipe = _Pipe()
    listed: list[tuple[str, str]] = []
    paths: set[str] = set()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for piece in (piece for feature in FEATURES for piece in feature.export_for(user)):
            path = _free(piece.path, paths)
            listed += [(path, piece.words)] if piece.words else []
            archive.writestr(path, piece.data)
            yield pipe.taken()
        archive.writestr("index.html", _index(user, listed, paths))
    yield pipe.taken()


class _Pipe(io.RawIOBase):
    """Takes what a zip writes and hands it on; there is no way back in it."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        waiting, self.waiting = self.waiting, []
        return b"".join(waiting)


def _free(path: str, taken: set[str]) -> str:
    number, candidate = 1, path
    stem, dot, ending = path.rpartition(".")
    while candidate.lower() in taken:
        number += 1
        candidate = f"{stem} ({number}){dot}{ending}"
    taken.add(candidate.lower())
    return candidate


def _index(user: User, listed: list[tuple[str, str]], paths: set[str]) -> str:
    folders = [(name, words) for name, words in FOLDERS.items() if any(path.startswith(f"{name}/") for path in paths)]
    parts = [
        format_html("<section><h2>To open</h2><ul>{}</ul></section>", _links(listed)),
        format_html(
            "<section><h2>The folders</h2><dl>{}</dl></section>",
            format_html_join("", "<dt>{}</dt><dd>{}</dd>", folders),
        ),
    ]
    lead = f"Everything that this site kept of {user.display_name} on {timezone.localdate():%-d %B %Y}."
    foot = "Programs end in .py: any editor shows them, and Python runs them."
    return document(title=user.display_name, lead=lead, parts=parts, foot=foot)


def _links(listed: list[tuple[str, str]]) -> str:
    return format_html_join("", '<li><a href="{}">{}</a></li>', ((quote(path), words) for path, words in listed))
