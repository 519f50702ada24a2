"""A class that asked the tutor things."""

import pytest
from django.utils import timezone

from learn.people.models import User
from tests.projects.conftest import join, open_class, signed_in
from tutor.models import Exchange

SAID = ["The name `scroe` on line 7 is not known.", "Which name looks almost like it?"]
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def other_teacher(db):
    return User.objects.create_user("other", display_name="Mr Other", is_teacher=True)


@pytest.fixture
def stranger(other_teacher):
    return join(open_class(other_teacher, "Second class"), "Linus")


@pytest.fixture
def client(teacher):
    """A browser of the teacher."""
    return signed_in(teacher)


def exchange(student, **told):
    """As the ledger keeps one: who said what, part by part."""
    said = told.pop("said", SAID)
    sources = told.pop("sources", ["rules", "model"])
    kept = {
        "classroom": student.memberships.first().classroom,
        "job": "hint",
        "what": "failure",
        "level": "nudge",
        "said": "\n\n".join(said),
        "sources": [[source, len(text)] for source, text in zip(sources, said, strict=False)],
        "ended": "done",
        "at": timezone.now(),
    }
    return Exchange.objects.create(student=student, **(kept | told))


def words(response):
    return " ".join(response.content.decode().split())
