import pytest
from django.core.cache import cache
from django.test import Client

from learn.people.classrooms import open_class
from learn.people.models import Classroom, User

PASSWORD = "four quiet otters draw"


@pytest.fixture(autouse=True)
def nothing_guessed_yet():
    """Wrong guesses are counted in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def teacher(db) -> User:
    return User.objects.create_user("ms rivera", password=PASSWORD, display_name="Ms Rivera", is_teacher=True)


@pytest.fixture
def classroom(teacher: User) -> Classroom:
    return open_class(name="7b", teacher=teacher)


@pytest.fixture
def teachers_client(teacher: User) -> Client:
    client = Client()
    client.force_login(teacher, backend="django.contrib.auth.backends.ModelBackend")
    return client


def join(classroom: Classroom, nickname: str, **headers) -> Client:
    """A browser that has joined, as a student's does."""
    client = Client()
    response = client.post(classroom.join_path, {"nickname": nickname}, **headers)
    assert response.status_code == 302, response.content.decode()
    return client


def student_called(nickname: str) -> User:
    return User.objects.get(memberships__nickname=nickname)


def words_on(page: bytes) -> str:
    """The three words of a card, as a student reads them."""
    return page.decode().partition('translate="no">')[2].partition("<")[0].strip()
