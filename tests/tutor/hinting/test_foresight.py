"""What is made before anybody asks: it is there then, nobody is told of it, and it comes behind all who wait."""

# ruff: noqa: F811 - fixtures are asked for by their names

import asyncio
import dataclasses

import pytest
from asgiref.sync import async_to_sync, sync_to_async

from tests.projects.conftest import classroom, project, starter, student, teacher  # noqa: F401
from tests.tutor import served
from tests.tutor.moments import has_run
from tests.tutor.page import TutorPage, page_of
from tests.tutor.test_answering import HINT, asked, texts, tutor  # noqa: F401 - a fixture
from tutor import following
from tutor.errors import ModelAway, ModelBroke
from tutor.hinting.foresight import foresee
from tutor.messages import Foresee, Heard, Sentence
from tutor.models import Exchange, HelpRules

pytestmark = [pytest.mark.django_db(transaction=True)]


def trained(*scripts, **more):
    """A model that is asked in the form it was trained for, as ours."""
    model = served.serve(*scripts, **more)
    model.kept = dataclasses.replace(model.kept, form=1)
    return model


@async_to_sync
async def look_ahead(project, model):
    await foresee(Foresee(), student=project.owner, project=project, model=model)


def test_what_was_foreseen_is_said_without_asking_the_model_again(project):
    has_run(project)
    model = trained(HINT, ModelAway("scripted"))
    look_ahead(project, model)
    assert [(each.priority, each.first_seconds) for each in model.asked] == [("ahead", 20.0)]
    assert not Exchange.objects.exists()

    said = asked(project, model)

    assert len(model.asked) == 1
    assert texts(said)[1:] == ["Look at `scroe` in line 3.", "Which letter is different?"]
    assert (said[-1].how, said[-1].left) == ("done", 59)


def test_where_nobody_would_be_helped_by_it_nothing_is_made(project, classroom):
    model = trained(HINT)
    look_ahead(project, model)  # nothing has failed
    has_run(project)
    look_ahead(project, trained(HINT, passed=("chat",)))
    HelpRules.objects.create(classroom=classroom, strongest="off")
    look_ahead(project, model)
    assert model.asked == []


def test_a_model_that_was_only_instructed_may_cost_money(project):
    has_run(project)
    model = served.serve(HINT)
    look_ahead(project, model)
    assert model.asked == []


@pytest.fixture
async def page(project, student):
    await sync_to_async(has_run)(project)
    page = await sync_to_async(page_of)(TutorPage, project, student)
    assert await page.open()
    yield page
    await page.close()


async def until(happens):
    async with asyncio.timeout(20):
        while not happens():
            await asyncio.sleep(0.01)


async def test_whoever_asks_while_it_is_made_listens_in(page):
    model = await sync_to_async(trained)(["Look at `scroe` in line 3. ", 0.5, "Which letter is different?"])
    await page.say("foresee")
    await until(lambda: any(going.sentences for going in following._going.values()))
    await page.say("help", id="h1")
    said = await page.all_said("h1")
    assert said[0] == Heard(id="h1")
    assert [each.text for each in said if isinstance(each, Sentence)][1:] == [
        "Look at `scroe` in line 3.",
        "Which letter is different?",
    ]
    assert (said[-1].how, len(model.asked)) == ("done", 1)
    assert not following._going


async def test_what_has_not_begun_gives_way_to_who_waits(page):
    model = await sync_to_async(trained)([5.0, "Too late."], HINT)
    await page.say("foresee")
    await until(lambda: model.asked)
    await page.say("help", id="h1")
    said = await page.all_said("h1")
    assert [each.priority for each in model.asked] == ["ahead", "reading"]
    assert [each.text for each in said if isinstance(each, Sentence)][1] == "Look at `scroe` in line 3."
    assert not following._going


async def test_where_what_is_made_breaks_off_the_rest_is_written_by_hand(page):
    model = await sync_to_async(trained)(["Look at `scroe` in line 3. ", 0.3, ModelBroke("scripted")])
    await page.say("foresee")
    await until(lambda: any(going.sentences for going in following._going.values()))
    await page.say("help", id="h1")
    said = [each for each in await page.all_said("h1") if isinstance(each, Sentence)]
    assert [each.source for each in said] == ["rules", "model", "written"]
    assert len(model.asked) == 1


async def test_who_is_slow_to_hear_misses_nothing():
    with following.ahead("key") as going:
        going.add("One.")
        heard = []
        listening = following.begun("key").listen(asyncio.get_running_loop().time() + 1)
        async for sentence in listening:
            heard.append(sentence)
            if len(heard) == 1:
                going.add("Two.")
                going.end()
    assert heard == ["One.", "Two."]
