"""A text that was typed on top of an older one, put together with what has come since."""

from collections.abc import Collection

from projects import contents
from projects.history import versions
from projects.history.merging import merge
from projects.models import File

MOST_LOOKED_AT = 30  # versions among which the last text of the same page is looked for


def put_together(file: File, text: str, *, base: int, sent: Collection[str] = ()) -> str | None:
    """Both texts in one; None where they touch the same lines, or where nobody knows from what they grew."""
    ancestor = _ancestor(file, base, {_as_kept(earlier) for earlier in sent})
    return None if ancestor is None else merge(ancestor, text, contents.shown(bytes(file.blob.data)))


def _ancestor(file: File, base: int, sent: set[str]) -> str | None:
    """What the page typed on: its last text that arrived here though the answer got lost, or its base."""
    since = range(file.revision, max(base, file.revision - MOST_LOOKED_AT), -1)
    for revision in since if sent else ():
        text = versions.text_at(file, revision)
        if text in sent:
            return text
    return versions.text_at(file, base)


def _as_kept(text: str) -> str:
    return contents.shown(contents.bytes_of(text))
