"""The loader of starters: clear about what is wrong with a folder, and never in the site's way."""

import pytest

from projects import folders, starters
from projects.errors import BrokenStarter

TOML = """
title = "Greeting card"
summary = "Print a card for a friend."
concepts = ["print", "input"]
picture = "picture.svg"
order = 1
answers = ["Ada", "", "Grace"]
"""
FILES = {
    "starter.toml": TOML,
    "main.py": "print(input())\n",
    "words.txt": "hello\n",
    "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "greeting-card"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


def test_a_folder_becomes_a_starter(folder):
    starter = starters.load(folder)
    assert (starter.slug, starter.title, starter.entry) == ("greeting-card", "Greeting card", "main.py")
    assert starter.files == {"main.py": b"print(input())\n", "words.txt": b"hello\n"}
    assert starter.answers == ("Ada", "", "Grace")


def test_what_python_and_systems_leave_behind_does_not_count(folder):
    (folder / "__pycache__").mkdir()
    (folder / ".DS_Store").write_bytes(b"\0")
    assert set(starters.load(folder).files) == {"main.py", "words.txt"}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("starter.toml", None, "greeting-card/starter.toml is missing: add it"),
        ("starter.toml", "title = ", "greeting-card/starter.toml, line 1: this is not TOML"),
        ("starter.toml", TOML.replace("title", "tittle"), "line 2: .*tittle"),
        ("starter.toml", TOML.replace("= 1", '= "first"'), r"\$.order"),
        ("starter.toml", TOML.replace("Greeting card", " "), "a title of 1 to 60"),
        ("starter.toml", TOML + 'entry = "card.py"', "greeting-card/card.py is missing"),
        ("starter.toml", TOML + 'entry = "words.txt"', "name another .py file"),
        ("main.py", None, "greeting-card/main.py is missing"),
        ("main.py", b"\xff\xfe", "neither UTF-8 text nor a picture"),
        ("sound.wav", b"RIFF\0\0\0\0WAVE", "greeting-card/sound.wav is neither"),
        ("picture.svg", None, "has to name an SVG"),
        ("picture.svg", "<p>no</p>", "has to name an SVG"),
        ("picture.svg", f"<svg>{'x' * 100_001}</svg>", "smaller than 100 kB"),
        ("bad?.py", "", "greeting-card: A file name can have"),
        ("MAIN.py", "", "differ only in capitals"),
        ("big.txt", "x" * 1_100_000, "big.txt is 1.0 MB of text"),
    ],
)
def test_a_broken_folder_is_told_where_and_what_to_do(folder, name, text, says):
    path = folder / name
    if text is None:
        path.unlink()
    else:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BrokenStarter, match=says):
        starters.load(folder)


def test_a_folder_inside_a_starter_is_refused(folder):
    (folder / "more").mkdir()
    with pytest.raises(BrokenStarter, match="greeting-card/more is not an ordinary file"):
        starters.load(folder)


def test_a_broken_starter_is_left_out_and_logged_while_the_others_stay(folder, monkeypatch, caplog):
    (folder.parent / "broken").mkdir()
    monkeypatch.setattr(starters, "CATALOGUE", folder.parent)
    starters._catalogue.cache_clear()
    try:
        assert [starter.slug for starter in starters.all_starters()] == ["greeting-card"]
        assert [record.starter for record in caplog.records] == ["broken"]
    finally:
        starters._catalogue.cache_clear()


@pytest.mark.parametrize("folder", folders.all_in(starters.CATALOGUE), ids=lambda folder: folder.name)
def test_every_starter_of_ours_loads(folder):
    starters.load(folder)


def test_no_two_starters_share_a_title_or_a_place():
    ours = starters.all_starters()
    assert len({starter.title for starter in ours}) == len(ours)
    assert len({starter.order for starter in ours}) == len(ours)
