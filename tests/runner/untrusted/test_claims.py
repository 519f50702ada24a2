"""What a kernel says of its program's end is a claim: every field is checked."""

import pytest

from runner import messages
from runner.untrusted import claims


def failed(**fields):
    return claims.failed_of(claims.ending_of({"ending": {"how": "failed", **fields}}))


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"ending": None},
        {"ending": []},
        {"ending": {}},
        {"ending": {"how": 3}},
        {"ending": {"how": "failed", "line": "7"}},
        {"ending": {"how": "failed", "frames": [{"file": 7, "line": 1}]}},
        {"ending": {"how": "failed", "frames": "main.py"}},
        {"ending": {"how": "failed", "message": None}},
        {"ending": {"how": "failed", "column": 1.5}},
        {"ending": {"how": "failed", "values": [{"name": 1}]}},
    ],
)
def test_an_ending_that_makes_no_sense_is_a_calm_one(content):
    assert claims.ending_of(content).how == "finished"


def test_words_are_cut_and_cleaned():
    failure = failed(
        kind="A\n\x1b[2JB" * 100, message="m\x00" * 5_000, file="f\n" * 500, text="\x1b]0;t\x07" + "x" * 20_000
    )

    assert len(failure.kind) <= 100
    assert "\n" not in failure.kind + failure.file
    assert "\x1b" not in failure.kind + failure.text
    assert failure.message == "m" * 2_000
    assert len(failure.text) == 8_000


def test_numbers_are_within_reason():
    failure = failed(line=-5, end_line=10**40, column=-100, end_column=10**9)

    assert (failure.line, failure.end_line, failure.column, failure.end_column) == (0, 0, -1, -1)


def test_only_the_last_frames_are_kept():
    frames = [{"file": "main.py", "line": n, "function": "f\x07" * 200} for n in range(1_000)]

    failure = failed(frames=frames)

    assert [frame.line for frame in failure.frames] == list(range(980, 1_000))
    assert all(len(frame.function) <= 100 for frame in failure.frames)


def test_half_a_character_can_be_sent():
    assert b"?" in messages.encode(failed(kind="\ud800", message="\udfff", file="\ud800", text="\ud800"))


def test_values_of_names_are_few_short_and_clean():
    value = {"name": "n\n" * 100, "type": "t" * 500, "text": "\x1b[2J" + "x" * 500, "size": 10**30}

    failure = failed(values=[value] * 50)

    assert len(failure.values) == 12
    (told, *_) = failure.values
    assert len(told.name) <= 60
    assert "\n" not in told.name
    assert (len(told.type), len(told.text), told.size) == (60, 60, -1)
