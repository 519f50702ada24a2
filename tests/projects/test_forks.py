"""Making a starter or a project one's own."""

import time

import pytest

from projects import files, forks
from projects.errors import RefusedFork
from projects.models import File, Project
from runner.models import Blob
from tests.projects.conftest import join


def test_a_fork_of_a_starter_has_its_files_and_remembers_it(student, starter):
    project = forks.fork_starter(owner=student, starter=starter)
    assert (project.title, project.starter, project.entry, project.parent) == (
        "Little poem",
        "for-tests",
        "main.py",
        None,
    )
    assert {file.name: file.size for file in project.files.all()} == {"main.py": 15, "words.txt": 8}


def test_a_fork_of_a_project_records_its_parent_and_is_independent(project, student):
    files.delete(file=project.files.get(name="words.txt"))
    copy = forks.fork_project(owner=student, parent=project)
    assert (copy.parent, copy.starter, copy.title) == (project, "for-tests", "Little poem 2")
    assert [file.name for file in copy.files.all()] == ["main.py"]
    files.save_text(file=copy.files.get(), text="mine", base=1)
    assert project.files.get(name="main.py").revision == 1


def test_a_class_of_thirty_forks_twelve_starters_each_without_a_second_copy_of_a_byte(classroom, starter):
    students = [join(classroom, f"Student {number}") for number in range(30)]
    started = time.process_time()
    for student in students:
        for _ in range(12):
            forks.fork_starter(owner=student, starter=starter)
    seconds = time.process_time() - started
    assert Blob.objects.count() == 2
    assert File.objects.count() == 720
    assert seconds / 360 < 0.05  # alone it is 3 ms each


def test_titles_stay_apart_and_short(student, starter, project):
    for _ in range(2):
        forks.fork_starter(owner=student, starter=starter)
    titles = Project.objects.order_by("created_at").values_list("title", flat=True)
    assert list(titles) == ["Little poem", "Little poem 2", "Little poem 3"]


def test_a_stuck_key_cannot_fill_the_disk(student, starter, monkeypatch):
    monkeypatch.setattr(forks, "MOST_PROJECTS", 2)
    for _ in range(2):
        forks.fork_starter(owner=student, starter=starter)
    with pytest.raises(RefusedFork, match="You have 2 projects"):
        forks.fork_starter(owner=student, starter=starter)
    assert Project.objects.count() == 2
