import sys

import pytest
import torch

from tests.tutor.engine.backends.reading import asked, read_all, text
from tutor.engine.backends import openvino, openvino_making, shelf
from tutor.engine.backends.loading import best_dtype
from tutor.engine.backends.opening import open_openvino
from tutor.engine.settings import Settings

CLOSE, HALF = 0.001, 0.15  # of logprobs; of what is computed in half precision, with weights by chance
PROMPTS = ["for number in range(10):\n    print(", "name = input(", "Look at line 3: ", "x"]


@pytest.fixture(scope="module")
def opening(tiny_model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("openvino")
    return Settings(model=str(tiny_model), folder=folder, backend="openvino", threads=1, most_context=256)


@pytest.fixture(scope="module")
def fast(opening):
    openvino_making.make(opening, lambda share: None)
    return open_openvino(opening, lambda *_: None)


@pytest.fixture
def made(fast, opening):
    return shelf.find(opening)


def check_is_as_good(alone, together):
    """Word for word the same; where a processor computes in half precision, up to one that is as good there."""
    for one, other in zip(alone, together, strict=False):
        assert other.logprob == pytest.approx(one.logprob, abs=HALF if best_dtype("cpu") != torch.float32 else CLOSE)
        if one.token != other.token:
            assert best_dtype("cpu") != torch.float32
            return  # it goes on otherwise from here
    assert len(alone) == len(together)


def test_together_each_says_what_it_says_alone(fast):
    requests = [asked(n, fast.encode_text(prompt), most_tokens=8 + n) for n, prompt in enumerate(PROMPTS)]
    together = read_all(fast, requests)
    for request in requests:
        alone = read_all(fast, [request])[request.id]
        check_is_as_good(alone, together[request.id])
        assert alone[-1].why in ("stop", "length")
        assert len(alone) <= request.most_tokens


def test_who_has_no_room_waits_and_is_answered_to_the_end(fast, made):
    """Five together would need forty blocks, and there are twelve.

    Random weights are sure of nothing: with other neighbours in a step some processors round a tie the other way.
    """
    narrow = openvino.OpenVino(fast.words, openvino.Pipeline(made.base, threads=1, blocks=12), context=256, digest="")
    ids = fast.encode_text("for number in range(10):\n    print(")
    requests = [asked(n, [*[5 + n] * 150, *ids], most_tokens=20) for n in range(5)]
    for request in requests:
        narrow.add(request)
    pipeline = narrow.pipelines[False]
    assert (len(pipeline.seats), len(pipeline.waiting), narrow.room()) == (1, 4, 0)
    narrow.cancel(4)
    heard: dict[object, list[int]] = {}
    while not narrow.is_idle():
        for token in narrow.step():
            heard.setdefault(token.id, []).append(token.token)
    together = {id: [token.token for token in tokens] for id, tokens in read_all(fast, requests[:4]).items()}
    assert {id: len(told) for id, told in heard.items()} == {id: len(told) for id, told in together.items()}
    assert {id: told[0] for id, told in heard.items()} == {id: told[0] for id, told in together.items()}
    assert (narrow.room(), pipeline.blocks.taken) == (openvino.MOST_RUNNING, {})


def test_chance_comes_from_the_seed_alone(fast):
    ids = fast.encode_text("name = ")
    ways = {"a": 1, "b": 1, "c": 2}
    said = read_all(fast, [asked(id, ids, most_tokens=20, temperature=1.0, seed=seed) for id, seed in ways.items()])
    a, b, c = ([token.token for token in said[name]] for name in "abc")
    assert a == b != c


@pytest.mark.parametrize("typed", ["x\npri", "name = scor", "a = (b + c) * [1].cou", 'print("Größ'])
def test_a_word_that_is_half_typed_is_gone_on_with(fast, typed):
    ids = fast.encode_text(typed)
    said = read_all(fast, [asked("one", ids, most_tokens=9, heals=True)])["one"]
    left, _ = fast.words.heal(ids)
    whole = fast.decode(left + [token.token for token in said])
    assert whole.startswith(typed)
    assert typed + text(said) == whole.rstrip("\ufffd")


def test_who_is_cancelled_is_heard_of_no_more_and_makes_room(fast):
    ids = fast.encode_text("x")
    room = fast.room()
    for name in "ab":
        fast.add(asked(name, ids, most_tokens=6))
    fast.step()
    fast.cancel("a")
    fast.cancel("nobody")
    assert fast.room() == room - 1
    heard = []
    while not fast.is_idle():
        heard += fast.step()
    assert {token.id for token in heard} == {"b"}
    assert fast.room() == room


def test_the_context_is_the_end(fast):
    said = read_all(fast, [asked("one", [5] * 250, most_tokens=100)])["one"]
    assert len(said) <= 6
    with pytest.raises(ValueError, match="256"):
        fast.add(asked("two", [5] * 256))


def test_nobody_is_told_that_it_is_used(fast):
    """Its converter would report that over the network, without being asked."""
    assert fast  # the converter was at work
    assert sys.modules["openvino_telemetry"] is None
    assert not any(name.startswith("openvino_telemetry.") for name in sys.modules)
    assert sys.modules["openvino.tools.ovc.telemetry_utils"].tm.__name__ == "openvino.tools.ovc.telemetry_stub"


class Breaking:
    """The library's pipeline, which fails after so many steps."""

    def __init__(self, real, after: int):
        self.real, self.left = real, after

    def step(self):
        self.left -= 1
        if self.left < 0:
            raise RuntimeError("Check '!std::isnan(logits.m_full_vocab_log_sum_exp)' failed")
        self.real.step()

    def __getattr__(self, name):
        return getattr(self.real, name)


def test_a_step_that_fails_is_noticed_by_nobody(fast, made):
    own = openvino.OpenVino(fast.words, openvino.Pipeline(made.base, threads=1), context=256, digest="")
    pipeline = own.pipelines[False]
    pipeline.pipeline = Breaking(pipeline.pipeline, after=2)
    typed = asked("typed", fast.encode_text("x\npri"), most_tokens=9, heals=True)
    requests = [asked(n, fast.encode_text(prompt), most_tokens=12) for n, prompt in enumerate(PROMPTS)]
    said = read_all(own, [*requests, typed])

    assert not isinstance(pipeline.pipeline, Breaking)
    assert said["typed"][-1].is_last
    undisturbed = read_all(fast, requests)
    for request in requests:
        tokens, others = said[request.id], undisturbed[request.id]
        # What is read anew is rounded otherwise than what was said, so chance may choose between two that are alike.
        assert [token.token for token in tokens[:2]] == [token.token for token in others[:2]]
        assert tokens[-1].why == "stop" or len(tokens) == request.most_tokens
        assert [token.is_last for token in tokens].index(True) == len(tokens) - 1
    assert (own.room(), pipeline.blocks.taken) == (openvino.MOST_RUNNING, {})


def test_who_fails_again_and_again_gives_up(fast, made, monkeypatch):
    own = openvino.OpenVino(fast.words, openvino.Pipeline(made.base, threads=1), context=256, digest="")
    pipeline = own.pipelines[False]
    real = pipeline.pipeline
    monkeypatch.setattr(pipeline, "_opened", lambda: Breaking(real, after=0))
    pipeline.pipeline = Breaking(real, after=2)
    with pytest.raises(RuntimeError, match="isnan"):
        read_all(own, [asked("one", fast.encode_text("x"), most_tokens=20)])
