"""Fixtures for every test: the whole site, started once."""

from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings

from tests import order, weights
from tests import stack as stacks
from tests.examples import IS_LONG

# What somebody else's change broke should not be found by chance: other examples each time only with --long.
hypothesis.settings.register_profile("each time the same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("others each time", deadline=None)
hypothesis.settings.load_profile("others each time" if IS_LONG else "each time the same")


@pytest.fixture(scope="session")
def stack() -> Iterator[stacks.Stack]:
    """The whole site on a free port with a data folder of its own; shared, so leave it as you found it."""
    started = stacks.start()
    yield started
    stacks.remove(started)


@pytest.fixture(scope="session")
def tutored_stack() -> Iterator[stacks.Stack]:
    """A whole site with the real default model behind it, warm."""
    weights.default_model()
    folder = str(settings.TUTOR_MODELS_DIR)
    own = {"TUTOR": "1", "TUTOR_MODEL": "", "TUTOR_MODEL_URL": "", "TUTOR_MODELS_DIR": folder, "TUTOR_CLASSIFIER": "1"}
    started = stacks.start(**own, TUTOR_GHOST_MS="1800")  # the other tests may keep both cores busy
    try:
        stacks.wait_for(lambda: any(line.split()[:2] == ["model", "answers"] for line in started.lines), seconds=180)
        yield started
    finally:
        stacks.remove(started)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every", type=int, default=1, help="of the tests that are chosen, each so-manieth")


class EachSoManieth:
    """After marks have chosen; each process of xdist chooses the same."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        left_out = [item for number, item in enumerate(items) if number % config.getoption("--every")]
        items[:] = items[:: config.getoption("--every")]
        config.hook.pytest_deselected(items=left_out)


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--every") > 1:
        config.pluginmanager.register(EachSoManieth())
    if hasattr(config, "workerinput"):
        config.pluginmanager.register(order.LongestFirst())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What uses the whole site can be left out by that mark. Of long tables some rows are tried; with --long, all."""
    tables: dict[str, list[pytest.Item]] = {}
    for item in items:
        uses = set(getattr(item, "fixturenames", ()))
        if uses & {"stack", "tutored_stack"}:
            item.add_marker(pytest.mark.stack)
        if uses & {"engine", "tutored_stack"}:
            item.add_marker(pytest.mark.model)
        if item.get_closest_marker("some") and not item.get_closest_marker("long"):
            tables.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for rows in tables.values():
        wanted = rows[0].get_closest_marker("some").args[0]
        tried = {round(number * (len(rows) - 1) / max(1, wanted - 1)) for number in range(wanted)}
        for number, row in enumerate(rows):
            if number not in tried:
                row.add_marker(pytest.mark.long)
