"""What people say, as tables that anyone can extend: the files in `said/`."""

import time
from pathlib import Path

import pytest

from tutor.alarms import danger

SAID = Path(__file__).parent / "said"


def lines(name: str) -> list[str]:
    return [line for line in (SAID / f"{name}.txt").read_text().splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("text", lines("danger"))
def test_who_is_in_danger_is_heard(text):
    assert danger.find(text) == "danger"


@pytest.mark.parametrize("text", lines("distress"))
def test_who_is_in_distress_is_heard(text):
    assert danger.find(text) == "distress"


@pytest.mark.parametrize("text", lines("harmless"))
def test_of_programs_and_games_no_alarm_is_made(text):
    assert danger.find(text) == ""


@pytest.mark.parametrize(
    "text", ["I want to \u200bd\u200bie", "I WANT TO DIE!!!", "i  want\nto   die", "I w\u0430nt to die"]
)
def test_what_is_written_otherwise_is_heard_too(text):
    assert danger.find(text) == "danger"


@pytest.mark.parametrize(
    "text", ["i " * 5_000, "my " * 3_000 + "die", "a b c d " * 2_000, "I want to" * 2_000, "((((" * 5_000]
)
def test_whatever_is_said_it_takes_no_time(text):
    began = time.thread_time()
    danger.find(text)
    assert time.thread_time() - began < 0.5
