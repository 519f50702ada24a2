"""What a run takes from a project, and what it brings home."""

import struct

import pytest

from projects import files
from runner.errors import RefusedFile
from runner.files import digest_of, load
from runner.limits import LIMITS, MIB


def texts(project):
    digests = dict(project.files.live().values_list("name", "blob_id"))
    return {name: data.decode() for name, data in load(digests).items()}


def run(project, *, written=None, removed=(), unsaved=None, meanwhile=lambda: None):
    """A program that starts, does this, and ends."""
    started_from = files.for_run(project=project, unsaved=unsaved or {})
    meanwhile()
    written = {name: text.encode() for name, text in (written or {}).items()}
    return files.bring_home(project=project, written=written, removed=removed, started_from=started_from)


def save(project, name, text):
    file = project.files.get(name=name)
    return files.save_text(file=file, text=text, base=file.revision)


# ── Into a run ──


def test_a_run_gets_everything_with_unsaved_text_on_top_and_nothing_is_saved(project):
    digests = files.for_run(project=project, unsaved={"main.py": "print(1)", "new.py": "x = 1"})
    assert digests == {
        "main.py": digest_of(b"print(1)"),
        "new.py": digest_of(b"x = 1"),
        "words.txt": digest_of(b"one\ntwo\n"),
    }
    assert load(digests)["new.py"] == b"x = 1"
    assert set(texts(project)) == {"main.py", "words.txt"}
    assert project.files.get(name="main.py").revision == 1


def test_a_deleted_file_does_not_run(project):
    files.delete(file=project.files.get(name="words.txt"))
    assert set(files.for_run(project=project, unsaved={})) == {"main.py"}


@pytest.mark.parametrize("unsaved", [{"../x.py": ""}, {"main.py": "x" * (MIB + 1)}])
def test_a_run_with_what_could_not_be_saved_is_refused(project, unsaved):
    with pytest.raises(RefusedFile):
        files.for_run(project=project, unsaved=unsaved)


# ── Home from a run ──


def test_what_a_program_wrote_is_in_the_project(project):
    changed, left_out = run(project, written={"scores.txt": "Ada 7", "words.txt": "three"})
    assert (changed, left_out) == (["scores.txt", "words.txt"], [])
    assert texts(project)["scores.txt"] == "Ada 7"
    assert project.files.get(name="words.txt").revision == 2


def test_what_is_as_before_is_no_change(project):
    assert run(project, written={"words.txt": "one\ntwo\n"}) == ([], [])
    assert project.files.get(name="words.txt").revision == 1


def test_what_a_program_deleted_can_be_restored(project):
    assert run(project, removed={"words.txt"}) == (["words.txt"], [])
    assert set(texts(project)) == {"main.py"}
    files.restore(file=project.files.get(name="words.txt"))
    assert texts(project)["words.txt"] == "one\ntwo\n"


@pytest.mark.parametrize("change", [{"written": {"main.py": "gone"}}, {"removed": {"main.py"}}])
def test_a_program_cannot_take_its_own_first_file_from_the_student(project, change):
    changed, left_out = run(project, **change)
    assert changed == []
    assert left_out == ["The program changed or deleted main.py, with which Run starts. Yours was kept."]
    assert texts(project)["main.py"] == 'print("hello")\n'


@pytest.mark.parametrize("change", [{"written": {"words.txt": "program's"}}, {"removed": {"words.txt"}}])
def test_what_was_typed_while_the_program_ran_stays(project, change):
    changed, left_out = run(project, **change, meanwhile=lambda: save(project, "words.txt", "student's"))
    assert (changed, left_out) == ([], ["You changed words.txt while the program ran, so yours was kept."])
    assert texts(project)["words.txt"] == "student's"


def test_a_text_saved_after_it_started_the_run_is_no_change(project):
    changed, left_out = run(
        project,
        unsaved={"words.txt": "typed"},
        meanwhile=lambda: save(project, "words.txt", "typed"),
        written={"words.txt": "typed, and read by the program"},
    )
    assert (changed, left_out) == (["words.txt"], [])


def test_a_file_deleted_while_the_program_ran_stays_deleted(project):
    def delete():
        files.delete(file=project.files.get(name="words.txt"))

    changed, left_out = run(project, written={"words.txt": "more"}, meanwhile=delete)
    assert changed == []
    assert left_out == ["You deleted or renamed words.txt while the program ran, so what it wrote there was left out."]


def test_a_file_made_by_both_is_the_students(project):
    def make():
        files.add(project=project, name="new.txt", data=b"student's")

    changed, _ = run(project, written={"new.txt": "program's"}, meanwhile=make)
    assert changed == []
    assert texts(project)["new.txt"] == "student's"


def test_a_name_that_cannot_be_is_left_out_and_the_rest_comes(project):
    changed, left_out = run(project, written={"a\udcffb\r\n.txt": "x", ".hidden": "x", "fine.txt": "x"})
    assert changed == ["fine.txt"]
    assert len(left_out) == 2
    assert all(sentence.startswith("The program wrote a file whose name") for sentence in left_out)
    assert all(sentence.isprintable() for sentence in left_out)


def test_names_too_close_to_tell_apart_are_one(project):
    changed, left_out = run(project, written={"Words.txt": "x", "a.txt": "1", "A.txt": "2"})
    assert changed == ["A.txt"]
    assert left_out == [
        "The program wrote Words.txt, but there is a words.txt already: that name is too close.",
        "The program wrote a.txt, but there is a A.txt already: that name is too close.",
    ]


def test_what_is_too_large_is_left_out_and_the_rest_comes(project):
    long, big = "x" * (MIB + 1), "\0" * (2 * MIB + 1)
    changed, left_out = run(project, written={"long.txt": long, "big.bin": big, "data.bin": "\0\1"})
    assert changed == ["data.bin"]
    assert "a file can have at most 2 MB" in left_out[0]
    assert "a text file can have at most 1 MB" in left_out[1]
    assert not project.files.get(name="data.bin").is_text


def test_a_thousand_files_become_a_full_project_and_one_sentence(project):
    changed, left_out = run(project, written={f"{number:04}.txt": "x" for number in range(1000)})
    assert len(changed) == LIMITS.project_files - 2
    assert len(left_out) == 1
    assert "A project can have 40 files" in left_out[0]


def test_a_thousand_bad_names_become_a_few_sentences(project):
    _, left_out = run(project, written={f"{number}?.txt": "x" for number in range(1000)})
    assert len(left_out) == files.MOST_SENTENCES + 1
    assert left_out[-1] == "992 more were left out for reasons like these."


def test_a_picture_too_large_to_be_unpacked_is_kept_and_not_shown(project):
    def png(side: int) -> bytes:
        return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", side, side) + bytes(9)

    kinds = [files.add(project=project, name=f"{side}.png", data=png(side)).picture_type for side in (300, 30_000)]
    assert kinds == ["image/png", ""]
