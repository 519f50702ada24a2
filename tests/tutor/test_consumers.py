"""The tutor's door through the whole application, either way: who comes in, what is said, and what is left behind."""

# ruff: noqa: F811 - fixtures are asked for by their names

import asyncio

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.utils import timezone

from learn.site.belongings import erasing
from runner.doors.ways import COME_ANEW, NO_SUCH_PLACE
from tests.progress.conftest import LESSONS, journey, lesson, standing  # noqa: F401
from tests.projects.conftest import classroom, join, project, shelf, starter, student, teacher  # noqa: F401
from tests.tutor import served
from tests.tutor.moments import has_run
from tests.tutor.page import TutorPage, TutorPosts, page_of
from tutor.messages import Ended, Heard, Offered, Sentence, Suggestion
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


@pytest.mark.parametrize("gone", ["signed out", "erased", "put away"])
async def test_what_is_open_yet_answers_nobody_who_has_gone(project, student, gone):
    page = await knock(TutorPage, project, student)
    if gone == "signed out":
        await Session.objects.all().adelete()
    elif gone == "erased":
        await sync_to_async(erasing.erase)(student)
    else:
        await type(project).objects.filter(pk=project.pk).aupdate(deleted_at=timezone.now())

    await page.say("talk", id="1", text="Why?")
    await page.say("look")

    assert await page.code() == COME_ANEW
    assert not await Exchange.objects.aexists()
    await page.close()


async def test_who_types_is_looked_up_now_and_then(project, student, monkeypatch):
    page = await knock(TutorPage, project, student)
    await page.say("complete", id="g0", file="main.py", prefix="print(")
    await page.hear()
    await Session.objects.all().adelete()
    await page.say("complete", id="g1", file="main.py", prefix="print(1")
    assert await page.hear()
    monkeypatch.setattr("tutor.consumers.MAY_STAY_SECONDS", 0)
    await page.say("complete", id="g2", file="main.py", prefix="print(12")
    assert await page.code() == COME_ANEW
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


@WAYS
async def test_look_says_what_is_offered_how_and_how_much_is_left(way, project, student):
    await sync_to_async(served.serve)(HINT, passed=("hint",))
    page = await knock(way, project, student)

    await page.say("look")
    (offered,) = await page.hear()

    assert (offered.jobs["hint"], offered.jobs["chat"]) == ("model", "written")
    assert (offered.left, offered.most, offered.model, offered.why) == (60, 60, "", {})
    await page.close()


@WAYS
async def test_what_was_said_today_is_there_again_on_a_page_that_is_opened_anew(way, project, student, teacher):
    await sync_to_async(has_run)(project)
    await sync_to_async(served.serve)(HINT)
    page = await knock(way, project, student)
    await page.say("help", id="h1")
    said = [each for each in await page.all_said("h1") if isinstance(each, Sentence)]
    await page.say("talk", id="t1", text="what is a list?")
    await page.all_said("t1")
    await page.close()

    page = await knock(way, project, student)
    await page.say("look", earlier=True)
    _offered, hint, chat = await page.hear(3)
    await page.close()
    looking = await knock(way, project, teacher)
    await looking.say("look", earlier=True)
    await looking.say("look")

    assert (hint.job, hint.what, hint.asked) == ("hint", "failure", "")
    assert [(part.text, part.source) for part in hint.said] == [(each.text, each.source) for each in said]
    assert (chat.job, chat.asked) == ("chat", "what is a list?")
    assert [type(each) for each in await looking.hear(2)] == [Offered, Offered]
    await looking.close()


async def test_of_what_was_suggested_today_it_is_told_whether_it_still_waits(project, student):
    page = await knock(TutorPage, project, student)
    await page.say("write", id="w1", wish="a txt file with planets")
    suggested = next(each for each in await page.all_said("w1") if isinstance(each, Suggestion))

    waits = []
    for taken in ("none", ""):
        await page.say("look", earlier=True)
        _offered, earlier = await page.hear(2)
        waits.append(earlier.waits)
        if taken:
            await page.say("settle", id="w1", taken=taken)
            await page.say("look")
            await page.hear()
    assert waits == [True, False]
    assert earlier.said[-1].code == f"{suggested.file}:\n{suggested.text}"  # the page knows it again by that
    await page.close()


async def test_look_says_how_far_a_model_is_that_does_not_serve_yet(project, student):
    served.not_ready(stage="converting", progress=0.4)
    page = await knock(TutorPage, project, student)

    await page.say("look")
    (offered,) = await page.hear()

    assert (offered.jobs["hint"], offered.progress, "made ready" in offered.model) == ("written", 0.4, True)
    await page.close()


async def test_of_two_tabs_that_ask_at_once_the_newest_is_answered(project, student):
    await sync_to_async(has_run)(project)
    await sync_to_async(served.serve)(["Look at `scroe` in line 3.", 3.0, " Which letter is different?"])
    tabs = [await knock(TutorPage, project, student) for _ in range(2)]

    await tabs[0].say("help", id="h1")
    await tabs[0].hear()  # it has begun
    await tabs[1].say("help", id="h2")
    first, second = await tabs[0].all_said("h1"), await tabs[1].all_said("h2")

    assert first[-1].how == "stopped"
    assert second[-1].how == "done"
    for tab in tabs:
        await tab.close()


@WAYS
async def test_a_flood_of_messages_is_answered_with_a_word_and_not_with_work(way, project, student, monkeypatch):
    monkeypatch.setattr("tutor.consumers.MOST_A_SECOND", 0.0)
    await sync_to_async(served.serve)(HINT)
    page = await knock(way, project, student)

    for number in range(30):
        await page.say("talk", id=f"t{number}", text="code")
    said = []
    while len([each for each in said if isinstance(each, Ended)]) < 30:
        said += await page.hear(1, 20)

    assert [each.how for each in said if isinstance(each, Ended)].count("busy") == 15
    assert await Exchange.objects.acount() <= 15
    await page.close()


async def test_cancel_ends_what_goes_on_and_nothing_else(project, student):
    await sync_to_async(has_run)(project)
    model = await sync_to_async(served.serve)(["Look at ", 1.5, "line 3."])
    page = await knock(TutorPage, project, student)
    await page.say("help", id="h1")
    while not model.asked:
        await asyncio.sleep(0.01)

    await page.say("cancel", id="another")
    await page.say("cancel", id="h1")

    assert (await page.all_said("h1"))[-1].how == "stopped"
    assert model.cancelled == 1
    await page.close()


async def test_a_text_as_long_as_a_project_may_have_is_not_refused_while_it_is_typed(project, student):
    await sync_to_async(served.serve)(HINT)
    page = await knock(TutorPage, project, student)

    await page.say("talk", id="t1", text="what is a list?", files={"data.csv": "1,2,3\n" * 170_000})

    assert (await page.all_said("t1", 20))[-1].how == "done"
    await page.close()


async def test_a_message_as_large_as_a_page_may_send_is_taken_and_a_larger_one_refused(project, student):
    await sync_to_async(served.serve)(HINT)
    page = await knock(TutorPage, project, student)

    await page.say("talk", id="t1", text="what is a list?", files={f"f{n}.py": "x = 1\n" * 25_000 for n in range(12)})
    assert (await page.all_said("t1", 20))[-1].how == "done"
    await page.say_raw(" " * (4 * 1024 * 1024))

    assert (await page.hear())[0].how == "refused"
    await page.close()
