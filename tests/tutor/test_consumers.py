"""The tutor's door through the whole application, either way: who comes in, what is said, and what is left behind."""

# ruff: noqa: F811 - fixtures are asked for by their names

import asyncio

import pytest
from asgiref.sync import sync_to_async
from django.core.cache import cache

from runner.ways import NO_SUCH_PLACE
from tests.progress.conftest import LESSONS, journey, lesson, standing  # noqa: F401
from tests.projects.conftest import classroom, join, project, shelf, starter, student, teacher  # noqa: F401
from tests.tutor import served
from tests.tutor.moments import has_run
from tests.tutor.page import TutorPage, TutorPosts, page_of
from tutor.messages import Heard, Offered, Sentence
from tutor.models import Exchange

pytestmark = [pytest.mark.django_db(transaction=True)]
WAYS = pytest.mark.parametrize("way", [TutorPage, TutorPosts], ids=["websocket", "posts"])
HINT = "Look at `scroe` in line 3. Which letter is different?"


@pytest.fixture(autouse=True)
def tutor(settings):
    settings.TUTOR_OPEN_MODEL = served.PATH
    cache.clear()


async def knock(way, *words):
    page = await sync_to_async(page_of)(way, *words)
    assert await page.open()
    return page


@WAYS
async def test_help_is_heard_at_once_then_the_diagnosis_then_the_models_words(way, project, student):
    await sync_to_async(has_run)(project)
    model = await sync_to_async(served.serve)(HINT)
    page = await knock(way, project, student)

    await page.say("help", id="h1")
    said = await page.all_said("h1")

    assert said[0] == Heard(id="h1")
    assert [each.source for each in said if isinstance(each, Sentence)] == ["rules", "model", "model"]
    assert "`scroe`" in said[1].text
    assert (said[1].file, said[1].line, said[1].card) == ("main.py", 3, "variables")
    assert said[-1].how == "done"
    assert (said[-1].level, said[-1].more, said[-1].left, said[-1].most) == ("nudge", True, 59, 60)
    assert len(model.asked) == 1
    row = await Exchange.objects.aget()
    assert (row.job, row.what, row.level, row.tag, row.ended) == ("hint", "failure", "nudge", "name-typo", "done")
    assert row.model == model.kept.digest
    assert row.tokens_out > 5
    await page.close()


@WAYS
async def test_whoever_has_no_business_here_is_shown_out(way, project, classroom):
    for stranger in (None, await sync_to_async(join)(classroom, "Bo")):
        page = await knock(way, project, stranger)
        assert await page.code() == NO_SUCH_PLACE
        await page.close()


@WAYS
async def test_a_teacher_looks_and_does_not_ask(way, project, teacher):
    await sync_to_async(served.serve)(HINT)
    page = await knock(way, project, teacher)

    await page.say("look")
    (offered,) = await page.hear()
    await page.say("help", id="h1")
    (ended,) = await page.hear()

    assert isinstance(offered, Offered)
    assert offered.jobs == {}
    assert (ended.how, "owner" in ended.text) == ("off", True)
    assert not await Exchange.objects.aexists()
    await page.close()


@WAYS
@pytest.mark.parametrize("text", ["", "{", '{"type":"group.send"}', '{"type":"help"}', "[" * 10_000, "[1]"])
async def test_what_is_not_understood_is_refused_in_a_sentence(way, text, project, student):
    page = await knock(way, project, student)

    await page.say_raw(text)

    (ended,) = await page.hear()
    assert (ended.how, "does not understand" in ended.text) == ("refused", True)
    await page.close()


async def test_asking_anew_ends_what_was_asked_before(project, student):
    await sync_to_async(has_run)(project)
    model = await sync_to_async(served.serve)(["Look at ", 1.5, "line 3."])
    page = await knock(TutorPage, project, student)

    await page.say("help", id="h1")
    while not model.asked:
        await asyncio.sleep(0.01)
    await page.say("help", id="h2")
    said = await page.all_said("h2")

    ended = [each for each in said if each.id == "h1"][-1]
    assert ended.how == "stopped"
    assert model.cancelled >= 1
    rows = [row async for row in Exchange.objects.order_by("at")]
    assert [row.ended for row in rows] == ["stopped", "done"]
    await page.close()


@WAYS
async def test_a_page_that_goes_away_ends_it_and_what_was_said_is_kept(way, project, student):
    await sync_to_async(has_run)(project)
    model = await sync_to_async(served.serve)(["Look at ", 1.5, "line 3."])
    page = await knock(way, project, student)
    await page.say("help", id="h1")
    while not model.asked:
        await asyncio.sleep(0.01)

    await page.close()

    assert model.cancelled == 1
    row = await Exchange.objects.aget()
    assert (row.ended, "`scroe`" in row.said) == ("stopped", True)
