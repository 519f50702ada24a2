import pytest
import torch
from transformers import AutoModelForCausalLM

from tests.tutor.engine.backends.reading import asked, read_all, text
from tutor.engine.backends.choosing import open_backend
from tutor.engine.settings import Settings

PROMPTS = ["for number in range(10):\n    print(", "name = input(", "Look at line 3: ", "x"]


@pytest.fixture(scope="module")
def paged(tiny_model, tmp_path_factory):
    """On a processor here, as everywhere that has no graphics card: only slower."""
    folder = tmp_path_factory.mktemp("paged")
    settings = Settings(
        model=str(tiny_model), folder=folder, backend="paged", device="cpu", threads=1, most_context=256
    )
    backend = open_backend(settings, lambda *_: None)
    yield backend
    backend.close()


@pytest.fixture(scope="module")
def plain(tiny_model):
    return AutoModelForCausalLM.from_pretrained(tiny_model, dtype=torch.float32)


def test_together_each_says_what_generate_says(paged, plain):
    requests = [asked(n, paged.encode_text(prompt), most_tokens=8 + n) for n, prompt in enumerate(PROMPTS)]
    said = read_all(paged, requests)
    for request in requests:
        ids = torch.tensor([request.ids])
        wanted = plain.generate(ids, max_new_tokens=request.most_tokens, do_sample=False, eos_token_id=[0, 1, 2])
        tokens = [token.token for token in said[request.id]]
        assert tokens == wanted[0, len(request.ids) :].tolist()
        with torch.inference_mode():
            logprobs = plain(wanted).logits[0, len(request.ids) - 1 : -1].log_softmax(-1)
        for place, token in enumerate(said[request.id]):
            assert token.logprob == pytest.approx(float(logprobs[place, token.token]), abs=0.02)


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
