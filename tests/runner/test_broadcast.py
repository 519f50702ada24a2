"""A run's events on their way to those who follow it: numbered, merged, kept, sent."""

import asyncio
import contextlib

import pytest
from channels.layers import get_channel_layer

from runner import messages
from runner.broadcast import MERGE_CHARS, Broadcast
from runner.drawing import strokes
from runner.engine import async_engine, events_key
from runner.messages import Asked, Cleared, Drawing, Finished, Html, Notice, Output, Started
from tests.runner.page import until


@pytest.fixture
async def following(engine):
    """A broadcast, and what a follower of its run has heard."""
    client, layer = async_engine(), get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add("run.1", channel)
    heard = []

    async def listen():
        while True:
            heard.append([messages.decode_event(told) for told in (await layer.receive(channel))["json"]])

    listening = asyncio.create_task(listen())
    yield Broadcast("1", "run.1", client), heard
    listening.cancel()
    await layer.group_discard("run.1", channel)
    await client.aclose()


def out(text, stream="stdout"):
    return Output(stream=stream, text=text)


def plain(heard) -> list:
    return [
        (event.seq, event.text if isinstance(event, Output) else type(event).__name__)
        for together in heard
        for event in together
    ]


@pytest.fixture
def slowly(monkeypatch):
    """However busy the machine is, what is sent next comes before the moment to send what was merged."""
    monkeypatch.setattr("runner.broadcast.MERGE_SECONDS", 0.5)
    monkeypatch.setattr("runner.broadcast.DRAWING_SECONDS", 0.5)


@pytest.fixture
def never(monkeypatch):
    """What is heard went at once."""
    monkeypatch.setattr("runner.broadcast.MERGE_SECONDS", 30.0)


@pytest.mark.usefixtures("never")
async def test_the_first_words_go_at_once(following):
    broadcast, heard = following
    await broadcast.send(Started(entry="main.py"))
    await broadcast.send(out("first"))
    await until(lambda: len(plain(heard)) >= 2)

    assert plain(heard) == [(1, "Started"), (2, "first")]


@pytest.mark.usefixtures("slowly")
async def test_what_follows_closely_goes_together(following):
    broadcast, heard = following
    await broadcast.send(out("0"))
    for n in range(1, 100):
        await broadcast.send(out(f" {n}"))
    await until(lambda: len(plain(heard)) >= 2)

    assert plain(heard) == [(1, "0"), (2, "".join(f" {n}" for n in range(1, 100)))]


@pytest.mark.usefixtures("slowly")
async def test_the_two_streams_keep_their_order(following):
    broadcast, heard = following
    await broadcast.send(out("0"))
    for text, stream in (("a", "stdout"), ("b", "stdout"), ("c", "stderr"), ("d", "stdout")):
        await broadcast.send(out(text, stream))
    await until(lambda: len(plain(heard)) >= 4)

    assert plain(heard) == [(1, "0"), (2, "ab"), (3, "c"), (4, "d")]


@pytest.mark.usefixtures("never")
async def test_much_text_does_not_wait(following):
    broadcast, heard = following
    await broadcast.send(out("0"))
    await broadcast.send(out("x" * MERGE_CHARS))
    await until(lambda: len(plain(heard)) >= 2)

    assert len(plain(heard)) == 2


@pytest.mark.usefixtures("never")
async def test_a_question_brings_along_what_was_printed_before_it(following):
    broadcast, heard = following
    await broadcast.send(out("0"))
    await broadcast.send(out("before"))
    await broadcast.send(Asked(ask=1, prompt="? "))
    await until(lambda: len(plain(heard)) >= 3)

    assert plain(heard) == [(1, "0"), (2, "before"), (3, "Asked")]


