"""Whoever writes that they are in danger is heard: where they write more, stop it, leave, or have written a lot."""

# ruff: noqa: F811 - fixtures are asked for by their names

import asyncio
import json
import time

import pytest
from asgiref.sync import sync_to_async
from django.core.cache import cache
from django.utils import timezone

from learn.people.models import Membership
from tests.progress.conftest import journey, lesson, standing  # noqa: F401
from tests.projects.conftest import classroom, project, shelf, starter, student, teacher  # noqa: F401
from tests.tutor import served
from tests.tutor.page import TutorPage, TutorPosts, page_of
from tutor import consumers
from tutor.alarms import comfort, hearing
from tutor.chat.votes import Votes
from tutor.messages import Ended, Sentence
from tutor.models import Alarm, Exchange

pytestmark = [pytest.mark.django_db(transaction=True)]
WAYS = pytest.mark.parametrize("way", [TutorPage, TutorPosts], ids=["websocket", "posts"])
SLOW_SECONDS, PATIENCE = 0.4, 10
DANGER = "my quiz works. i want to kill myself"


@pytest.fixture(autouse=True)
def tutor(settings):
    settings.TUTOR_OPEN_MODEL = served.PATH
    served.serve("Look at line 1.")
    cache.clear()
    consumers.allowance_of.cache_clear()
    consumers.reserve_of.cache_clear()


@pytest.fixture
def slow_to_understand(monkeypatch):
    """As where the classifier is busy."""
    find = hearing.kind_of

    def slowly(text):
        time.sleep(SLOW_SECONDS)
        return find(text)

    monkeypatch.setattr(hearing, "kind_of", slowly)


async def knock(way, *words):
    page = await sync_to_async(page_of)(way, *words)
    assert await page.open()
    return page


async def kept_alarms(count=1):
    until = time.monotonic() + PATIENCE
    while await Alarm.objects.acount() < count and time.monotonic() < until:
        await asyncio.sleep(0.02)
    return [alarm async for alarm in Alarm.objects.select_related("exchange")]


@WAYS
@pytest.mark.parametrize("seconds", [0, 0.05, SLOW_SECONDS + 0.1])
async def test_the_alarm_is_kept_where_something_newer_is_said(way, seconds, project, student, slow_to_understand):
    page = await knock(way, project, student)

    await page.say("talk", id="t1", text=DANGER)
    await asyncio.sleep(seconds)
    await page.say("talk", id="t2", text="never mind")
    (alarm,) = await kept_alarms()

    assert (alarm.kind, alarm.student_id) == ("danger", student.pk)
    assert alarm.exchange.asked == DANGER
    assert "emergency" in alarm.exchange.said
    assert alarm.exchange.ended == "done"
    await page.close()


@WAYS
@pytest.mark.parametrize("seconds", [0, 0.05])
async def test_the_alarm_is_kept_where_it_is_stopped(way, seconds, project, student, slow_to_understand):
    page = await knock(way, project, student)

    await page.say("talk", id="t1", text=DANGER)
    await asyncio.sleep(seconds)
    await page.say("cancel", id="t1")

    assert len(await kept_alarms()) == 1
    await page.close()


async def test_of_what_is_stopped_in_the_same_breath_it_is_said_that_it_has_ended(project, student):
    page = await knock(TutorPosts, project, student)

    await page.say_raw(json.dumps([{"type": "talk", "id": "t1", "text": DANGER}, {"type": "cancel", "id": "t1"}]))
    said = await page.all_said("t1")

    assert said[-1].how == "stopped"
    assert len(await kept_alarms()) == 1
    await page.close()


@WAYS
@pytest.mark.parametrize("seconds", [0.05, 0.2])
async def test_the_alarm_is_kept_where_the_page_is_closed(way, seconds, project, student, slow_to_understand):
    page = await knock(way, project, student)

    await page.say("talk", id="t1", text=DANGER)
    await asyncio.sleep(seconds)
    await page.close()

    assert len(await kept_alarms()) == 1


@WAYS
@pytest.mark.parametrize(("kind", "words"), [("talk", "text"), ("write", "wish"), ("plan", "idea")])
async def test_whoever_has_asked_very_often_is_heard(way, kind, words, project, student):
    page = await knock(way, project, student)
    for number in range(consumers.MOST_AT_ONCE + 10):
        await page.say("rearrange", id=f"r{number}", order=[])

    await page.say(kind, id="last", **{words: DANGER})
    said = [each for each in await page.all_said("last") if each.id == "last"]

    assert [each.how for each in said if isinstance(each, Ended)] == ["done"]
    assert any("emergency" in each.text for each in said if isinstance(each, Sentence))
    assert len(await kept_alarms()) == 1
    await page.close()


async def test_a_flood_of_them_makes_no_flood_of_alarms(project, student):
    page = await knock(TutorPage, project, student)
    for number in range(200):
        await page.say("talk", id=f"t{number}", text=DANGER)
    await page.all_said("t199")
    await asyncio.sleep(SLOW_SECONDS)

    at_once = consumers.MOST_AT_ONCE + consumers.URGENT_AT_ONCE
    assert 1 <= await Alarm.objects.acount() <= hearing.MOST_WAITING + at_once
    await page.close()


def test_of_one_student_only_so_many_wait_and_once_seen_to_the_next_is_heard(student):
    for _ in range(hearing.MOST_WAITING + 3):
        hearing.raise_alarm(student, "distress", None)
    hearing.raise_alarm(student, "danger", None)

    assert [Alarm.objects.filter(kind=kind).count() for kind in ("distress", "danger")] == [hearing.MOST_WAITING, 1]
    Alarm.objects.filter(kind="distress").update(seen_at=timezone.now())
    hearing.raise_alarm(student, "distress", None)
    assert Alarm.objects.filter(kind="distress", seen_at=None).count() == 1


@WAYS
async def test_what_is_said_of_a_suggestion_that_nobody_knows_is_heard(way, student, project, slow_to_understand):
    page = await knock(way, project, student)

    await page.say("settle", id="unknown", taken="all", words=DANGER)
    await asyncio.sleep(0.05)
    await page.close()
    (alarm,) = await kept_alarms()

    assert (alarm.student_id, alarm.exchange, alarm.kind) == (student.pk, None, "danger")
    assert not await Exchange.objects.aexists()


@pytest.mark.parametrize(
    ("classified", "text", "heard"),
    [
        ("distress", DANGER, "danger"),
        ("danger", "i hate my life", "danger"),
        ("", DANGER, "danger"),
        ("distress", "hm", "distress"),
    ],
)
def test_of_what_phrases_and_classifier_hear_the_graver_counts(monkeypatch, classified, text, heard):
    monkeypatch.setattr(hearing.votes, "of", lambda _text: Votes(((classified, 0.9),) if classified else ()))
    assert hearing.kind_of(text) == heard


def test_help_is_offered_only_where_there_is_some(student):
    told = [
        " ".join(each.text for each in comfort.sentences("distress", student, is_helped=is_so))
        for is_so in (True, False)
    ]
    assert ["Help me" in each for each in told] == [True, False]


@pytest.mark.parametrize("kind", ["distress", "danger"])
def test_a_teacher_is_said_to_be_told_only_where_there_is_one(kind, student, classroom):
    told = " ".join(each.text for each in comfort.sentences(kind, student))
    Membership.objects.filter(student=student).delete()
    alone = " ".join(each.text for each in comfort.sentences(kind, student))

    assert "Your teacher is told" in told
    assert "teacher is told" not in alone
    assert "nobody is told" in alone
    assert ("emergency number" in told) == ("emergency number" in alone) == (kind == "danger")
