"""Programs that do not crash: what is told of them, and that nothing is told of good ones."""

import itertools
import sysconfig
from pathlib import Path

import pytest

from learn.site.settings import BASE_DIR
from runner.diagnosis.silent import find
from runner.diagnosis.sources import read_sources
from runner.diagnosis.tags import SILENT
from tests.runner.diagnosis.programs import UNSEEN, table
from tests.runner.diagnosis.told import check

ALSO_SILENT = ("shadowed-builtin", "shadowed-module")
MISTAKEN = [program for program in (*table(), *table(UNSEEN)) if program.tag in SILENT]
GOOD = [program for program in table() if not program.tag]
LIBRARY = Path(sysconfig.get_path("stdlib"))
# Each was looked at: the same dict for all, on purpose; loops that take the first of something; checks of types.
KNOWN = {"ntpath.py": "value-unused"}


@pytest.mark.parametrize(
    "program", MISTAKEN, ids=[f"{program.name}-{number}" for number, program in enumerate(MISTAKEN)]
)
def test_a_program_that_does_not_crash_is_told_what_was_surely_not_meant(program):
    check(program, find(read_sources(program.given)))


@pytest.mark.parametrize("program", GOOD, ids=[program.name for program in GOOD])
def test_a_good_program_that_looks_alike_is_left_alone(program):
    assert find(read_sources(program.given)) == []


def test_every_tag_has_three_programs_in_the_table_and_one_unseen():
    counted = {tag: sum(program.tag == tag for program in table()) for tag in (*SILENT, *ALSO_SILENT)}
    assert [tag for tag, count in counted.items() if count < 3] == []
    assert {program.tag for program in table(UNSEEN)} >= counted.keys()


def works() -> list[Path]:
    """Every starter, and what the authors of lessons call right."""
    lessons = BASE_DIR / "learn/lessons/catalogue"
    return sorted(
        itertools.chain(
            (BASE_DIR / "projects/catalogue").glob("*/main.py"),
            lessons.glob("*/starter/*.py"),
            lessons.glob("**/solution*.py"),
            lessons.glob("**/solution/*.py"),
        )
    )


@pytest.mark.parametrize("path", works(), ids=lambda path: str(path.relative_to(BASE_DIR)))
def test_starters_and_solutions_are_left_alone(path):
    assert find(read_sources({"main.py": path.read_bytes()})) == []


def test_in_python_s_own_modules_hardly_anything_is_found():
    """They are imported by others, so what they never call is no mistake."""
    modules = sorted(path for path in LIBRARY.glob("*.py") if path.stat().st_size < 20_000)[:80]
    found = {}
    for path in modules:
        files = {path.name: path.read_bytes(), "main.py": f"import {path.stem}\n".encode()}
        tags = [finding.tag for finding in find(read_sources(files)) if finding.file == path.name]
        if tags and path.name not in KNOWN:
            found[path.name] = tags
    assert len(modules) >= 60
    assert len(found) <= 2, found


def test_what_a_file_that_cannot_be_read_may_use_is_not_called_unused():
    helper = b"def add(a, b):\n    return a + b\n\nlimit = 3 * 4\nprint('ready')\n"

    assert find(read_sources({"helper.py": helper, "main.py": b"from helper import add\nprint(add(1, 2)\n"})) == []
    assert find(read_sources({"helper.py": helper, "main.py": b"x = [" + b"1, " * 12_000 + b"]\n"})) == []
    assert [finding.tag for finding in find(read_sources({"helper.py": helper}))] == [
        "variable-unused",
        "function-never-called",
    ]


def test_each_kind_of_mistake_comes_before_the_second_of_a_kind():
    text = b"name = 'Ada'\nprint('{name}')\nprint('{name}!')\nif name == 'Ada' or 'Ben':\n    name.upper()\n"

    found = [(finding.tag, finding.line) for finding in find(read_sources({"main.py": text}))]

    assert found == [("or-without-comparison", 4), ("text-method-dropped", 5), ("missing-f", 2), ("missing-f", 3)]


def test_the_place_is_counted_in_characters():
    text = 'größe = "ü"\nif größe == "ä" or "ö": print("→ {größe}")\n'

    found = find(read_sources({"main.py": text.encode()}))

    marked = {
        finding.tag: text.splitlines()[finding.line - 1][finding.column : finding.end_column] for finding in found
    }
    assert marked == {"or-without-comparison": 'größe == "ä" or "ö"'}
    alone = find(read_sources({"main.py": 'größe = "ü"\nif größe: print("→ {größe}")\n'.encode()}))
    assert [(finding.column, finding.end_column) for finding in alone] == [(16, 27)]
