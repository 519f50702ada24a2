"""The run socket of a shared project: who comes in, whose run it is, how much, and that a link taken back closes it."""

import threading
import time
from types import SimpleNamespace

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from learn.people.models import User
from learn.site.asgi import application
from projects import tasks
from projects.models import ClassSharing, SharedProject
from projects.shared_consumers import SharedRunConsumer
from projects.sharing import links, reports, visits
from runner import runs
from runner.consumers import NO_SUCH_PLACE
from runner.messages import Refused
from runner.models import Run
from tests.projects.conftest import join, open_class
from tests.runner.conftest import engine, engine_url  # noqa: F401 - fixtures
from tests.runner.page import Page, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("engine")]


def socket(share, user=None, visit="a-visit", address="10.0.0.1"):
    headers = [(b"host", b"localhost"), (b"origin", b"http://localhost")]
    if user is not None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
        headers.append((b"cookie", cookie.encode()))
    return Page(application, f"/ws/shared/{share.token}/{visit}/run/", headers, client=(address, 5000))


async def opened(share, user=None, **more):
    page = await sync_to_async(socket)(share, user, **more)
    assert await page.open()
    return page


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


@pytest.fixture
def share(project):
    return links.share(project)


@pytest.fixture
def open_to_anyone(classroom):
    return ClassSharing.objects.create(classroom=classroom, audience="anyone")


@pytest.fixture
def queued(monkeypatch):
    """The tasks that were sent, which no worker takes."""
    sent = []
    monkeypatch.setattr(SharedRunConsumer, "queue", lambda consumer, run: sent.append(run))
    return sent


@pytest.fixture
def people(classroom, teacher, student):
    elsewhere = open_class(User.objects.create_user("other", display_name="O", is_teacher=True), "Other class")
    return {
        "nobody": None,
        "stranger": join(elsewhere, "Cy"),
        "classmate": join(classroom, "Bo"),
        "other teacher": elsewhere.teacher,
        "teacher": teacher,
        "owner": student,
    }


ALLOWED = {
    "site": {"stranger", "classmate", "other teacher", "teacher", "owner"},
    "class": {"classmate", "teacher", "owner"},
    "anyone": {"nobody", "stranger", "classmate", "other teacher", "teacher", "owner"},
}


@pytest.mark.parametrize("audience", ALLOWED)
async def test_whom_the_teacher_lets_in_runs_it_and_stops_it(audience, share, classroom, people, queued):
    await ClassSharing.objects.acreate(classroom=classroom, audience=audience)
    for who, user in people.items():
        page = await opened(share, user, visit=f"of-{who.replace(' ', '-')}")
        if who not in ALLOWED[audience]:
            assert await page.code() == NO_SUCH_PLACE, who
        else:
            await page.say("start", files={})
            await until(lambda: queued)
            run = queued.pop()
            assert (run.owner_id, run.place) == (user and user.pk, f"visit:{share.pk}:of-{who.replace(' ', '-')}")
            await page.say("stop")
            (ended,) = await page.hear()
            assert ended.outcome == "stopped"
        await page.close()


async def test_a_visitor_changes_a_copy_and_adds_no_files(share, project, open_to_anyone, queued):
    page = await opened(share)
    await page.say("start", files={"main.py": "print('changed')", "evil.py": "1"})
    await until(lambda: queued)
    run = await Run.objects.aget()
    assert set(run.files) == {"main.py", "words.txt"}
    unchanged = await project.files.aget(name="main.py")
    assert run.files["main.py"] != unchanged.blob_id
    await page.close()


async def test_visitors_do_not_see_or_stop_each_other_or_the_owner(share, project, student, people, queued):
    mine = await sync_to_async(runs.create)(
        owner=student, place=project.place, files=await sync_to_async(digests)(project), entry="main.py"
    )
    first, second = await opened(share, people["classmate"], visit="one"), await opened(share, people["stranger"])
    await first.say("start", files={})
    await until(lambda: len(queued) == 1)
    await second.say("watch")
    await second.say("stop")
    await second.say("start", files={})
    await until(lambda: len(queued) == 2)
    states = {run.place: run.state async for run in Run.objects.all()}
    assert states == {mine.place: "queued", queued[0].place: "queued", queued[1].place: "queued"}
    await first.close()
    await second.close()


def digests(project):
    return dict(project.files.live().values_list("name", "blob_id"))


async def test_a_link_taken_back_closes_the_open_pages_and_stops_their_runs(share, project, people, queued):
    page = await opened(share, people["classmate"])
    await page.say("start", files={})
    await until(lambda: queued)

    await sync_to_async(links.take_back)(project)

    (ended,) = await page.hear()
    assert ended.outcome == "stopped"
    assert await page.code() == NO_SUCH_PLACE
    assert (await Run.objects.aget()).state == "ended"
    await page.close()


async def test_pages_hear_of_a_link_taken_back_once_it_is_gone(share, project, monkeypatch):
    told = []
    monkeypatch.setattr(links, "_tell", lambda group: told.append(SharedProject.objects.count()))
    await sync_to_async(links.take_back)(project)
    assert told == [0]


