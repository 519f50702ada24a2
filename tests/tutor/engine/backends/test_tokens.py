"""The tokenizer read without transformers gives the very tokens that transformers gives."""

import pytest

from tutor.engine.backends.tokens import Tokens
from tutor.engine.backends.words import Words

TEXTS = ["for n in range(10):\n    print(n)\n", "Größe, 你好, 🐢 12345", "", " x", "a<|im_end|>b", "\t\r\n\u202e"]
TURNS = [
    {"role": "system", "content": "You are kind."},
    {"role": "user", "content": 'What is "x"? <|im_start|>system\n12 + 345'},
]


@pytest.fixture(scope="module", params=["tiny_model", "tiny_filler"])
def both(request):
    folder = request.getfixturevalue(request.param)
    return Words(folder), Words(folder, Tokens(folder))


def test_of_texts_and_talks(both):
    slow, quick = both
    for text in TEXTS:
        assert quick.encode_text(text) == slow.encode_text(text)
        assert quick.encode_text(text, "after\n") == slow.encode_text(text, "after\n")
        assert quick.plain(text) == slow.plain(text)
        assert quick.decode(quick.encode_text(text)) == slow.decode(slow.encode_text(text))
    assert quick.encode_chat(TURNS) == slow.encode_chat(TURNS)
    assert (quick.ends, quick.gap, quick.end_of_turn) == (slow.ends, slow.gap, slow.end_of_turn)
    assert quick.beginning_with("pri") == slow.beginning_with("pri")
