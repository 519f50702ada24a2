"""The model server over its real socket, with a scripted back end: OpenAI's words, and ours."""

import contextlib
import json
import threading
import time

import httpx
import pytest
from starlette.testclient import TestClient

from tests.runner.real import patience
from tests.stack import wait_for
from tests.tutor.doubles import ScriptedBackend
from tests.tutor.engine.serving import Served, serving
from tutor.engine.inference import Inference
from tutor.engine.logs import WithFields
from tutor.engine.server import application
from tutor.engine.settings import Settings

WORDS = ("Look", " at", " line", " 3", ".")


@pytest.fixture(scope="module")
def served():
    with serving(ScriptedBackend(*WORDS)) as served:
        yield served


def streamed(response: httpx.Response) -> list[dict]:
    lines = [line.removeprefix("data: ") for line in response.text.splitlines() if line]
    assert lines.pop() == "[DONE]"
    return [json.loads(line) for line in lines]


def text_of(chunks: list[dict]) -> str:
    choices = [chunk["choices"][0] for chunk in chunks]
    return "".join(choice["delta"].get("content", "") if "delta" in choice else choice["text"] for choice in choices)


@pytest.mark.parametrize(
    ("path", "body"),
    [("/v1/chat/completions", {}), ("/v1/completions", {"prompt": "for i in "})],
)
def test_an_answer_comes_whole_or_in_pieces_and_is_the_same(served, path, body):
    whole = served.ask(path, logprobs=True, **body).json()
    choice = whole["choices"][0]
    said = choice["message"]["content"] if "message" in choice else choice["text"]
    assert said == "Look at line 3."
    assert choice["finish_reason"] == "stop"
    assert whole["usage"]["completion_tokens"] == len(WORDS) + 1
    chunks = streamed(served.ask(path, stream=True, logprobs=True, **body))
    assert text_of(chunks) == said
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
    assert chunks[-1]["usage"] == whole["usage"]


def test_each_token_comes_with_its_logprob_where_they_are_asked_for(served):
    chunks = streamed(served.ask(stream=True, logprobs=True))
    told = [token for chunk in chunks for token in chunk["choices"][0].get("logprobs", {}).get("content", [])]
    assert [(token["token"], token["logprob"]) for token in told] == [(word, -0.01) for word in WORDS]
    assert "logprobs" not in streamed(served.ask(stream=True))[0]["choices"][0]


def test_no_more_tokens_than_asked_for(served):
    choice = served.ask(max_tokens=2).json()["choices"][0]
    assert (choice["message"]["content"], choice["finish_reason"]) == ("Look at", "length")


def test_a_stop_string_across_tokens_ends_it_and_no_letter_of_it_is_said(served):
    chunks = streamed(served.ask(stream=True, stop=["t line"]))
    assert text_of(chunks) == "Look a"
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
    wait_for(served.backend.is_idle)


