"""The run's door of a project with a plan: which task is queued; and the plan's own words at the tutor's door."""

import asyncio

import pytest
from channels.db import database_sync_to_async

from learn.lessons.concepts import CONCEPTS
from learn.site.asgi import sockets
from projects.models import Project
from tests.projects.test_run_socket import WAYS, knock
from tests.runner.page import until
from tutor import planning
from tutor.messages import Rearrange
from tutor.planning import ideas, plans
from tutor.planning.choosing import choose
from tutor.planning.consumers import PlanRunConsumer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("engine")]


@pytest.fixture
def queued(monkeypatch):
    """Names of the tasks that were sent, which no worker takes."""
    sent = []
    for place in ("tutor.planning.consumers.execute_planned_run", "projects.consumers.execute_project_run"):
        name = place.rpartition(".")[2]
        task = type("Task", (), {"delay": staticmethod(lambda *words, name=name, **more: sent.append(name))})
        monkeypatch.setattr(place, task)
    return sent


def plan_of(project: Project) -> None:
    plans.keep(project, "a quiz", choose(ideas.read("a quiz about sharks"), CONCEPTS))


@WAYS
@pytest.mark.parametrize("has_plan", [True, False])
async def test_a_run_of_a_project_with_a_plan_is_followed_by_its_step(way, has_plan, project, student, queued):
    if has_plan:
        await database_sync_to_async(plan_of)(project)
    page = await knock(way, project, student)
    assert await page.open()
    await page.say("start", files={}, entry="main.py")
    await until(lambda: queued)
    assert queued == ["execute_planned_run" if has_plan else "execute_project_run"]
    await page.close()


def test_this_door_is_the_one_of_the_site():
    callbacks = [address.callback for address in sockets]
    assert PlanRunConsumer in [getattr(callback, "consumer_class", None) for callback in callbacks]


def test_another_order_is_told_as_a_plan_and_an_end(project):
    plan_of(project)

    async def say(order, seen):
        return [each async for each in planning.rearranged(project, Rearrange(id="r", order=order, seen=seen))]

    planned, ended = asyncio.run(say([2, 1], planning.current(project).mark))
    assert [step.number for step in planned.steps] == [1, 2]
    assert (planned.id, ended.id, ended.how) == ("r", "r", "done")
    gone, _ended = asyncio.run(say([], planned.mark))
    assert gone.steps == []
