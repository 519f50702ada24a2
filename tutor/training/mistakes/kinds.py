"""All kinds of mistake: what each is called, what diagnosis may call it, and how it is made."""

import dataclasses
from collections.abc import Callable, Iterator

from tutor.training.mistakes.edits import Code, Edit

Make = Callable[[Code], Iterator[Edit]]


@dataclasses.dataclass(frozen=True)
class MistakeKind:
    slug: str
    tags: tuple[str, ...]
    make: Make = dataclasses.field(repr=False)
    is_felt_elsewhere: bool = False  # where the value or the name is used, not where it was changed


KINDS: dict[str, MistakeKind] = {}


def add(slug: str, tags: str, make: Make, *, elsewhere: bool = False) -> None:
    if slug in KINDS:
        raise ValueError(f"Two kinds of mistake are called {slug}.")
    KINDS[slug] = MistakeKind(slug, tuple(tags.split()), make, elsewhere)


def mistake(slug: str, tags: str, *, elsewhere: bool = False) -> Callable[[Make], Make]:
    def added(make: Make) -> Make:
        add(slug, tags, make, elsewhere=elsewhere)
        return make

    return added


def line(slug: str, tags: str, find: str, put: str, *, only: str = "", elsewhere: bool = False) -> None:
    """A kind that is made within a line: `find` becomes `put`."""
    add(slug, tags, lambda code: code.rewritten(find, put, only=only), elsewhere=elsewhere)
