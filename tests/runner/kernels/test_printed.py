"""What is shown of much output, and what is said of the rest."""

import pytest

from runner.kernels.printed import TAIL_CHARS, Printed
from runner.limits import Limits
from runner.messages import Cleared, Notice, Output

TEN = Limits(shown_chars=10)


def shown(*texts, limits=TEN):
    printed = Printed(limits)
    now = [event for text in texts for event in printed.pass_on(Output(stream="stdout", text=text))]
    return now, printed.rest()


def texts(events) -> list[str]:
    return [event.text for event in events]


def test_what_fits_is_shown_as_it_is():
    assert shown("12345", "67890") == (
        [Output(stream="stdout", text="12345"), Output(stream="stdout", text="67890")],
        [],
    )


def test_the_first_part_is_shown_and_the_rest_announced_once():
    now, _ = shown("12345678", "90abc", "def")

    assert texts(now) == ["12345678", "90", "The program goes on printing. Only the first 10 characters are shown."]


def test_the_last_part_comes_at_the_end():
    _, rest = shown("1234567890", "abc", "def")

    assert rest == [Output(stream="stdout", text="abcdef")]


def test_what_is_left_out_is_counted_and_the_end_begins_with_a_line():
    _, rest = shown("1234567890", *[f"line {n}\n" for n in range(10_000)])

    notice, ending = rest
    total = sum(len(f"line {n}\n") for n in range(10_000))
    assert isinstance(notice, Notice)
    assert notice.text.startswith(f"{total - len(ending.text):,} characters are left out here")
    assert ending.text.startswith("line 9601\n")
    assert ending.text.endswith("line 9999\n")
    assert len(ending.text) <= TAIL_CHARS


@pytest.mark.parametrize("end", ["", "\n"])
def test_one_endless_line_ends_with_its_last_part(end):
    _, (notice, ending) = shown("1234567890", "x" * 50_000 + end)

    assert ending.text == "…" + ("x" * 50_000 + end)[-TAIL_CHARS:]
    assert "left out here" in notice.text


def test_other_events_pass():
    assert Printed(TEN).pass_on(Cleared()) == [Cleared()]
