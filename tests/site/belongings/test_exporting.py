"""Everything of one person, taken out in files that a parent can open."""

import io
import random
import zipfile

import pytest
from asgiref.sync import sync_to_async

from learn.people.models import User
from learn.site.belongings import exporting
from projects import files, forks
from projects.models import Project
from tests.projects.conftest import join, open_class
from tests.site.belongings.traces import MARK

pytestmark = pytest.mark.django_db


def opened(student):
    return zipfile.ZipFile(io.BytesIO(b"".join(exporting.packed(student))))


def test_everything_comes_in_files_that_anybody_can_open(ada):
    with opened(ada) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        folder = f"projects/Little {MARK}"
        assert archive.read(f"{folder}/main.py").decode() == f"print('{MARK} 2')\n"
        assert f"{MARK} said" in archive.read(f"{folder}.html").decode()
        history = sorted(name for name in names if name.startswith(f"{folder}/history/") and "main" in name)
        assert len(history) == 4
        saved = {archive.read(name).decode() for name in history}
        assert saved >= {f"print('{MARK} {number}')\n" for number in range(3)}
        assert any(name.startswith(f"{folder}/deleted/") and name.endswith("old.txt") for name in names)
        assert any(archive.read(name).decode() == f"{MARK} beside" for name in names if "/set aside/" in name)
        assert f"recently deleted/Old {MARK}/main.py" in names
        (run,) = [name for name in names if name.startswith("runs/")]
        assert archive.read(run).decode() == f"{MARK} said\n"
        assert "In the class First class as Ada" in archive.read("about.txt").decode()
        index = archive.read("index.html").decode()
        assert f'href="projects/Little%20{MARK}.html"' in index
        assert "Everything that this site kept of Ada" in index


def test_nothing_secret_and_nothing_of_others_comes_along(ada, school):
    project = forks.new_project(school["Grace"], "Of Grace", entry="main.py")
    files.add(project=project, name="main.py", data=b"grace wrote this")
    with opened(ada) as archive:
        everything = b"".join(archive.read(name) + name.encode() for name in archive.namelist())
    for kept in (b"secret-digest", b"grace wrote", b"Grace", ada.password.encode(), ada.username.encode(), b"argon2"):
        assert kept not in everything


def test_names_that_would_hide_each_other_are_told_apart(school):
    student = school["Ada"]
    for _ in range(2):
        project = Project.objects.create(owner=student, title="Same/../x")
        files.add(project=project, name="main.py", data=b"x")
    with opened(student) as archive:
        names = archive.namelist()
    assert len(names) == len(set(map(str.lower, names)))
    assert not any(".." in name.split("/") or name.startswith("/") for name in names)


@pytest.mark.django_db(transaction=True)
async def test_the_zip_comes_in_pieces_as_they_are_made(async_client):
    def prepared():
        teacher = User.objects.create_user("teacher", display_name="Ms Teacher", is_teacher=True)
        student = join(open_class(teacher, "First class"), "Ada")
        project = forks.new_project(student, "Large", entry="main.py")
        for number in range(4):
            files.add(project=project, name=f"{number}.png", data=b"\x89PNG\r\n\x1a\n" + random.randbytes(500_000))
        return student

    student = await sync_to_async(prepared)()
    await async_client.aforce_login(student, backend="django.contrib.auth.backends.ModelBackend")
    answer = await async_client.get("/my-work.zip")
    pieces = [piece async for piece in answer.streaming_content]
    assert len(pieces) > 8
    assert max(map(len, pieces)) < sum(map(len, pieces)) * 3 / 4
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        assert archive.testzip() is None
        assert "projects/Large/3.png" in archive.namelist()
