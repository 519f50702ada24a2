"""A process that others leave no processor is not stuck."""

from time import thread_time

import pytest

from tutor.engine.watchdog import MOST_SLOWED, Spent, slowed, spent


@pytest.mark.parametrize(
    ("computing", "waiting", "times"),
    [(1.0, 0.0, 1.0), (1.0, 3.0, 4.0), (0.1, 90.0, MOST_SLOWED), (0.001, 5.0, 0.0), (0.0, 0.0, 0.0), (1.0, -2.0, 1.0)],
)
def test_how_much_slower_it_is_because_of_others(computing, waiting, times):
    assert slowed(Spent(5.0, 7.0), Spent(5.0 + computing, 7.0 + waiting)) == pytest.approx(times)


def test_what_a_process_computes_is_counted():
    before, began = spent(), thread_time()
    while thread_time() - began < 0.1:
        pass
    assert spent().computing - before.computing >= 0.08
