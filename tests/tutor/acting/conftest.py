"""A student's project and its lines; and boxes."""

import asyncio

import pytest

from tests.projects.conftest import classroom, project, starter, student, teacher
from tests.tutor.boxes import boxes, kernels
from tutor.acting import actions
from tutor.messages import Act
from tutor.scenes import Scene

__all__ = ["boxes", "classroom", "kernels", "project", "starter", "student", "teacher"]


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