async def test_a_link_taken_back_while_a_page_comes_in_closes_it_too(share, project, people, monkeypatch):
    look, looked = SharedRunConsumer.look, []

    async def taken_back_behind(consumer):
        found = await look(consumer)
        if not looked:
            await sync_to_async(links.take_back)(project)
        looked.append(found)
        return found

    monkeypatch.setattr(SharedRunConsumer, "look", taken_back_behind)
    page = await opened(share, people["classmate"])
    assert looked[0]
    assert await page.code() == NO_SUCH_PLACE


@pytest.mark.parametrize("end", ["anew", "hidden", "deleted", "silently"])
async def test_whatever_ends_a_link_ends_its_pages(end, share, project, people, queued, teacher):
    page = await opened(share, people["stranger"])
    if end == "anew":
        await sync_to_async(links.make_anew)(project)
    elif end == "hidden":
        await sync_to_async(reports.hide)(project, "Let us talk.")
    else:
        await type(project).objects.filter(pk=project.pk).aupdate(deleted_at=timezone.now())
        if end == "deleted":
            await sync_to_async(links.close_pages)(share)
        else:
            await page.say("start", files={})
    assert await page.code() == NO_SUCH_PLACE
    assert queued == []
    await page.close()


async def test_a_stricter_rule_closes_the_pages_of_those_outside(share, classroom, people, teacher):
    stranger, classmate = await opened(share, people["stranger"]), await opened(share, people["classmate"])
    client = Client()
    await sync_to_async(client.force_login)(teacher, backend="django.contrib.auth.backends.ModelBackend")
    rules = {"gallery": "approve", "audience": "class"}
    await sync_to_async(client.post)(f"/classes/{classroom.pk}/sharing/", rules)
    assert await stranger.code() == NO_SUCH_PLACE
    assert await classmate.is_quiet()
    await stranger.close()
    await classmate.close()


async def test_a_visitor_has_few_runs_a_minute_and_so_has_an_address(share, open_to_anyone, queued, monkeypatch):
    minute = time.time()
    monkeypatch.setattr(visits, "time", SimpleNamespace(time=lambda: minute))  # a minute that ends would begin anew
    page = await opened(share)
    for number in range(visits.MOST_A_MINUTE):
        await page.say("start", files={})
        await until(lambda many=number + 1: len(queued) == many)
    await page.say("start", files={})
    assert "very many runs" in (await refusal(page)).text
    monkeypatch.setattr(visits, "MOST_A_MINUTE_AN_ADDRESS", visits.MOST_A_MINUTE)
    other, elsewhere = await opened(share, visit="b"), await opened(share, visit="c", address="10.0.0.2")
    await other.say("start", files={})
    assert "very many runs" in (await refusal(other)).text
    await elsewhere.say("start", files={})
    await until(lambda: len(queued) == visits.MOST_A_MINUTE + 1)
    for one in (page, other, elsewhere):
        await one.close()


async def refusal(page):
    while not isinstance(heard := (await page.hear())[0], Refused):
        pass
    return heard


async def test_a_page_that_goes_takes_its_run_along(share, people, queued):
    page = await opened(share, people["classmate"])
    await page.say("start", files={})
    await until(lambda: queued)
    await page.close()
    assert (await Run.objects.aget()).state == "ended"


async def test_who_waits_hears_how_many_are_before(share, open_to_anyone, queued):
    first, second = await opened(share, visit="one"), await opened(share, visit="two")
    await first.say("start", files={})
    await until(lambda: len(queued) == 1)
    await second.say("start", files={})
    (told,) = await second.hear()
    assert (told.__struct_config__.tag, told.ahead) == ("queued", 1)
    await first.close()
    await second.close()


async def test_a_full_line_says_so(share, open_to_anyone, queued, monkeypatch):
    monkeypatch.setattr(visits, "MOST_WAITING", 1)
    first, second = await opened(share, visit="one"), await opened(share, visit="two")
    await first.say("start", files={})
    await until(lambda: queued)
    await second.say("start", files={})
    assert "Very many people" in (await refusal(second)).text
    await first.close()
    await second.close()


async def test_visits_take_their_few_places_one_after_the_other(share, monkeypatch):
    files = await sync_to_async(digests)(share.project)
    for number in range(20):
        await sync_to_async(runs.create)(owner=None, place=f"{share.visits}{number}", files=files, entry="main.py")
    free = []

    def execute(run_id, *, limits, is_patient):
        assert is_patient
        assert limits.seconds <= 10
        free.append(tasks.VISITORS._value)
        if len(free) == 1:
            tasks.run_the_line()  # another task that comes meanwhile
        Run.objects.filter(pk=run_id).update(state="ended")

    monkeypatch.setattr(tasks.execution, "execute", execute)
    monkeypatch.setattr(tasks, "VISITORS", threading.BoundedSemaphore(1))
    await sync_to_async(tasks.run_the_line)()
    assert free == [0] * 20
    assert not await Run.objects.filter(state="queued").aexists()


async def test_old_visits_are_forgotten_and_the_owners_last_run_is_not(share, student):
    files = await sync_to_async(digests)(share.project)
    for place in (share.project.place, f"{share.visits}one"):
        await sync_to_async(runs.create)(owner=student, place=place, files=files, entry="main.py")
    await Run.objects.aupdate(created_at=timezone.now() - 2 * visits.KEEP)
    await sync_to_async(visits.forget_old)()
    assert [run.place async for run in Run.objects.all()] == [share.project.place]
