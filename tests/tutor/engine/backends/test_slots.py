import pytest
import torch
from transformers import AutoModelForCausalLM

from tests.tutor.engine.backends.reading import asked, read_all, text
from tutor.engine.backends.backend import BackendError
from tutor.engine.backends.lane import Lane
from tutor.engine.backends.slots import MOST_READ, Slots
from tutor.engine.backends.words import Words

PROMPTS = [
    "for number in range(10):\n    print(",
    "name = input(",
    "Look at line 3: the name is written in another way there. Größe, 你好, 🐢.\n" * 3,
    "print(score)\nprint(scores)\nprinted = total\n",
    "x",
]
LONG = "name = input('What is your name? ')\nprint('Hello,', name)\n" * 12


@pytest.fixture(scope="module")
def model(tiny_model):
    return AutoModelForCausalLM.from_pretrained(tiny_model, dtype=torch.float32)


@pytest.fixture(scope="module")
def plain(tiny_model):
    model = AutoModelForCausalLM.from_pretrained(tiny_model, dtype=torch.float32)

    def generate(ids: list[int], most: int) -> list[int]:
        with torch.inference_mode():
            told = model.generate(torch.tensor([ids]), max_new_tokens=most, do_sample=False, eos_token_id=[0, 1, 2])
        return told[0, len(ids) :].tolist()

    return generate


@pytest.fixture
def slots(model, tiny_model):
    return Slots(Words(tiny_model), Lane(model, rows=4, context=512), name="tiny", digest="", most=4)


def tokens(said) -> list[int]:
    return [token.token for token in said]


def test_alone_it_says_what_generate_says_token_for_token(slots, plain):
    told = 0
    for prompt in PROMPTS:
        ids = slots.encode_text(prompt)
        said = read_all(slots, [asked("one", ids, most_tokens=40)])["one"]
        assert tokens(said) == plain(ids, 40)
        told += len(said)
    assert told > 60  # else it would only have shown that both end at once


def test_together_each_says_what_it_says_alone(slots, plain):
    requests = [
        asked(place, slots.encode_text(prompt), most_tokens=9 + 7 * place) for place, prompt in enumerate(PROMPTS)
    ]
    said = read_all(slots, requests)
    for request in requests:
        assert tokens(said[request.id]) == plain(request.ids, request.most_tokens)


def test_what_is_remembered_of_others_changes_no_word(slots, plain):
    """Beginnings shared wholly, in part or not at all; in free rows, in kept ones; with rows in between empty."""
    shared = slots.encode_text(LONG)[:60]
    for round_ in range(3):
        requests = [
            asked((round_, place), shared[: 20 + 13 * place] + slots.encode_text(prompt), fixed=20, most_tokens=12)
            for place, prompt in enumerate(PROMPTS)
        ]
        said = read_all(slots, requests)
        for request in requests:
            assert tokens(said[request.id]) == plain(request.ids, 12)


def test_a_beginning_that_is_kept_is_not_read_again(slots, model):
    shared = slots.encode_text(LONG)[:100]
    lane = slots.lanes[False]
    counts = []
    read, lane.read = lane.read, lambda row, ids: counts.append(len(ids)) or read(row, ids)
    read_all(slots, [asked("first", [*shared, 5, 6, 7], fixed=100, most_tokens=2)])
    for other in range(6):  # they take all rows
        read_all(slots, [asked(other, [20 + other] * 50, most_tokens=2)])
    counts.clear()
    read_all(slots, [asked("second", [*shared, 8, 9], fixed=100, most_tokens=2)])
    assert counts == [2]


def test_a_long_prompt_is_read_in_parts_while_the_others_go_on(slots):
    slots.add(asked("short", slots.encode_text("x"), most_tokens=100))
    assert [{token.id for token in slots.step()} for _ in range(2)] == [{"short"}, {"short"}]
    ids = (slots.encode_text(LONG) * 3)[: MOST_READ + 100]
    slots.add(asked("long", ids, most_tokens=2))
    steps = [{token.id for token in slots.step()} for _ in range(4)]
    assert steps == [set(), {"short"}, {"long"}, {"short", "long"}]


def test_logprobs_are_the_models_own(slots, model):
    ids = slots.encode_text("print(score)\n")
    said = read_all(slots, [asked("one", ids, most_tokens=10, temperature=1.5, seed=4)])["one"]
    with torch.inference_mode():
        whole = torch.tensor([ids + tokens(said)])
        logprobs = type(model).from_pretrained(model.name_or_path)(whole).logits[0].log_softmax(-1)
    for place, token in enumerate(said):
        assert token.logprob == pytest.approx(float(logprobs[len(ids) + place - 1, token.token]), abs=1e-3)


def test_chance_comes_from_the_seed_alone(slots):
    ids = slots.encode_text("name = ")
    ways = {"a": 1, "b": 1, "c": 2}
    said = read_all(slots, [asked(id, ids, most_tokens=20, temperature=1.0, seed=seed) for id, seed in ways.items()])
    assert tokens(said["a"]) == tokens(said["b"]) != tokens(said["c"])


@pytest.mark.parametrize("typed", ["x\npri", "name = scor", "for num"])
def test_a_word_that_is_half_typed_is_gone_on_with(slots, typed):
    """It says what it would say, were it forced letter by letter: the text repeats nothing and contradicts nothing."""
    ids = slots.encode_text(typed)
    said = read_all(slots, [asked("one", ids, most_tokens=6, heals=True)])["one"]
    left, _ = slots.words.heal(ids)
    whole = slots.decode(left + tokens(said))
    assert whole.startswith(typed)
    assert typed + text(said) == whole.rstrip("\ufffd")


def test_who_is_cancelled_is_heard_of_no_more_and_makes_room(slots, plain):
    ids = {name: slots.encode_text(prompt) for name, prompt in zip("abcd", PROMPTS, strict=False)}
    for name in "abcd":
        slots.add(asked(name, ids[name], most_tokens=30))
    assert slots.room() == 0
    heard = [token for _ in range(3) for token in slots.step()]
    slots.cancel("a")
    slots.cancel("d")  # it waits still
    slots.cancel("nobody")
    assert slots.room() == 2
    rest = []
    while not slots.is_idle():
        rest += slots.step()
    assert {token.id for token in rest} == {"b", "c"}
    said = [token.token for token in heard + rest if token.id == "b"]
    assert said == plain(ids["b"], 30)
    assert slots.room() == 4


def test_the_context_is_the_end(slots):
    ids = [5] * 505
    said = read_all(slots, [asked("one", ids, most_tokens=100)])["one"]
    assert len(said) <= 512 - 505
    assert said[-1].why in ("length", "stop")
    with pytest.raises(ValueError, match="512"):
        slots.add(asked("two", [5] * 512))
    with pytest.raises(ValueError, match="fit"):
        slots.add(asked("three", []))


@pytest.mark.parametrize("special", [{"sliding_window": 64}, {"layer_types": ["full_attention", "sliding_attention"]}])
def test_attention_of_another_kind_is_refused_instead_of_computed_wrongly(tiny_model, special):
    other = AutoModelForCausalLM.from_pretrained(tiny_model)
    for name, value in special.items():
        setattr(other.config, name, value)
    with pytest.raises(BackendError, match="sliding"):
        Lane(other, rows=2, context=64)