@pytest.mark.parametrize(
    "body",
    [
        {"messages": []},
        {"messages": [{"role": "teacher", "content": "Hello"}]},
        {"max_tokens": 0},
        {"max_tokens": "many"},
        {"temperature": -1},
        {"stop": [""]},
        {"stop": ["x"] * 9},
        {"priority": "first"},
        {"deadline_seconds": 0},
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_place_that_is_wrong(served, body):
    answer = served.ask(**body)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid_request"
    assert f"$.{next(iter(body))}" in answer.json()["error"]["message"]


def test_what_is_no_json_or_too_much_is_refused(served):
    with served.client() as client:
        assert client.post("/v1/chat/completions", content=b"\xff{").status_code == 400
        assert client.post("/v1/chat/completions", content=b" " * 1_000_001).status_code == 413


def test_a_prompt_longer_than_the_context_is_refused_and_health_says_the_context(served):
    with served.client() as client:
        context = client.get("/health").json()["context"]
    answer = served.ask("/v1/completions", prompt="x" * context)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "context_length_exceeded")
    fits = served.ask("/v1/completions", prompt="x" * (context - 1)).json()
    assert fits["choices"][0]["text"] == "Look"  # one token of room


def test_what_is_asked_reaches_the_back_end(served):
    served.ask("/v1/completions", prompt="scor", seed=7, temperature=0.5, heals=True, uses_adapter=False)
    request = served.backend.requests[-1]
    assert (request.seed, request.temperature, request.heals, request.uses_adapter) == (7, 0.5, True, False)


def test_the_shared_part_ends_where_the_prompts_of_two_students_part(served):
    for said in ("mine", "yours"):
        shared = {"role": "user", "content": "lesson", "shared": True}
        served.ask(messages=[{"role": "system", "content": "Be kind."}, shared, {"role": "user", "content": said}])
    one, other = served.backend.requests[-2:]
    assert one.fixed == other.fixed == len("<system>Be kind.</><user>lesson</><user>")
    served.ask("/v1/completions", prompt="shared and mine", shared_chars=7)
    assert served.backend.requests[-1].fixed == 7


def test_health_models_and_metrics(served):
    with served.client() as client:
        health = client.get("/health")
        assert health.status_code == 200
        told = health.json()
        assert (told["stage"], told["progress"], told["digest"], told["slots"]) == ("ready", 1.0, "scripted-1", 4)
        assert client.get("/v1/models").json()["data"][0]["id"] == "scripted"
        assert "buildalong_tutor_first_token_seconds_count" in client.get("/metrics").text


def test_the_socket_is_closed_to_others(served):
    assert served.socket.stat().st_mode & 0o077 == 0


def test_before_it_is_warm_it_says_how_far_it_is_and_answers_nobody():
    may_go_on = threading.Event()

    def open_slowly(tell_stage):
        tell_stage("converting", 0.5)
        may_go_on.wait(10)

    with serving(ScriptedBackend(), waits=False, tell=open_slowly) as served, served.client() as client:
        wait_for(lambda: client.get("/health").json()["stage"] == "converting")
        health = client.get("/health")
        assert (health.status_code, health.json()["progress"]) == (503, 0.5)
        assert served.ask().json()["error"]["code"] == "not_ready"
        may_go_on.set()
        wait_for(lambda: client.get("/health").status_code == 200)
        assert served.backend.is_warm


def test_a_model_that_cannot_be_opened_says_so_and_the_server_stays():
    def fail(tell_stage):
        raise ValueError("There is no such model.")

    with serving(ScriptedBackend(), waits=False, tell=fail) as served, served.client() as client:
        wait_for(lambda: client.get("/health").json()["stage"] == "away")
        assert "There is no such model." in client.get("/health").json()["says"]


def ask_behind(served: Served, answers: list[httpx.Response], **body) -> threading.Thread:
    thread = threading.Thread(target=lambda: answers.append(served.ask(**body)))
    thread.start()
    return thread


def test_when_the_line_is_full_it_says_so_at_once():
    gate = threading.Event()
    backend = ScriptedBackend(*WORDS, slots=1, before_step=lambda backend: gate.wait(10))
    with serving(backend, most_waiting=1) as served:
        answers: list[httpx.Response] = []
        threads = [ask_behind(served, answers)]
        wait_for(lambda: served.backend.steps > 0)
        threads.append(ask_behind(served, answers))
        wait_for(lambda: len(served.inference.line) == 1)
        began = time.monotonic()
        refused = served.ask()
        assert (refused.status_code, refused.json()["error"]["code"]) == (429, "busy")
        assert time.monotonic() - began < 0.5 * patience()
        gate.set()
        for thread in threads:
            thread.join(10)
        assert [answer.status_code for answer in answers] == [200, 200]


def test_whose_first_word_would_come_too_late_is_told_so():
    gate = threading.Event()
    backend = ScriptedBackend(*"ab" * 20, slots=1, step_seconds=0.02, before_step=lambda backend: gate.wait(10))
    with serving(backend) as served:
        answers: list[httpx.Response] = []
        thread = ask_behind(served, answers)
        wait_for(lambda: served.backend.steps > 0)
        busy = served.ask(first_seconds=0.1)  # it is known beforehand
        assert (busy.status_code, busy.json()["error"]["code"]) == (429, "busy")
        gate.set()
        served.inference.line.typical_seconds = 0.01
        late = served.ask(first_seconds=0.1)
        assert (late.status_code, late.json()["error"]["code"]) == (504, "deadline_exceeded")
        thread.join(10)
        assert len(served.backend.requests) == 1


def test_an_answer_that_takes_too_long_breaks_off_with_a_word():
    with serving(ScriptedBackend(*"ab" * 500, step_seconds=0.01)) as served:
        answer = served.ask(stream=True, deadline_seconds=0.2, max_tokens=900)
        chunks = streamed(answer)
        assert answer.status_code == 200
        assert "choices" in chunks[0]
        assert chunks[-1]["error"]["code"] == "deadline_exceeded"
        wait_for(served.backend.is_idle, seconds=2)


@pytest.mark.parametrize("stream", [True, False])
def test_whoever_goes_away_is_forgotten_within_a_step(stream):
    with serving(ScriptedBackend(*"ab" * 500, slots=1, step_seconds=0.02)) as served:
        body = {"messages": [{"role": "user", "content": "x"}], "stream": stream, "max_tokens": 900}
        with (
            contextlib.suppress(httpx.ReadTimeout),
            served.client(timeout=0.2) as client,
            client.stream("POST", "/v1/chat/completions", json=body) as response,
        ):
            next(response.iter_lines())
        assert 0 < served.backend.steps < 100
        wait_for(served.backend.is_idle, seconds=0.5)
        assert served.backend.cancelled == [served.backend.requests[0].id]


def test_out_of_memory_is_an_error_for_those_who_run_and_the_next_is_answered():
    def run_out(backend: ScriptedBackend) -> None:
        if backend.steps == 2:
            raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried …")

    with serving(ScriptedBackend(*WORDS, before_step=run_out)) as served:
        failed = served.ask()
        assert (failed.status_code, failed.json()["error"]["code"]) == (500, "out_of_memory")
        assert served.backend.cancelled == [served.backend.requests[0].id]
        assert served.ask().json()["choices"][0]["message"]["content"] == "Look at line 3."


def test_what_is_asked_and_said_stands_in_no_line_of_the_log(caplog):
    def fail(backend: ScriptedBackend) -> None:
        if backend.steps == 2:
            raise ValueError("broken")

    with serving(ScriptedBackend("secret-answer", before_step=fail)) as served:
        for _ in range(2):
            served.ask(messages=[{"role": "user", "content": "secret-question"}])
        served.ask(messages="secret-question")
    lines = "".join(WithFields().format(record) for record in caplog.records)
    assert "step failed running=1" in lines
    assert "secret" not in lines


def test_by_port_only_who_knows_the_key_is_answered():
    settings = Settings(model="scripted", folder=None, port=8100, key="s3cret")
    client = TestClient(application(Inference(settings, lambda settings, tell: ScriptedBackend())))
    assert client.get("/health").status_code == 401
    assert client.get("/health", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/health", headers={"Authorization": "Bearer s3cret"}).status_code == 503
