"""Bringing out what a program left: its names, links, sizes and kinds are its word."""

import os
import socket

import pytest

from runner.files import digest_of
from runner.limits import Limits
from runner.untrusted import export


@pytest.fixture
def home(tmp_path):
    return tmp_path


def written(home, given=None, **limits):
    folder = os.open(home, os.O_RDONLY)
    try:
        digests = {name: digest_of(data) for name, data in (given or {}).items()}
        return export.written(folder, digests, Limits(**limits))
    finally:
        os.close(folder)


def test_new_and_changed_files_are_taken_and_others_are_not(home):
    (home / "new.txt").write_bytes(b"new")
    (home / "changed.txt").write_bytes(b"after")
    (home / "same.txt").write_bytes(b"same")
    (home / ".hidden").write_bytes(b"x")
    (home / "__pycache__").mkdir()

    result = written(home, {"changed.txt": b"before", "same.txt": b"same", "gone.txt": b"x"})

    assert result.files == {"new.txt": b"new", "changed.txt": b"after"}
    assert result.removed == {"gone.txt"}
    assert result.left_out == []


def test_only_ordinary_files_are_taken(home):
    (home / "secret").write_bytes(b"secret")
    (home / "link.txt").symlink_to(home / "secret")
    (home / "loop").symlink_to("loop")
    (home / "up").symlink_to("..")
    (home / "null").symlink_to("/dev/null")
    os.mkfifo(home / "pipe")
    (home / "folder").mkdir()
    os.link(home / "secret", home / "hard")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(home / "socket"))
    listener.close()

    result = written(home, {"link.txt": b"was a file"})

    assert result.files == {}
    assert result.removed == set()
    assert len(result.left_out) == 9
    assert all(sentence.endswith(".") for sentence in result.left_out)


def test_large_files_are_named_with_their_size(home):
    (home / "big.bin").write_bytes(b"x" * 3_000_000)
    with (home / "hole.bin").open("wb") as hole:
        hole.truncate(1 << 40)

    result = written(home)

    assert result.files == {}
    assert "big.bin is 2.9 MB; files up to 2 MB are kept." in result.left_out


def test_a_project_holds_only_so_much(home):
    for n in range(10):
        (home / f"{n}.bin").write_bytes(b"x" * 100)

    assert len(written(home, project_bytes=350).files) == 3
    assert len(written(home, project_files=4).files) == 4
    assert written(home, project_files=4).left_out == [
        "The program wrote more files than a project can hold; only some were kept."
    ]


def test_a_folder_full_of_files_is_not_looked_through(home):
    for n in range(700):
        (home / f"{n}").write_bytes(b"")

    result = written(home, {"zzz.txt": b"x"})

    assert result.removed == set()
    assert "more than 500 files" in result.left_out[-1]


def test_not_every_sentence_is_told(home):
    for n in range(100):
        (home / f"{n}").mkdir()

    result = written(home)

    assert len(result.left_out) == export.MAX_SENTENCES + 1
    assert result.left_out[-1] == "90 more were not kept either."


@pytest.mark.parametrize("name", [b"two\nlines", b"\xff\xfe", "\u202ecod.exe".encode(), b"\x1b[2J", b"n" * 255])
def test_a_name_in_a_sentence_can_be_printed(home, name):
    os.mkdir(os.path.join(os.fsencode(home), name))

    (sentence,) = written(home).left_out

    assert sentence.isprintable()
    assert len(sentence) < 150


def test_a_name_that_is_no_text_is_not_taken(home):
    with open(os.path.join(os.fsencode(home), b"\xff\xfe.txt"), "wb") as file:
        file.write(b"x")

    result = written(home)

    assert result.files == {}
    assert result.left_out == ["??.txt has a name that cannot be kept."]


def test_files_given_in_a_folder_are_no_news(home):
    (home / "data").mkdir()
    (home / "data" / "a.txt").write_bytes(b"a")

    result = written(home, {"data/a.txt": b"a"})

    assert result == export.Written()
