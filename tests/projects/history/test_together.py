"""Two windows, two tabs, a program and its writer: everybody at once, and nothing is lost."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from projects import files
from projects.errors import FileMovedOn, NameTaken
from projects.history import versions
from projects.keeping import thinning

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # SQLite takes one writer at a time by itself (transaction_mode IMMEDIATE), and in memory it has no threads.
    pytest.mark.skipif(connection.vendor == "sqlite", reason="needs a database with several writers"),
]


def together(verb, count=8):
    """What came of calling it that often at once: a result or an exception each."""

    def call(number):
        try:
            return verb(number)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(call, range(count)))


def test_of_saves_on_the_same_text_one_wins_and_the_others_are_told(project):
    file = project.files.get(name="main.py")
    came = together(lambda number: files.save_text(file=file, text=f"window {number}", base=1))
    told = [error for error in came if isinstance(error, FileMovedOn)]
    assert len(told) == 7
    file.refresh_from_db()
    assert file.revision == 2
    assert {error.text for error in told} == {bytes(file.blob.data).decode()}


def test_of_files_made_with_one_name_there_is_one(project):
    came = together(lambda number: files.add(project=project, name="new.py", data=b"%d" % number))
    assert sum(isinstance(error, NameTaken) for error in came) == 7
    assert project.files.filter(name="new.py").count() == 1


def test_a_project_never_grows_past_its_number_of_files(project):
    for number in range(35):
        files.add(project=project, name=f"{number}.txt", data=b"")
    together(lambda number: files.add(project=project, name=f"more {number}.txt", data=b""))
    assert project.files.count() == 40


def test_whoever_saves_at_once_every_version_is_kept_once_and_in_order(project):
    names = [files.add(project=project, name=f"{number}.txt", data=b"").name for number in range(4)]

    def save(number):
        file = project.files.get(name=names[number % 4])
        for turn in range(10):
            with contextlib.suppress(FileMovedOn):
                file = files.save_text(file=file, text=f"{number} {turn}\n" * 20, base=file.revision)

    together(save)
    thinning.thin(project)
    for file in project.files.filter(name__in=names):
        kept = list(file.versions.order_by("id"))
        assert [version.revision for version in kept] == list(range(1, file.revision + 1))
        assert versions.text_of(kept[-1]) == bytes(file.blob.data).decode()
        assert all(versions.text_of(version) is not None for version in kept)
