"""Zips, in and out: what one puts in comes back, and what is no honest zip is refused in a sentence."""

import contextlib
import io
import resource
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects import files, forks
from projects.exchange import bringing, zips
from projects.models import Project
from runner.errors import RefusedFile
from runner.names import checked_name, name_key
from tests import attacks
from tests.examples import examples
from tests.projects.exchange import bombs

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
pytestmark = pytest.mark.django_db


def opened(files, name="things.zip"):
    return zips.unpack(name=name, data=files if isinstance(files, bytes) else bombs.packed(files))


def contents_of(project):
    return {file.name: bytes(file.blob.data) for file in project.files.live()}


# ── Out ──


def test_a_zip_holds_one_folder_with_the_projects_name(project):
    with zipfile.ZipFile(io.BytesIO(zips.pack(project))) as archive:
        assert sorted(archive.namelist()) == ["Little poem/main.py", "Little poem/words.txt"]
        assert archive.read("Little poem/words.txt") == b"one\ntwo\n"
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("title", "folder"),
    [
        ("Space quiz", "Space quiz"),
        ("a/b", "a_b"),
        ("../../x", "_._x"),
        ("aux", "my_aux"),
        ("宇宙", "宇宙"),
    ],
)
def test_a_folder_has_a_name_that_every_computer_takes(title, folder):
    assert zips.folder_name(title) == folder


names = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=20)


def is_name(name):
    try:
        return bool(checked_name(name))
    except RefusedFile:
        return False


@settings(max_examples=examples(40), suppress_health_check=list(HealthCheck), deadline=None)
@given(
    more=st.dictionaries(names.filter(is_name).map(checked_name), st.binary(max_size=200), max_size=6),
    entry=st.sampled_from(["main.py", "play.py"]),
    title=st.sampled_from(["Little poem", "a/b", "宇宙クイズ", "x" * 80]),
)
def test_a_project_comes_back_as_it_was(student, more, entry, title):
    before = {entry: b"print(1)\n", "table.csv": b"a,b\r\n1,2\r\n", "cat.png": PNG}
    for name, data in more.items():
        if name_key(name) not in {name_key(other) for other in before}:
            before[name] = data
    project = forks.new_project(student, title, entry=entry)
    for name, data in before.items():
        files.add(project=project, name=name, data=data)
    bundle = zips.unpack(name="whatever.zip", data=zips.pack(project))
    project.delete()
    back = bringing.as_project(owner=student, bundle=bundle)
    assert contents_of(back) == before
    assert (back.entry, back.title, bundle.said) == (entry, title, [])
    Project.objects.all().delete()


# ── In ──


def test_a_folder_around_everything_is_the_project(student):
    bundle = opened({"My game/main.py": "import a\n", "My game/a.py": "", "My game/": ""})
    assert (set(bundle.files), bundle.said) == ({"main.py", "a.py"}, [])
    assert bringing.as_project(owner=student, bundle=bundle).title == "things"


def test_files_in_folders_come_without_them_and_it_is_said():
    bundle = opened({"main.py": "open('data/birds.csv')", "data/birds.csv": "a\n", "more/birds.csv": "b\n"})
    assert bundle.files == {"main.py": b"open('data/birds.csv')", "birds.csv": b"a\n", "more_birds.csv": b"b\n"}
    assert bundle.said[0].startswith("A project has no folders, so data/birds.csv is now birds.csv")
    assert "more/birds.csv is now more_birds.csv" in bundle.said[1]


def test_nothing_is_lost_where_names_are_the_same():
    bundle = opened([("a/x.py", "1"), ("b/x.py", "2"), ("X.PY", "3"), ("c/a/x.py", "4"), ("d/x.py", "1")])
    assert sorted(bundle.files.values()) == [b"1", b"2", b"3", b"4"]
    assert len({name_key(name) for name in bundle.files}) == 4


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_two_files_and_the_same_file_twice_is_one():
    bundle = opened([("main.py", "1"), ("main.py", "2"), ("main.py", "1")])
    assert sorted(bundle.files.values()) == [b"1", b"2"]


def test_what_computers_and_tools_add_stays_outside_without_a_word():
    bundle = opened(
        {"main.py": "", "__MACOSX/._main.py": "x", ".DS_Store": "x", "__pycache__/a.pyc": "x", ".git/HEAD": "x"}
    )
    assert (set(bundle.files), bundle.said) == ({"main.py"}, [])


def test_text_of_other_computers_is_read_and_what_is_neither_text_nor_picture_stays_outside():
    bundle = opened({"main.py": "a\r\nb\r\n", "notes.txt": "grüße".encode("utf-16"), "game.exe": b"MZ\x90\0\3"})
    assert bundle.files == {"main.py": b"a\nb\n", "notes.txt": "grüße".encode()}
    assert bundle.said[0].startswith("game.exe cannot be used here.")


@pytest.mark.parametrize("letters", ["utf-8", "cp437"])
def test_names_in_old_letters_are_read(letters):
    data = bombs.packed({"xxxxxx.py": ""}).replace(b"xxxxxx", "Wörter".encode(letters).ljust(6, b"1")[:7])
    if letters == "utf-8":  # one byte longer: made anew with its length, without the sign that says UTF-8
        data = bombs.packed({"xxxxxxx.py": ""}).replace(b"xxxxxxx", "Wörter".encode())
    assert list(opened(data).files) == ["Wörter.py"]


