"""On a processor, as everywhere that has no graphics card: only slower. `TUTOR_DEVICE=cuda` tries it on a card."""

import os

import pytest
import torch
from transformers import AutoModelForCausalLM

from tests.tutor.engine.backends.reading import asked, read_all, text
from tests.tutor.engine.backends.test_adapters import write_adapter
from tests.tutor.engine.serving import serving
from tutor.engine import jobs
from tutor.engine.backends import adapters
from tutor.engine.backends.choosing import open_backend
from tutor.engine.backends.loading import best_dtype
from tutor.engine.settings import Settings

DEVICE = os.environ.get("TUTOR_DEVICE", "cpu")
CLOSE = 0.02  # of logits
PROMPTS = ["for number in range(10):\n    print(", "name = input(", "Look at line 3: ", "x"]


def opened(model, folder, **more):
    settings = Settings(
        model=str(model), folder=folder, backend="paged", device=DEVICE, threads=1, most_context=256, **more
    )
    return open_backend(settings, lambda *_: None)


@pytest.fixture(scope="module")
def paged(tiny_model, tmp_path_factory):
    backend = opened(tiny_model, tmp_path_factory.mktemp("paged"))
    yield backend
    backend.close()


def logits_of(folder, request, tokens, dtype, device="cpu"):
    """What transformers itself finds for each of the tokens that were said."""
    plain = AutoModelForCausalLM.from_pretrained(folder, dtype=dtype).to(device)
    with torch.inference_mode():
        logits = plain(torch.tensor([request.ids + tokens], device=device)).logits
    return logits[0, len(request.ids) - 1 : -1].float().cpu()


def check_is_likeliest(folder, request, said):
    """Each token is the one that transformers finds likeliest there. A card computes in half precision, and so do some
    processors: there it may be another that is as good, and no further off than what transformers finds in half
    precision on that device, twice."""
    tokens = [token.token for token in said]
    logits, as_good, close = logits_of(folder, request, tokens, torch.float32), 0.0, CLOSE
    if (dtype := best_dtype(DEVICE)) != torch.float32:
        halves = logits_of(folder, request, tokens, dtype, DEVICE)
        as_good = close = CLOSE + 2 * float((halves - logits).abs().max())
    for token, here in zip(said, logits, strict=True):
        assert float(here.max() - here[token.token]) <= as_good
        assert token.logprob == pytest.approx(float(here.log_softmax(-1)[token.token]), abs=close)
    assert said[-1].token in (0, 1, 2) or len(said) == request.most_tokens
    assert not set(tokens[:-1]) & {0, 1, 2}


def test_together_each_says_what_transformers_says(paged, tiny_model):
    requests = [asked(n, paged.encode_text(prompt), most_tokens=8 + n) for n, prompt in enumerate(PROMPTS)]
    for request, said in zip(requests, read_all(paged, requests).values(), strict=True):
        check_is_likeliest(tiny_model, request, said)


def test_a_beginning_that_is_shared_is_remembered_rightly(paged, tiny_model):
    """Whole pages of it are computed once, while others go on."""
    ids = paged.encode_text("for number in range(10):\n    print(number)\n" * 8)
    requests = [asked(n, [*ids[: 60 + 9 * n], 5 + n], most_tokens=12) for n in range(6)]
    for request, said in zip(requests, read_all(paged, requests).values(), strict=True):
        check_is_likeliest(tiny_model, request, said)


def test_an_adapter_is_for_those_who_want_it(tiny_model, tmp_path):
    adapter, _ = write_adapter(tmp_path / "adapter")
    both = opened(tiny_model, tmp_path, adapter=str(adapter))
    try:
        ids = both.encode_text(PROMPTS[0])
        requests = [asked(uses, ids, most_tokens=12, uses_adapter=uses) for uses in (True, False)]
        adapted, base = read_all(both, requests).values()
    finally:
        both.close()
    check_is_likeliest(tiny_model, requests[1], base)
    check_is_likeliest(adapters.merge(tiny_model, adapter, tmp_path / "merged"), requests[0], adapted)
    assert [token.token for token in adapted] != [token.token for token in base]


def test_who_wants_chance_gets_it_and_the_others_do_not(paged):
    ids = paged.encode_text("name = ")
    said = read_all(paged, [asked(n, ids, most_tokens=20, temperature=1.5 * (n > 1)) for n in range(4)])
    told = [tuple(token.token for token in tokens) for tokens in said.values()]
    assert told[0] == told[1]
    assert len(set(told)) == 3
    for token in [*said[2], *said[3]]:
        assert token.logprob <= 0


@pytest.mark.parametrize("typed", ["x\npri", "name = scor"])
def test_a_word_that_is_half_typed_is_gone_on_with(paged, typed):
    ids = paged.encode_text(typed)
    said = read_all(paged, [asked("one", ids, most_tokens=9, heals=True), asked("two", ids, most_tokens=9)])
    left, _ = paged.words.heal(ids)
    whole = paged.decode(left + [token.token for token in said["one"]])
    assert whole.startswith(typed)
    assert typed + text(said["one"]) == whole.rstrip("\ufffd")
    assert len(said["one"]) == 9 or said["one"][-1].why == "stop"


def test_who_is_cancelled_is_heard_of_no_more_and_makes_room(paged):
    ids = paged.encode_text("x")
    room = paged.room()
    for name in "abc":
        paged.add(asked(name, ids, most_tokens=12, heals=name == "c"))
    paged.cancel("c")
    paged.step()
    paged.cancel("a")
    paged.cancel("nobody")
    assert paged.room() == room - 1
    heard = []
    while not paged.is_idle():
        heard += paged.step()
    assert {token.id for token in heard} == {"b"}
    assert paged.room() == room


def test_whose_time_is_over_is_told_so_and_the_next_is_served(tiny_model, tmp_path):
    with serving(opened(tiny_model, tmp_path)) as served:
        served.ask(max_tokens=2)
        late = served.ask(max_tokens=200, temperature=1.5, seed=3, deadline_seconds=0.01)
        next_one = served.ask(max_tokens=2)
    assert late.status_code == jobs.SLOW.status
    assert next_one.json()["usage"]["completion_tokens"] <= 2
