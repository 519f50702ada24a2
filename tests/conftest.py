"""Fixtures for every test: the whole site, started once."""

from collections.abc import Iterator

import pytest

from tests import stack as stacks


@pytest.fixture(scope="session")
def stack() -> Iterator[stacks.Stack]:
    """The whole site on a free port with a data folder of its own; shared, so leave it as you found it."""
    started = stacks.start()
    yield started
    stacks.remove(started)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the whole site can be left out by that mark."""
    for item in items:
        if "stack" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.stack)
