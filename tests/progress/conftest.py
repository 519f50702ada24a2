from pathlib import Path

import pytest

from learn.lessons import lessons
from learn.progress import journeys, tasks
from learn.progress.standing import of_project
from tests.projects.conftest import classroom, client, student, teacher  # noqa: F401 - fixtures

LESSONS = Path(__file__).parent / "lessons"


@pytest.fixture(autouse=True)
def lesson(settings):
    """The only lesson there is, and no change to the catalogue can break it."""
    settings.LESSONS_DIRS = [LESSONS]
    return lessons.find("small-talk")


@pytest.fixture
def journey(student, lesson):  # noqa: F811
    return journeys.begin(student=student, lesson=lesson)


@pytest.fixture
def standing(journey):
    return of_project(journey.project)


@pytest.fixture
def queued(monkeypatch):
    """The checks that were asked for, which no worker takes."""
    sent = []
    task = type("Task", (), {"delay": staticmethod(lambda *words: sent.append(words))})
    monkeypatch.setattr(tasks, "check", task)
    return sent


def again(standing):
    """As it is in the database now."""
    return of_project(type(standing.project).objects.get(pk=standing.project.pk))
