"""Who waits: typing before reading, no longer than it is of use."""

import pytest

from tutor.engine.asks import TextAsk
from tutor.engine.jobs import Job
from tutor.engine.line import WaitingLine


def job(priority: str = "reading", **limits) -> Job:
    return Job(TextAsk(prompt="x", priority=priority, **limits), lambda event: None)


@pytest.fixture
def line():
    made = WaitingLine(most=5)
    made.typical_seconds = 1.0
    return made


def test_a_wait_that_would_be_too_long_is_refused_and_typing_overtakes(line):
    waiting = [job() for _ in range(3)]
    assert all(line.put(one) for one in waiting)
    assert not line.put(job(first_seconds=2.5))
    typing = job("typing", first_seconds=0.4)
    assert line.put(typing)
    assert [line.take() for _ in range(5)] == [typing, *waiting, None]


def test_more_slots_and_faster_answers_shorten_the_wait(line):
    for _ in range(3):
        line.put(job())
    line.at_once, line.slots = 2, 2
    assert line.put(job(first_seconds=2.5))
    line.at_once, line.slots = 1, 1
    for _ in range(50):
        line.learn(0.1)
    assert line.put(job(first_seconds=2.5))


def test_who_have_begun_and_not_come_to_a_sentence_are_waited_for(line):
    line.at_once, line.slots, line.young = 2, 2, [1, 1]
    assert line.put(job(first_seconds=1.5))
    assert line.put(job(first_seconds=1.5))
    assert not line.put(job(first_seconds=1.5))
    line.young = []
    assert line.put(job(first_seconds=1.5))


def test_who_brings_much_to_read_is_waited_for_longer(line):
    line.at_once = line.slots = 100
    line.put(Job(TextAsk(prompt="x" * 100), lambda event: None))
    assert line.put(job(first_seconds=0.5))
    line.put(Job(TextAsk(prompt="x" * 400, shared_chars=300), lambda event: None))
    assert line.put(job(first_seconds=0.5))
    line.put(Job(TextAsk(prompt="x" * 400), lambda event: None))
    assert not line.put(job(first_seconds=0.5))


def test_when_it_is_full_those_who_left_make_room(line):
    waiting = [job() for _ in range(5)]
    assert all(line.put(one) for one in waiting)
    assert not line.put(job())
    waiting[0].is_cancelled = True
    assert line.put(job())


def test_who_has_gone_and_whose_time_is_over_are_taken_out(line):
    gone, late, patient = job(), job(first_seconds=0.001), job()
    for one in (late, gone, patient):
        assert line.put(one)
    gone.is_cancelled = True
    late.began -= 1
    assert set(line.hopeless()) == {gone, late}
    assert line.take() is patient


def test_a_place_kept_for_typing_is_not_given_to_who_reads(line):
    line.put(job())
    assert line.take(most_rank=0) is None
    typing = job("typing")
    line.put(typing)
    assert line.take(most_rank=0) is typing


def test_what_nobody_waits_for_comes_last_and_fills_no_place_of_others(line, monkeypatch):
    monkeypatch.setattr("tutor.engine.line.MOST_AHEAD", 1)
    ahead = job("ahead")
    assert line.put(ahead)
    assert not line.put(job("ahead"))
    reading = [job() for _ in range(5)]
    assert all(line.put(one) for one in reading)
    assert [line.take() for _ in range(6)] == [*reading, None]
    assert line.take(most_rank=2) is ahead
