"""The run's door of a lesson's project, either way: which task is queued, and who hears how a check goes."""

import asyncio

import pytest
from asgiref.sync import sync_to_async

from learn.progress import news
from learn.progress.consumers import LessonRunConsumer
from learn.progress.messages import Checked, Checking
from learn.progress.models import Journey
from projects.models import Project
from runner import workers
from tests.projects.test_run_socket import WAYS, knock, watching
from tests.runner.conftest import engine, engine_url  # noqa: F401 - fixtures
from tests.runner.page import Page, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("engine")]


@pytest.fixture
def queued(monkeypatch):
    """Names of the tasks that were sent, which no worker takes."""
    sent = []
    for place in ("learn.progress.consumers.execute_lesson_run", "projects.consumers.execute_project_run"):
        name = place.rpartition(".")[2]
        task = type("Task", (), {"delay": staticmethod(lambda *words, name=name, **more: sent.append(name))})
        monkeypatch.setattr(place, task)
    return sent


@WAYS
async def test_a_run_of_a_lessons_project_is_followed_by_its_check(way, standing, student, queued):
    page = await knock(way, standing.project, student)
    assert await page.open()

    await page.say("start", files={}, entry="main.py")
    await until(lambda: queued)

    assert queued == ["execute_lesson_run"]
    await page.close()


@WAYS
async def test_a_run_of_any_other_project_is_as_it_was(way, standing, student, queued):
    await Journey.objects.all().adelete()
    page = await knock(way, standing.project, student)
    assert await page.open()

    await page.say("start", files={}, entry="main.py")
    await until(lambda: queued)

    assert queued == ["execute_project_run"]
    await page.close()


@WAYS
async def test_every_page_of_the_project_hears_how_its_check_goes(way, standing, student, teacher, monkeypatch):
    pages = [await knock(way, standing.project, user) for user in (student, student, teacher)]
    for page in pages:
        assert await page.open()
        await watching(page)

    said = []
    monkeypatch.setattr(LessonRunConsumer, "say", lambda consumer, events: _noted(said, events))
    await news.tell(standing.project, Checking(attempt="a"))
    await news.tell(standing.project, Checked(attempt="a", passed=True, text="Done."))
    await until(lambda: len(said) == 6)

    assert sum('"type":"checking"' in event for event in said) == 3
    assert sum('"text":"Done."' in event for event in said) == 3
    for page in pages:
        await page.close()


async def _noted(said, events):
    said += events


async def test_of_another_project_nothing_is_heard(standing, student, lesson, monkeypatch):
    other = await sync_to_async(Project.objects.create)(owner=student, title="Other")
    page = await knock(Page, other, student)
    assert await page.open()
    await watching(page)
    said = []
    monkeypatch.setattr(LessonRunConsumer, "say", lambda consumer, events: _noted(said, events))
    await news.tell(standing.project, Checked(attempt="a", passed=True, text="Done."))
    await news.tell(other, Checked(attempt="b", passed=True, text="Mine."))
    await until(lambda: said)
    assert "Mine." in said[0]
    await page.close()


async def test_a_lesson_keeps_a_kernel_more_warm_than_another_project(standing, student):
    other = await sync_to_async(Project.objects.create)(owner=student, title="Other")
    for project, kernels in ((other, 1), (standing.project, 2)):
        page = await knock(Page, project, student)
        assert await page.open()
        async with asyncio.timeout(20):
            while await sync_to_async(workers.open_workspaces)() != kernels:
                await asyncio.sleep(0.02)
        await page.close()
        assert await sync_to_async(workers.open_workspaces)() == 0
