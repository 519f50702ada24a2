"""The run socket, from a page's side."""

import asyncio
import datetime

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from learn.people.models import User
from runner import messages, runs, workers
from runner.consumers import RunConsumer
from runner.doors.ways import NO_SUCH_PLACE
from runner.engine import events_key
from runner.errors import RefusedFile
from runner.files import keep_all
from runner.messages import Answer, Finished, Output, Started, StopRun
from runner.models import Run
from tests.runner.page import Page, StreamPage, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("engine")]


class Room(RunConsumer):
    """A feature above: one place; the scope says who may do what."""

    queued: list[Run]

    async def enter(self):
        self.place, self.may_run, self.queued = "place:1", self.scope["may_run"], self.scope["queued"]
        return self.scope["may_enter"]

    async def create(self, message):
        if "refuse" in message.files:
            raise RefusedFile("That file cannot be kept.")
        files = {name: text.encode() for name, text in message.files.items()}
        return await sync_to_async(self.create_run)(files, message.entry)

    def create_run(self, files, entry):
        return runs.create(owner=self.scope["user"], place=self.place, files=keep_all(files), entry=entry)

    def queue(self, run):
        self.queued.append(run)


@pytest.fixture
def ada(db):
    return User.objects.create_user(display_name="Ada")


@pytest.fixture(params=[Page, StreamPage], ids=["websocket", "stream"])
async def visit(ada, request):
    """Opens the door, either way; more pages may be open at once."""
    opened = []

    async def open_page(**scope):
        queued = []
        rights = {"user": ada, "may_enter": True, "may_run": True, "queued": queued}
        page = request.param(Room.as_asgi(), **rights | scope)
        page.queued = queued
        assert await page.open()
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        await page.close()


async def start(page, **files):
    await page.say("start", files=files or {"main.py": "print(1)"})
    await until(lambda: page.queued)
    return page.queued.pop()


def event(run, seq, kind=Output, **fields):
    fields = fields or {"stream": "stdout", "text": f"{seq} "}
    return messages.encode(kind(run=str(run.pk), seq=seq, **fields)).decode()


async def send(run, *events):
    await get_channel_layer().group_send(run.group, {"type": "run.event", "json": list(events)})


async def ear(run):
    """A channel on which the worker that holds `run` would hear."""
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(run.control, channel)

    async def heard():
        return messages.decode((await asyncio.wait_for(layer.receive(channel), 5))["json"])

    return heard


# ── Coming in ──


@pytest.mark.parametrize("scope", [{"user": AnonymousUser()}, {"may_enter": False}])
async def test_whoever_has_no_business_here_is_shown_out(visit, scope):
    page = await visit(**scope)

    assert await page.code() == NO_SUCH_PLACE


async def test_who_may_look_may_not_run(visit):
    page = await visit(may_run=False)

    for message in ({"type": "start"}, {"type": "stop"}, {"type": "answer", "ask": 1, "text": "x"}):
        await page.say(message.pop("type"), **message)
        (refused,) = await page.hear()
        assert "somebody else's" in refused.text
    assert page.queued == []


@pytest.mark.parametrize(
    "text",
    [
        *("", "null", "{", '{"type":"group.send"}', '{"type":"start","files":[]}', "[" * 10_000),
        *('{"x":' + "[" * 100_000, '{"x":' + '{"x":' * 100_000),
    ],
)
async def test_what_is_not_understood_is_refused_and_the_socket_lives(visit, text):
    page = await visit()

    await page.say_raw(text)

    (refused,) = await page.hear()
    assert "does not understand" in refused.text
    assert await start(page)


async def test_bytes_are_refused(visit):
    page = await visit()

    await page.say_raw(None, b"\xff\x00")

    assert "does not understand" in (await page.hear())[0].text


async def test_a_refusal_is_told_in_its_own_words(visit):
    page = await visit()
    await page.say("start", files={"refuse": ""})
    assert (await page.hear())[0].text == "That file cannot be kept."

    await page.say("start", files={"a.py": ""}, entry="main.py")
    assert "There is no file called main.py" in (await page.hear())[0].text


# ── Running ──


async def test_a_run_is_followed_before_it_is_queued(visit):
    page = await visit()
    run = await start(page)

    await send(run, event(run, 1, Started, entry="main.py"), event(run, 2))

    assert [told.seq for told in await page.hear(2)] == [1, 2]


async def test_stop_and_answers_reach_the_worker(visit):
    page = await visit()
    run = await start(page)
    await sync_to_async(runs.claim)(run.pk, worker="w", level="full")
    heard = await ear(run)

    await page.say("answer", ask=1, text="Ada")
    await page.say("stop")

    assert [await heard(), await heard()] == [Answer(ask=1, text="Ada"), StopRun()]


