"""The starters as a student meets them: finished, short, kind, and asking to be changed."""

import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

CATALOGUE = Path(__file__).resolve().parents[2] / "projects" / "catalogue"
STARTERS = sorted(folder for folder in CATALOGUE.iterdir() if (folder / "starter.toml").exists())
DRAWING_KITS = {"chart-my-data": "matplotlib", "data": "pandas"}
OUR_TURTLE = {"turtle-art", "turtle-playground"}  # elsewhere it opens a window
SVG = "{http://www.w3.org/2000/svg}"


def described(folder: Path) -> dict:
    return tomllib.loads((folder / "starter.toml").read_text())


def each(folders: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("folder", folders, ids=lambda folder: folder.name)


every_starter = each(STARTERS)
every_asking_starter = each([folder for folder in STARTERS if described(folder)["answers"]])


def run(folder: Path, answers: list[str]) -> subprocess.CompletedProcess:
    if folder.name in OUR_TURTLE:
        pytest.skip("Our turtle lives inside the sandbox only; the real path is tried elsewhere.")
    kit = DRAWING_KITS.get(folder.name)
    if kit and not importlib.util.find_spec(kit):
        pytest.skip(f"{kit} lives in the learners' own Python only; the real path is tried elsewhere.")
    return subprocess.run(
        [sys.executable, "-B", described(folder)["entry"]],
        cwd=folder,
        env={**os.environ, "MPLBACKEND": "Agg"},
        input="\n".join([*answers, ""]),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def test_all_the_starters_are_here():
    assert {folder.name for folder in STARTERS} == {
        "greeting-card",
        "turtle-art",
        "turtle-playground",
        "mad-libs",
        "guess-the-number",
        "rock-paper-scissors",
        "quiz-master",
        "text-adventure",
        "secret-messages",
        "chart-my-data",
        "tic-tac-toe",
        "blank",
        "data",
    }


@every_starter
def test_it_runs_to_its_end_with_its_own_answers(folder):
    finished = run(folder, described(folder)["answers"])
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.strip()


@every_asking_starter
@pytest.mark.parametrize("odd", ["", "🐙", "-1", "9" * 30, "²"])
def test_odd_answers_do_not_break_it(folder, odd):
    """It may run out of answers, since it asks again; nothing else may happen."""
    finished = run(folder, [odd] * 40)
    assert finished.returncode == 0 or finished.stderr.rstrip().endswith("EOFError: EOF when reading a line")


@every_starter
def test_it_is_short_and_asks_to_be_changed(folder):
    lines = (folder / described(folder)["entry"]).read_text().splitlines()
    assert len(lines) <= 100
    assert max(map(len, lines)) <= 92
    assert lines[0].startswith("# ")
    assert any(line.lstrip().startswith("# Try: ") for line in lines)


@every_starter
def test_it_says_what_it_is_in_a_sentence(folder):
    description = described(folder)
    assert 0 < len(description["title"]) <= 30
    assert 40 <= len(description["summary"]) <= 120
    assert description["summary"][-1] in ".?!"
    assert description["concepts"]


@every_starter
def test_its_picture_stands_alone(folder):
    """No script, no style, nothing from elsewhere; a sentence for those who cannot see it."""
    root = ElementTree.fromstring((folder / described(folder)["picture"]).read_bytes())
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 640 400"
    assert root.get("aria-label", "").endswith(".")
    allowed = {f"{SVG}{name}" for name in "svg g rect circle ellipse path defs pattern".split()}
    for part in root.iter():
        assert part.tag in allowed
        assert not [name for name in part.attrib if name.startswith("on") or "href" in name or name == "style"]