def test_run_starts_with_main_py_or_the_only_program_or_the_first(student):
    def entry(*names):
        bundle = opened(dict.fromkeys(names, "x = 1\n"))
        return bringing.as_project(owner=student, bundle=bundle).entry, " ".join(bundle.said)

    assert entry("a.py", "main.py") == ("main.py", "")
    assert entry("game.py", "data.csv") == ("game.py", "")
    assert entry("b.py", "a.py") == ("a.py", "Run starts with a.py.")
    assert entry("data.csv") == ("main.py", "There was no program in it, so an empty main.py was added.")


def test_into_a_project_nothing_that_is_there_is_changed(project):
    before = contents_of(project)
    bundle = opened({"main.py": "other\n", "words.txt": "one\ntwo\n", "new.txt": "x"})
    brought = bringing.into_project(project=project, bundle=bundle)
    assert {file.name for file in brought} == {"main_2.py", "words.txt", "new.txt"}
    assert contents_of(project) == before | {"main_2.py": b"other\n", "new.txt": b"x"}
    assert "There is a main.py here already, so the one that came is called main_2.py." in bundle.said


def test_into_a_project_without_room_nothing_comes(project):
    before = contents_of(project)
    with pytest.raises(RefusedFile, match="A project can have 40 files"):
        bringing.into_project(project=project, bundle=opened({f"{n}.txt": f"{n}" for n in range(40)}))
    assert contents_of(project) == before


# ── What is no honest zip ──


@pytest.mark.parametrize("name", attacks.names())
def test_a_hostile_name_is_only_ever_a_name(student, name):
    name = name.encode("utf-8", "replace").decode()
    project = bringing.as_project(owner=student, bundle=opened([(name, "x"), ("main.py", "y")]))
    for file in project.files.all():
        assert checked_name(file.name) == file.name
    assert b"y" in contents_of(project).values()


def test_a_link_leads_nowhere():
    bundle = opened(bombs.with_link("/etc/passwd"))
    assert bundle.files == {"main.py": b"print(1)\n"}
    assert bundle.said == ["secret.txt was left out: it only points to another file."]


REFUSED = {  # made when they are needed: some are large
    "no zip": (lambda: b"hello", "cannot be opened"),
    "nothing": (lambda: b"", "cannot be opened"),
    "empty": (lambda: bombs.packed({}), "nothing in this zip"),
    "only the computer's": (lambda: bombs.packed({".DS_Store": b"x"}), "nothing in this zip"),
    "cut off": (lambda: bombs.packed({"main.py": "print(1)\n" * 1000})[:-30], "cannot be opened"),
    "another's start": (lambda: bombs.packed({"a.py": "x" * 500})[40:], "cannot be opened"),
    "wrong sums": (
        lambda: bombs.packed({"a.py": "print(1)"}, zipfile.ZIP_STORED).replace(b"print(1)", b"print(2)"),
        "opened",
    ),
    "encrypted": (lambda: bombs.flagged(bombs.packed({"a.py": "x"}), bits=1), "password"),
    "bzip2": (lambda: bombs.packed({"a.py": b"0" * 10_000_000}, zipfile.ZIP_BZIP2), "few programs know"),
    "lzma": (lambda: bombs.packed({"a.py": b"0" * 10_000_000}, zipfile.ZIP_LZMA), "few programs know"),
    "a way of its own": (
        lambda: bombs.flagged(bombs.packed({"a.py": "x"}), way=77),
        "few programs know|cannot be opened",
    ),
    "too many files": (lambda: bombs.packed({f"{n}.py": "" for n in range(41)}), "There are 41 files in this zip"),
    "too much": (bombs.growing, "more than 8 MB"),
    "a gigabyte": (bombs.large, "more than 2 MB"),
    "on top of each other": (lambda: bombs.overlapping(30), "cannot be opened|more than 8 MB"),
    "42 kB that are a gigabyte": (lambda: bombs.overlapping(1000), "There are 1,000 files"),
    "a million": (lambda: bombs.overlapping(150_000), "more than 1,000 files"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_a_sentence_soon_and_with_little_memory(what):
    make, says = REFUSED[what]
    data = make()
    began, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(RefusedFile, match=says) as refused:
        opened(data)
    assert str(refused.value).endswith(".")
    assert time.process_time() - began < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 64 * 1024  # KiB


def test_a_zip_in_a_zip_stays_closed():
    bundle = opened({"main.py": "", "inner.zip": bombs.growing()})
    assert list(bundle.files) == ["main.py"]
    assert bundle.said[0].startswith("inner.zip cannot be used here.")


@settings(max_examples=examples(300), deadline=None)
@given(data=st.data())
def test_a_damaged_zip_is_read_or_refused_and_nothing_else(data):
    whole = bytearray(bombs.packed({"main.py": b"print(1)\n" * 20, "a/b.txt": b"x" * 50}, comment=b"hello"))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(RefusedFile):
        assert opened(bytes(whole)).files


@pytest.mark.parametrize(
    "comment", [b"", b"\xff", b"{}", b"[" * 60_000, b'{"buildalong":1,"title":"../x\\u202e","entry":"/etc/passwd"}']
)
def test_a_comment_is_believed_only_where_it_can_be(student, comment):
    bundle = opened(bombs.packed({"game.py": "x"}, comment=comment), name="game.zip")
    project = bringing.as_project(owner=student, bundle=bundle)
    assert project.entry == "game.py"
    assert project.title in ("game", bringing.A_TITLE)
