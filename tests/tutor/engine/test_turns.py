"""Who is answered first: typing, reading, what nobody waits for; and who has begun comes to a sentence."""

import threading

import httpx

from tests.stack import wait_for
from tests.tutor.doubles import ScriptedBackend
from tests.tutor.engine.serving import serving
from tests.tutor.engine.test_server import WORDS, ask_behind
from tutor.engine.inference import YOUNG


def test_who_types_is_answered_before_those_who_read():
    gate = threading.Event()
    with serving(ScriptedBackend(*WORDS, slots=1, before_step=lambda backend: gate.wait(10))) as served:
        answers: list[httpx.Response] = []
        threads = [ask_behind(served, answers)]
        wait_for(lambda: served.backend.steps > 0)
        for seed, priority in ((1, "reading"), (2, "reading"), (3, "typing")):
            threads.append(ask_behind(served, answers, priority=priority, seed=seed))
            wait_for(lambda waiting=seed: len(served.inference.line) == waiting, seconds=5)
        gate.set()
        for thread in threads:
            thread.join(10)
        assert [request.seed for request in served.backend.requests] == [0, 3, 1, 2]


def test_one_place_is_kept_for_who_types():
    gate = threading.Event()
    with serving(ScriptedBackend(*WORDS, slots=4, before_step=lambda backend: gate.wait(10))) as served:
        answers: list[httpx.Response] = []
        threads = [ask_behind(served, answers)]
        wait_for(lambda: served.backend.steps > 0)
        for number in range(1, 6):
            threads.append(ask_behind(served, answers, seed=number, first_seconds=30))
            wait_for(lambda waiting=number: len(served.inference.line) == waiting, seconds=5)
        threads.append(ask_behind(served, answers, seed=9, priority="typing"))
        wait_for(lambda: len(served.inference.line) == 6, seconds=5)
        gate.set()
        for thread in threads:
            thread.join(10)
        assert [request.seed for request in served.backend.requests][:4] == [0, 9, 1, 2]


def test_who_has_begun_comes_to_a_sentence_before_the_next_prompt_is_read():
    gate = threading.Event()
    backend = ScriptedBackend(*["la "] * 40, slots=4, before_step=lambda backend: gate.wait(10))
    backend.reads_at_once = 1
    with serving(backend) as served:
        answers: list[httpx.Response] = []
        threads = [ask_behind(served, answers)]
        wait_for(lambda: served.backend.steps > 0)
        threads.append(ask_behind(served, answers, seed=1, first_seconds=30))
        wait_for(lambda: len(served.inference.line) == 1)
        begins: list[int] = []
        backend.before_step = lambda backend: begins.append(len(backend.parts))
        gate.set()
        for thread in threads:
            thread.join(10)
        alone = begins.index(2)
        assert begins[:alone] == [1] * alone
        assert YOUNG - 2 <= alone <= YOUNG


def test_what_nobody_waits_for_is_answered_when_nobody_waits():
    gate = threading.Event()
    with serving(ScriptedBackend(*WORDS, slots=1, before_step=lambda backend: gate.wait(10))) as served:
        answers: list[httpx.Response] = []
        threads = [ask_behind(served, answers)]
        wait_for(lambda: served.backend.steps > 0)
        for seed, priority in ((1, "ahead"), (2, "reading"), (3, "ahead"), (4, "typing")):
            threads.append(ask_behind(served, answers, priority=priority, seed=seed))
            wait_for(lambda waiting=seed: len(served.inference.line) == waiting, seconds=5)
        gate.set()
        for thread in threads:
            thread.join(10)
        assert [request.seed for request in served.backend.requests] == [0, 4, 2, 1, 3]
