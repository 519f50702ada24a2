"""A program that is watched in a real box."""

import dataclasses

import pytest

from learn.lessons import lessons
from tests.tutor.boxes import boxes, kernels
from tests.tutor.guard.scenes import scene
from tutor.watching import readable, watch

__all__ = ["boxes", "kernels"]


@pytest.fixture
def watched(boxes):
    async def do(program, *answers, where=""):
        moment = dataclasses.replace(scene(where, program), answers=answers)
        read = readable(moment)
        return await watch(moment, read, boxes) if read else None

    return do


@pytest.fixture
def asking_steps():
    """Those in which nothing is built."""
    return [
        f"{lesson.slug}/{step.slug}"
        for lesson in lessons.all_lessons()
        for step in lesson.steps
        if step.kind != "build"
    ]
