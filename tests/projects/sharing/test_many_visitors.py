"""Fifty visitors press Run on a real site: a student's Run is answered all the same, and theirs wait behind it."""

import statistics

import pytest

from bench import make_sharing
from tests.classroom import Class
from tests.runner.real import patience

MOST_SECONDS = 4  # to a student's first output, on a machine that does nothing else


@pytest.mark.long
async def test_fifty_visitors_do_not_starve_a_student(stack):
    everyone = Class(stack)
    student, owner = await everyone.student(), await everyone.student()
    link = await make_sharing.shared(owner)
    visitors = [await everyone.student() for _ in range(make_sharing.VISITORS)]
    async with student.workspace() as workspace:
        meanwhile, waited = await make_sharing.among(visitors, link, workspace)
    await everyone.leave()
    assert len(meanwhile) >= 3  # else nobody waited
    assert statistics.median(meanwhile) < MOST_SECONDS * patience()
    assert sum(one is not None for one in waited) == make_sharing.VISITORS
