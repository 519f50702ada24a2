"""Left alone after failures, tried by one alone, closed again when that one succeeds."""

import pytest

from tutor.model import breaker as breakers
from tutor.model.breaker import Breaker


class Hands:
    """A clock that is moved by hand."""

    def __init__(self):
        self.time = 100.0


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def breaker(hands):
    return Breaker(now=lambda: hands.time)


def opened(breaker: Breaker) -> Breaker:
    for _ in range(breakers.FAILURES):
        assert breaker.lets_through()
        breaker.failed()
    return breaker


def test_some_failures_in_a_row_open_it(breaker):
    assert not opened(breaker).lets_through()


def test_a_success_between_failures_keeps_it_closed(breaker):
    for _ in range(breakers.FAILURES):
        breaker.failed()
        breaker.well()
    assert breaker.lets_through()


def test_after_a_while_one_may_try_and_only_one(breaker, hands):
    opened(breaker)
    hands.time += breakers.SHORTEST_SECONDS
    assert breaker.lets_through()
    assert not breaker.lets_through()
    breaker.well()
    assert breaker.lets_through()
    assert breaker.lets_through()


def test_who_tries_and_fails_makes_the_wait_longer_up_to_a_bound(breaker, hands):
    opened(breaker)
    waits = []
    for _ in range(8):
        waits.append(breaker.open_until - hands.time)
        hands.time = breaker.open_until
        assert breaker.lets_through()
        breaker.failed()
    assert waits[:3] == [3.0, 6.0, 12.0]
    assert max(waits) == breakers.LONGEST_SECONDS


def test_who_tries_and_goes_away_leaves_the_try_to_the_next(breaker, hands):
    opened(breaker)
    hands.time += breakers.SHORTEST_SECONDS
    assert breaker.lets_through()
    breaker.left()
    assert breaker.lets_through()
