"""What projects are called."""

from learn.people import names
from learn.people.errors import RefusedName
from learn.people.models import User
from projects.errors import RefusedTitle
from projects.models import Project

MAX_CHARS = 80


def cleaned(text: str) -> str:
    """The title as it will be shown. Raises RefusedTitle with what to change."""
    try:
        return names.cleaned(text, max_chars=MAX_CHARS)
    except RefusedName as refused:
        raise RefusedTitle(str(refused)) from None


def change(*, project: Project, title: str) -> None:
    project.title = cleaned(title)
    project.save(update_fields=["title"])


def free(*, owner: User, title: str) -> str:
    """`title`, or with the first number that makes it differ from the owner's other projects."""
    taken = {names.key(other) for other in Project.objects.live().filter(owner=owner).values_list("title", flat=True)}
    number, candidate = 1, title
    while names.key(candidate) in taken:
        number += 1
        candidate = f"{title[: MAX_CHARS - 6]} {number}"
    return candidate
