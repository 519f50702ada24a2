"""What a model may say at a moment, and what not: `replies.toml`, which anyone can extend. Both rates are printed."""

import time

import pytest

from tests.tutor.redteam.moments import SURE, moments, rows

LEAST_SHOWN = 0.97  # of the honest ones: silence is safe, but no tutor


@pytest.mark.parametrize(("kind", "why"), [("untrue", "untrue"), ("unfit", "unfit"), ("leaks", "leak")])
def test_what_does_harm_is_refused_and_for_the_right_reason(kind, why):
    wrong = [
        (moment.name, sentence, verdict.why, verdict.detail)
        for moment, sentence in rows(kind)
        if (verdict := moment.gate().compare(sentence, SURE)).why != why
    ]
    assert not wrong


def test_what_helps_is_shown_one_sentence_after_the_other():
    refused = []
    for moment in moments():
        gate = moment.gate()
        for sentence in moment.honest:
            verdict = gate.compare(sentence, SURE)
            gate.said.append(sentence)
            refused += [(moment.name, sentence, verdict.why, verdict.detail)] if verdict.why else []
    total = len(rows("honest"))
    print(f"honest replies shown: {total - len(refused)} of {total}")  # noqa: T201 - asked for
    assert total - len(refused) >= LEAST_SHOWN * total, refused


def test_the_time_it_takes():
    seconds = []
    for moment in moments():
        gate = moment.gate()
        for sentence in [*moment.honest, *moment.untrue, *moment.leaks] * 2:
            began = time.thread_time()
            gate.compare(sentence, SURE)
            seconds.append(time.thread_time() - began)
    middle = sorted(seconds)[len(seconds) // 2]
    print(f"a sentence takes {middle * 1000:.1f} ms, median of {len(seconds)}")  # noqa: T201 - asked for
    assert middle < 0.005


def test_without_probabilities_it_is_stricter():
    (moment,) = [moment for moment in moments() if moment.name == "a question in the chat"]
    general = "A loop that never changes anything never ends."
    assert moment.gate().compare(general, SURE).why == ""
    assert moment.gate().compare(general).why == "untrue"
    assert moment.gate().compare("Which lines of your program should be done more than once?").why == ""
