"""What only the way without websockets has: headers, heartbeats, ends, bounds."""

import asyncio
import contextlib
import json

import pytest
from asgiref.sync import sync_to_async

from runner import consumers, runs
from runner.doors import streams
from runner.doors.requests import MAX_BODY_BYTES, PAD
from runner.doors.streams import MOST_STREAMS
from runner.messages import Started
from runner.models import Run
from tests.runner.page import StreamPage
from tests.runner.test_consumers import Room, ada, ear, event, keep, send  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("engine")]


@pytest.fixture
def page(ada):  # noqa: F811
    queued = []
    page = StreamPage(Room.as_asgi(), user=ada, may_enter=True, may_run=True, queued=queued)
    page.queued = queued
    return page


async def chunk(page, seconds=5):
    return (await page.call.next(seconds))["body"]


async def test_the_first_bytes_come_at_once_and_nobody_may_hold_them_back(page):
    page.call = page.ask("GET")
    start = await page.call.next()
    headers = dict(start["headers"])

    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"x-accel-buffering"] == b"no"
    assert b"no-transform" in headers[b"cache-control"]
    assert b"default-src 'none'" in headers[b"content-security-policy"]
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert await chunk(page) == PAD
    assert len(PAD) >= 2048
    await page.close()


async def test_it_beats_while_nothing_happens_and_ends_before_it_is_old(page, monkeypatch):
    monkeypatch.setattr(streams, "BEAT_SECONDS", 0.05)
    monkeypatch.setattr(streams, "STREAM_SECONDS", 0.15)
    await page.open()

    assert [await chunk(page) for _ in range(4)] == [b":\n\n"] * 3 + [b""]
    await page.close()


async def test_each_piece_says_how_far_it_goes(page):
    await page.open()
    await page.say("start", files={"main.py": "print(1)"})
    run = page.queued.pop()

    await send(run, event(run, 1, Started, entry="main.py"), event(run, 2))

    text = (await chunk(page)).decode()
    assert text.count("data: ") == 2
    assert text.count("id: ") == 1
    assert f"id: {run.pk}:2\ndata: " in text
    await page.close()


async def test_a_page_that_may_only_ask_gets_what_there_is_and_the_answer_ends(page, engine):
    await page.open()
    await page.say("start", files={"main.py": "print(1)"})
    run = page.queued.pop()
    await page.close()
    keep(engine, run, event(run, 1), event(run, 2))
    asking = StreamPage(Room.as_asgi(), once=True, **{k: v for k, v in page.scope.items() if k in PEOPLE})

    await asking.open(last=f"{run.pk}:1")

    assert [told.seq for told in await asking.hear()] == [2]
    assert await chunk(asking) == b""
    await asking.close()


PEOPLE = ("user", "may_enter", "may_run", "queued")


async def test_the_first_question_is_answered_at_once_and_shows_that_it_works(page):
    page.scope["query_string"] += b"&once=0"
    await page.open()  # waits for that word

    assert await chunk(page) == b""
    await page.close()


async def test_asking_where_nothing_happens_ends_too(page, monkeypatch):
    monkeypatch.setattr(streams, "POLL_SECONDS", 0.05)
    page.scope["query_string"] += b"&once=1"
    await page.open()

    assert await chunk(page) == b""
    await page.close()


async def test_several_words_come_in_one_post_and_in_order(page):
    await page.open()
    words = [{"type": "start", "files": {"main.py": ""}}, {"type": "stop"}, {"type": "start", "files": {"x.py": ""}}]

    status, body = await page.post(json.dumps(words).encode())

    (refused,) = json.loads(body)
    assert (status, refused["type"]) == (200, "refused")
    assert [run.entry for run in page.queued] == ["main.py"]
    run = await Run.objects.aget()
    assert (run.state, run.outcome) == (Run.State.ENDED, "stopped")
    await page.close()


async def test_a_post_that_asks_for_what_was_kept_again_and_again_is_not_answered_with_it(page, engine):
    await page.open()
    await page.say("start", files={"main.py": "print(1)"})
    run = page.queued.pop()
    keep(engine, run, *(event(run, seq, text="x" * 10_000, stream="stdout") for seq in range(1, 11)))

    status, body = await page.post(json.dumps([{"type": "watch"}] * 1_000).encode())

    assert status == 200
    assert len(body) < 100_000
    await page.close()


@pytest.mark.parametrize("once", ["9" * 5_000, "%C2%B2", "-1"])
async def test_a_wait_that_is_no_number_is_none(page, once):
    page.scope["query_string"] += f"&once={once}".encode()
    await page.open()

    assert await chunk(page) == b""
    await page.close()


@pytest.mark.parametrize("body", [b"", b"[1]", b'[{"type":"start"}', b"\xff\xfe", b"[" * 100_000])
async def test_what_is_not_understood_is_refused_in_a_sentence(page, body):
    status, answer = await page.post(body)

    assert status == 200
    assert "does not understand" in json.loads(answer)[0]["text"]


async def test_a_post_has_a_bound(page):
    call = page.ask("POST", b" " * (MAX_BODY_BYTES + 1))

    assert (await call.next())["status"] == 413


async def test_other_methods_are_not_known(page):
    assert (await page.ask("DELETE").next())["status"] == 405


async def test_one_person_has_so_many_streams_and_no_more(page):
    calls = [page.ask("GET") for _ in range(MOST_STREAMS)]
    assert [(await call.next())["status"] for call in calls] == [200] * MOST_STREAMS

    assert (await page.ask("GET").next())["status"] == 429

    for call in calls:
        await call.end({"type": "http.disconnect"})
    assert not streams.open_streams


async def test_a_page_that_goes_away_leaves_nothing(page, engine):
    tasks = asyncio.all_tasks()
    await page.open()
    await page.say("start", files={"main.py": "print(1)"})
    run = page.queued.pop()

    await page.close()

    await asyncio.sleep(0)
    assert asyncio.all_tasks() == tasks
    assert not streams.open_streams
    await send(run, event(run, 1))  # to nobody
    assert await sync_to_async(Run.objects.count)() == 1


async def test_a_server_that_stops_frees_what_it_held(page):
    await page.open()

    page.call.ended.cancel()

    with pytest.raises(asyncio.CancelledError):
        await page.call.ended
    assert not streams.open_streams


async def test_another_page_of_hers_is_not_turned_to_what_this_one_runs(page, ada):  # noqa: F811
    other = StreamPage(Room.as_asgi(), **{k: v for k, v in page.scope.items() if k in PEOPLE})
    await page.open()
    await other.open()

    await page.say("start", files={"main.py": "print(1)"})

    assert await other.is_quiet()
    await page.close()
    await other.close()


async def test_many_posts_have_no_more_acts_than_one_socket(page, monkeypatch):
    monkeypatch.setattr(consumers, "MOST_ACTS", 10)
    consumers.allowance_of.cache_clear()
    await page.open()
    await page.say("start", files={"main.py": "print(1)"})
    run = page.queued.pop()
    await sync_to_async(runs.claim)(run.pk, worker="w", level="full")
    heard = await ear(run)
    acts = json.dumps([{"type": "act", "kind": "press", "key": "Up"}] * 60).encode()

    for _ in range(4):
        assert await page.post(acts) == (200, b"[]")

    count = 0
    with contextlib.suppress(TimeoutError):
        while True:
            await asyncio.wait_for(heard(), 0.3)
            count += 1
    assert 1 <= count < 120
    await page.close()
