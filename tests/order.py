"""Where several processes share the tests, the files that take longest come first: none is alone at the end."""

import pytest

# Seconds, about: for a test with this mark, and for what its file starts first.
EACH = {"browser": 4, "stack": 2, "kernel": 0.5}
FIRST = {"model": 60, "stack": 10}
OTHERS = 0.03


class LongestFirst:
    """After marks have chosen. A file's tests stay together, as they were."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        files: dict[str, list[pytest.Item]] = {}
        for item in items:
            files.setdefault(item.nodeid.partition("::")[0], []).append(item)
        items[:] = [item for file in sorted(files.values(), key=seconds, reverse=True) for item in file]


def seconds(items: list[pytest.Item]) -> float:
    marks = [{mark.name for mark in item.iter_markers()} for item in items]
    first = max((FIRST.get(name, 0) for names in marks for name in names), default=0)
    return first + sum(max((EACH.get(name, 0) for name in names), default=0) or OTHERS for names in marks)
