"""Grey text at the tutor's door: one answer for each pause, one row a day, and none where it is not offered."""

# ruff: noqa: F811 - fixtures are asked for by their names

import asyncio

import pytest
from asgiref.sync import sync_to_async
from django.utils import timezone

from learn.progress.models import StepProgress
from tests.progress.conftest import LESSONS, journey, lesson, standing  # noqa: F401
from tests.projects.conftest import classroom, join, project, shelf, starter, student, teacher  # noqa: F401
from tests.tutor import served
from tests.tutor.page import TutorPage
from tests.tutor.test_consumers import knock, tutor  # noqa: F401
from tutor.messages import Ghost
from tutor.models import Exchange

pytestmark = [pytest.mark.django_db(transaction=True)]


async def test_grey_text_is_one_answer_and_one_row_a_day(project, student):
    model = await sync_to_async(served.serve)(" + 1)", passed=("ghost",))
    page = await knock(TutorPage, project, student)

    for number in range(2):
        prefix = f"score = {number}\nprint(score"
        await page.say("complete", id=f"g{number}", file="main.py", prefix=prefix)
        (ghost,) = await page.hear()
        assert (type(ghost), ghost.id) == (Ghost, f"g{number}")
    await page.say("settle", id="g1", taken="all", chars=5)
    await page.say("look")
    await page.hear()
    await page.close()

    assert len(model.asked) == 2
    row = await Exchange.objects.aget()
    assert (row.job, row.times, row.taken, row.model) == ("ghost", 2, "all", model.kept.digest)


@pytest.mark.parametrize("pause", [0, 0.03])
async def test_of_five_quick_pauses_the_last_is_answered_and_the_others_are_told_nothing(
    pause, project, student, monkeypatch
):
    monkeypatch.setattr("tutor.ghosts.completions.SECONDS", 10.0)
    model = await sync_to_async(served.serve)([0.1, " + 1)"], passed=("ghost",))
    page = await knock(TutorPage, project, student)

    for number in range(5):
        await page.say("complete", id=f"g{number}", file="main.py", prefix=f"score = {number}\nprint(score")
        await asyncio.sleep(pause)
    ghosts = {ghost.id: ghost.text for ghost in await page.hear(5)}

    assert ghosts == {"g0": "", "g1": "", "g2": "", "g3": "", "g4": " + 1)"}
    assert model.cancelled == len(model.asked) - 1
    await page.close()


async def test_grey_text_that_is_taken_back_or_breaks_off_is_told_too(project, student, monkeypatch):
    monkeypatch.setattr("tutor.ghosts.completions.SECONDS", 10.0)
    model = await sync_to_async(served.serve)([5.0, " + 1)"], passed=("ghost",))
    page = await knock(TutorPage, project, student)
    await page.say("complete", id="g1", file="main.py", prefix="print(score")
    while not model.asked:
        await asyncio.sleep(0.01)

    await page.say("cancel", id="g1")
    assert await page.hear() == [Ghost(id="g1", text="")]
    assert model.cancelled == 1

    monkeypatch.setattr("tutor.ghosts.glances.SECONDS", -1)
    monkeypatch.setattr("tutor.ghosts.glances.scene_of", lambda *words: 1 / 0)
    await page.say("complete", id="g2", file="main.py", prefix="print(score")
    assert await page.hear() == [Ghost(id="g2", text="")]
    await page.close()


async def test_grey_text_comes_as_soon_as_the_page_has_looked_after_the_step_was_passed(standing, student):
    await sync_to_async(served.serve)("name)", passed=("ghost",))
    page = await knock(TutorPage, standing.project, student)
    ghost = {"file": "main.py", "prefix": "name = 'Bo'\nprint("}
    await page.say("complete", id="g1", **ghost)
    assert await page.hear() == [Ghost(id="g1", text="")]

    await sync_to_async(StepProgress.objects.update)(first_passed_at=timezone.now())
    await page.say("look")
    await page.hear()
    await page.say("complete", id="g2", **ghost)
    assert await page.hear() == [Ghost(id="g2", text="name)")]
    await page.close()


async def test_where_grey_text_is_not_offered_no_model_is_asked(project, student):
    model = await sync_to_async(served.serve)("x", passed=("hint",))
    page = await knock(TutorPage, project, student)

    await page.say("complete", id="g1", file="main.py", prefix="print(")
    (ghost,) = await page.hear()

    assert (ghost.text, model.asked) == ("", [])
    assert not await Exchange.objects.aexists()
    await page.close()
