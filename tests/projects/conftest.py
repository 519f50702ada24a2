import uuid

import pytest
from django.test import Client

from learn.people.models import Classroom, Membership, User
from projects import forks, starters

FILES = {"main.py": b'print("hello")\n', "words.txt": b"one\ntwo\n"}


@pytest.fixture
def starter():
    """A starter that no change to the catalogue can break."""
    return starters.Starter(
        slug="for-tests",
        title="Little poem",
        summary="Two words a line.",
        concepts=("print", "files"),
        order=1,
        entry="main.py",
        picture=b"<svg/>",
        picture_digest="0123456789abcdef",
        answers=(),
        files=dict(FILES),
    )


@pytest.fixture
def shelf(starter, monkeypatch):
    """The gallery holds this one starter."""
    monkeypatch.setattr(starters, "_catalogue", lambda: {starter.slug: starter})
    return starter


@pytest.fixture
def teacher(db):
    return User.objects.create_user("teacher", display_name="Ms Teacher", is_teacher=True)


@pytest.fixture
def classroom(teacher):
    return open_class(teacher, "First class")


@pytest.fixture
def student(classroom):
    return join(classroom, "Ada")


@pytest.fixture
def project(student, starter):
    return forks.fork_starter(owner=student, starter=starter)


@pytest.fixture
def client(student):
    """A browser in which the student is signed in."""
    return signed_in(student)


def open_class(teacher, name):
    return Classroom.objects.create(name=name, code=uuid.uuid4().hex[:8], teacher=teacher)


def join(classroom, nickname):
    student = User.objects.create_user(display_name=nickname)
    Membership.objects.create(classroom=classroom, student=student, nickname=nickname)
    return student


def signed_in(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