@pytest.mark.usefixtures("slowly")
async def test_what_is_cleared_or_replaced_at_once_is_not_sent(following):
    broadcast, heard = following
    await broadcast.send(out("0"))
    await broadcast.send(out("old"))
    await broadcast.send(Notice(text="ours"))
    await broadcast.send(Html(html="<b>1</b>", slot=1))
    await broadcast.send(out("old"))
    await broadcast.send(Cleared())
    for n in range(50):
        await broadcast.send(Html(html=f"<b>{n}</b>", slot=2))
    await until(lambda: len(plain(heard)) >= 5)

    assert plain(heard) == [(1, "0"), (2, "old"), (3, "Notice"), (4, "Cleared"), (5, "Html")]
    assert heard[-1][-1].html == "<b>49</b>"


async def test_all_is_kept_in_order_and_the_engine_has_it(following, engine):
    broadcast, _ = following
    for n in range(30):
        await broadcast.send(out(str(n)))
        await asyncio.sleep(0.005)
    await broadcast.send(Finished(outcome="finished"))
    await broadcast.close()

    events = [messages.decode_event(told) for told in broadcast.kept]
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert "".join(event.text for event in events[:-1]) == "".join(map(str, range(30)))
    assert {event.run for event in events} == {"1"}
    assert [told.decode() for told in engine.lrange(events_key("1"), 0, -1)] == broadcast.kept
    assert engine.ttl(events_key("1")) > 3600


async def test_with_the_engine_away_nothing_is_lost(engine_url, tmp_path):
    import redis.asyncio

    away = redis.asyncio.Redis.from_url(f"unix://{tmp_path}/nothing.sock")
    broadcast = Broadcast("2", "run.2", away)
    await broadcast.send(out("a"))
    await broadcast.send(Finished(outcome="finished"))
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(broadcast.close(), 5)
    if broadcast.timer is not None:
        broadcast.timer.cancel()

    assert [type(messages.decode_event(told)) for told in broadcast.kept] == [Output, Finished]
    await away.aclose()


async def test_when_the_engine_is_back_it_gets_what_it_missed(engine_url, engine, tmp_path):
    import redis.asyncio

    here, away = async_engine(), redis.asyncio.Redis.from_url(f"unix://{tmp_path}/nothing.sock")
    broadcast = Broadcast("3", "run.3", away)
    await broadcast.send(out("a"))
    broadcast.engine = here
    await broadcast.send(out("b"))
    await broadcast.close()

    assert [messages.decode_event(told).text for told in engine.lrange(events_key("3"), 0, -1)] == ["a", "b"]
    await here.aclose()
    await away.aclose()


def dots(first, number=1_000):
    return Drawing(commands=[strokes.Dot(n, n % 100, 0, 5, "#ff0000") for n in range(first, first + number)])


@pytest.mark.usefixtures("slowly")
async def test_neighbouring_drawings_go_together(following):
    broadcast, heard = following
    for n in range(20):
        await broadcast.send(dots(n, 1))
    await until(lambda: len(heard) >= 2)

    events = [event for together in heard for event in together]
    assert len(events) == 2
    assert [command.item for event in events for command in event.commands] == list(range(20))


async def test_a_long_drawing_is_kept_as_the_sheet_it_made(following, engine):
    broadcast, heard = following
    await broadcast.send(out("before"))
    for n in range(200):
        await broadcast.send(dots(n % 3 * 1_000))
        await broadcast.flush()
    await broadcast.send(Finished(outcome="finished"))
    await broadcast.close()

    assert sum(len(event.commands) for together in heard for event in together if isinstance(event, Drawing)) > 100_000
    events = [messages.decode_event(told) for told in broadcast.kept]
    assert [type(event) for event in events] == [Output, Drawing, Finished]
    assert events[1].commands[0] == strokes.New()
    assert {command.item for command in events[1].commands[1:]} == set(range(3_000))
    assert [event.seq for event in events] == sorted({event.seq for event in events})
    assert [told.decode() for told in engine.lrange(events_key("1"), 0, -1)] == broadcast.kept
