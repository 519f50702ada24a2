"""Where several processes share the tests, the files that take longest come first: none is alone at the end."""

import pytest

SECONDS = {"browser": 4, "stack": 3, "model": 3, "kernel": 0.5}  # about, for a test with this mark
OTHERS = 0.03


class LongestFirst:
    """After marks have chosen. A file's tests stay together, as they were."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        files: dict[str, float] = {}
        for item in items:
            files[_file(item)] = files.get(_file(item), 0) + _seconds(item)
        items.sort(key=lambda item: -files[_file(item)])


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _seconds(item: pytest.Item) -> float:
    return max((SECONDS.get(mark.name, OTHERS) for mark in item.iter_markers()), default=OTHERS)
