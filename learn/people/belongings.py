"""What belongs to one person: taken along in files that anybody can open, counted, erased.

Each feature has a module like this one; `learn.site.belongings` asks them all. `COVERS` names every table that leads
to a person and says what becomes of it: a test finds one that is missing.
"""

from collections.abc import Iterator
from typing import NamedTuple

from learn.people.models import ReturnCard, User

COVERS = {
    "people.User": "about.txt",
    "people.Membership": "about.txt",
    "people.Classroom": "belongs to its teacher, and a teacher is not erased; a student's are in about.txt",
    "people.ReturnCard": "about.txt says that there is one; its words are kept nowhere",
    "people.User_groups": "nobody is in a group here",
    "people.User_user_permissions": "nobody has permissions of their own here",
    "account.EmailAddress": "only teachers have one; about.txt",
    "account.EmailConfirmation": "a secret that has run out",
    "mfa.Authenticator": "a secret",
    "socialaccount.SocialAccount": "only teachers have one",
    "socialaccount.SocialToken": "a secret",
}


class ExportedFile(NamedTuple):
    """A file to take along."""

    path: str  # with "/" between folders; every part a name that any computer takes
    data: bytes
    words: str = ""  # what the list of contents says to it; empty: it is found in its folder


def export_for(user: User) -> Iterator[ExportedFile]:
    lines = [user.display_name, f"Here since {user.joined_at:%-d %B %Y}.", ""]
    for membership in user.memberships.select_related("classroom").order_by("joined_at"):
        lines.append(
            f"In the class {membership.classroom} as {membership.nickname}, since {membership.joined_at:%-d %B %Y}."
        )
    if ReturnCard.objects.filter(student=user).exists():
        lines.append("There is a return card. Its three words are kept nowhere, so they cannot stand here.")
    if user.email:
        lines.append(f"E-mail address: {user.email}")
    yield ExportedFile("about.txt", "\n".join([*lines, ""]).encode(), "Who this is, and in which classes")


def count_for(user: User) -> dict[str, int]:
    return {"class": user.memberships.count()}


def erase(user: User) -> None:
    """The person, with all rows that hang on them. Comes last: what other features keep has to be gone."""
    user.delete()