async def test_stop_ends_a_run_that_still_waits(visit):
    page = await visit()
    await start(page)

    await page.say("stop")

    (finished,) = await page.hear()
    assert (finished.outcome, finished.text) == ("stopped", "Stopped before it began.")


async def test_stop_without_a_run_is_no_news(visit):
    page = await visit()
    await page.say("stop")
    await page.say("answer", ask=1, text="x")

    assert await page.is_quiet()


async def test_what_the_former_run_still_says_is_not_shown(visit):
    page = await visit()
    former = await start(page)
    run = await start(page)

    await send(former, event(former, 1))
    await send(run, event(run, 1, text="new", stream="stdout"))

    heard = await page.hear()
    while heard[-1].run != str(run.pk):
        heard += await page.hear()  # that the former was stopped
    assert [told.text for told in heard if isinstance(told, Output)] == ["new"]


# ── Coming back ──


def keep(engine, run, *events):
    engine.rpush(events_key(str(run.pk)), *events)


async def test_a_page_that_comes_back_gets_what_it_missed(visit, engine):
    page = await visit()
    run = await start(page)
    keep(engine, run, *(event(run, seq) for seq in (1, 2, 3)))
    again = await visit()

    await again.say("watch", run=str(run.pk), seq=2)

    assert [told.seq for told in await again.hear()] == [3]
    assert await again.is_quiet()


async def test_a_page_that_saw_another_run_gets_all_of_this_one(visit, engine):
    page = await visit()
    run = await start(page)
    keep(engine, run, *(event(run, seq) for seq in (1, 2)))
    again = await visit()

    await again.say("watch", run="another", seq=99)

    assert [told.seq for told in await again.hear(2)] == [1, 2]


async def test_nothing_comes_twice_and_nothing_is_left_out(visit, engine):
    page = await visit()
    run = await start(page)
    told = {seq: event(run, seq) for seq in range(1, 7)}
    await send(run, told[1])
    keep(engine, run, *(told[seq] for seq in range(1, 6)))

    await send(run, told[4], told[5])  # 2 and 3 were lost on the way
    await send(run, told[5])
    await send(run, told[6])

    assert [heard.seq for heard in await page.hear(6)] == [1, 2, 3, 4, 5, 6]
    assert await page.is_quiet()


async def test_a_page_may_watch_where_nothing_ran(visit):
    page = await visit()
    await page.say("watch")

    assert await page.is_quiet()


async def test_two_pages_see_the_same_run(visit, engine):
    one, other = await visit(), await visit()
    run = await start(one)
    keep(engine, run, event(run, 1))
    await other.say("watch")
    assert [told.seq for told in await other.hear()] == [1]  # from here on it follows

    await send(run, event(run, 2))

    assert [told.seq for told in await one.hear(2)] == [1, 2]
    assert [told.seq for told in await other.hear()] == [2]


async def test_a_run_whose_worker_is_gone_is_told(visit, monkeypatch):
    monkeypatch.setattr("runner.consumers.LOOK_SECONDS", 0.05)
    page = await visit()
    run = await start(page)
    await sync_to_async(runs.claim)(run.pk, worker="w", level="full")
    past = timezone.now() - datetime.timedelta(seconds=1)
    await Run.objects.filter(pk=run.pk).aupdate(lease_until=past)

    (finished,) = await page.hear()

    assert finished.outcome == "broken_off"


async def test_an_end_that_was_lost_is_fetched(visit, monkeypatch):
    monkeypatch.setattr("runner.consumers.LOOK_SECONDS", 0.05)
    page = await visit()
    run = await start(page)

    await sync_to_async(runs.end)(run, outcome="finished", transcript=[event(run, 1, Finished, outcome="finished")])

    assert (await page.hear())[0].outcome == "finished"


async def test_an_open_workspace_keeps_a_kernel_warm(visit):
    page, _ = await visit(), await visit(may_run=False)
    async with asyncio.timeout(20):
        while await sync_to_async(workers.open_workspaces)() < 1:
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)
    assert await sync_to_async(workers.open_workspaces)() == 1

    await page.close()

    assert await sync_to_async(workers.open_workspaces)() == 0


async def test_steps_are_recorded_for_whoever_asks(visit):
    page = await visit()
    await page.say("start", files={"main.py": "print(1)"}, trace=True)
    await until(lambda: page.queued)

    assert page.queued.pop().trace is True
    assert (await start(page)).trace is False
