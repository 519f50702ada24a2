"""Stop strings hold wherever the borders between tokens lie."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tutor.engine.stops import Spout


def poured(pieces: list[str], stops: list[str]) -> tuple[str, Spout]:
    spout = Spout(stops)
    shown = [word.text for piece in pieces for word in spout.push(piece, -0.5)]
    return "".join(shown) + "".join(word.text for word in spout.rest()), spout


@given(
    st.text("ab`\n", max_size=30),
    st.lists(st.integers(1, 4), max_size=30),
    st.lists(st.text("ab`\n", min_size=1, max_size=4), max_size=3),
)
@example("\n``", [1, 1], ["`", "\n``"])
def test_what_is_shown_is_what_stands_before_the_stop_string_that_is_whole_first(text, sizes, stops):
    pieces, left = [], text
    for size in sizes:
        pieces.append(left[:size])
        left = left[size:]
    said, _ = poured([*pieces, left], stops)
    whole = [(text.index(stop) + len(stop), text.index(stop)) for stop in stops if stop in text]
    assert said == text[: min(whole, default=(0, len(text)))[1]]


@given(st.text("ab", max_size=20), st.text("ab", min_size=1, max_size=3))
def test_at_no_moment_is_a_piece_of_a_stop_string_shown(text, stop):
    spout, shown = Spout([stop]), ""
    for char in text:
        shown += "".join(word.text for word in spout.push(char, -0.5))
        whole = text[: text.index(stop)] if stop in text else text
        assert whole.startswith(shown)


def test_without_stop_strings_every_token_is_shown_at_once():
    spout = Spout()
    assert [word.text for word in spout.push("Hel", -0.1)] == ["Hel"]
    assert [word.text for word in spout.push("lo", -0.2)] == ["lo"]
    assert spout.rest() == []


@pytest.mark.parametrize("pieces", [["one ", "tw`", "``x"], ["one tw", "``", "`"], list("one tw```")])
def test_every_token_that_is_shown_has_its_logprob_once(pieces):
    spout = Spout(["```"])
    words = [word for piece in pieces for word in spout.push(piece, -0.5)]
    assert "".join(word.text for word in words) == "one tw"
    tokens = [word for word in words if word.logprob is not None]
    covered, expected = 0, 0
    for piece in pieces:
        expected += covered < len("one tw")
        covered += len(piece)
    assert len(tokens) == expected


def test_half_a_character_waits_and_keeps_its_logprob():
    spout = Spout()
    assert spout.push("", -0.3) == []
    assert [(word.text, word.logprob) for word in spout.push("é", -0.1)] == [("", -0.3), ("é", -0.1)]
