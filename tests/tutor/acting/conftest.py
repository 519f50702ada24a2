"""A student's project and its lines; and boxes on real kernels, as the workers have them."""

import asyncio

import pytest

from tests.projects.conftest import classroom, project, starter, student, teacher
from tests.runner.conftest import kernels
from tutor import actions
from tutor.boxes import Boxes
from tutor.guard import trying
from tutor.messages import Act
from tutor.scenes import Scene

__all__ = ["classroom", "kernels", "project", "starter", "student", "teacher"]


@pytest.fixture
def boxes(kernels):
    """What the workers would do, done here."""

    async def try_program(scene, texts, *, entry="", answers=(), seed=None):
        files = {name: text.encode() for name, text in {**scene.texts, **texts}.items()}
        running = trying.ran(kernels, files, entry or scene.entry, answers=answers, seed=seed)
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(running, kernels.loop))

    async def gives_it_away(scene, code):
        return False

    return Boxes(try_program, gives_it_away)


@pytest.fixture
def act(student, project):
    """All that is said to an action on some lines of a program."""

    def do(action, program, first=1, last=None, *, boxes=None, model=None, gate=None, scene=None):
        scene = scene or Scene(student=student, project=project, texts={"main.py": program})
        last = last or program.count("\n") + 1
        message = Act(id="a", action=action, file="main.py", first=first, last=last)

        async def collect():
            return [each async for each in actions.act(scene, message, model, gate=gate, boxes=boxes)]

        return asyncio.run(collect())

    return do
