import pytest
import torch
from transformers import AutoModelForCausalLM

from tests.tutor.engine.backends.reading import asked, read_all
from tutor.engine.backends.lane import Lane
from tutor.engine.backends.slots import Slots
from tutor.engine.backends.words import Words

PROMPTS = [
    "for number in range(10):\n    print(",
    "name = input(",
    "Look at line 3: the name is written in another way there. Größe, 你好, 🐢.\n" * 3,
    "print(score)\nprint(scores)\nprinted = total\n",
    "x",
]


@pytest.fixture
def slots(tiny_model):
    model = AutoModelForCausalLM.from_pretrained(tiny_model, dtype=torch.float32)
    return Slots(Words(tiny_model), Lane(model, rows=4, context=512), name="tiny", digest="", most=4)


@pytest.fixture(scope="module")
def plain(tiny_model):
    model = AutoModelForCausalLM.from_pretrained(tiny_model, dtype=torch.float32)

    def generate(ids: list[int], most: int) -> list[int]:
        with torch.inference_mode():
            told = model.generate(torch.tensor([ids]), max_new_tokens=most, do_sample=False, eos_token_id=[0, 1, 2])
        return told[0, len(ids) :].tolist()

    return generate


def test_alone_it_says_what_generate_says_token_for_token(slots, plain):
    for prompt in PROMPTS:
        ids = slots.encode_text(prompt)
        said = read_all(slots, [asked("one", ids, most_tokens=40)])
        assert [token.token for token in said["one"]] == plain(ids, 40)


def test_together_each_says_what_it_says_alone(slots, plain):
    requests = [
        asked(place, slots.encode_text(prompt), most_tokens=9 + 7 * place) for place, prompt in enumerate(PROMPTS)
    ]
    said = read_all(slots, requests)
    for request in requests:
        assert [token.token for token in said[request.id]] == plain(request.ids, request.most_tokens)
