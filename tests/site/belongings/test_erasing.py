"""A student is erased to the last row, and nothing of others with them."""

import asyncio
import contextlib
import datetime
import re
import uuid
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from learn.people.models import Classroom
from learn.site.belongings import erasing
from projects import files, forks
from projects.models import Project, SharedProject
from runner.files import keep_all
from runner.models import Blob, Run
from tests import stack as stacks
from tests.classroom import Class
from tests.projects.conftest import signed_in
from tests.site.belongings.traces import MARK, everything_kept, is_of_students, leading_to_people, of_person, ran

pytestmark = pytest.mark.django_db


def test_of_an_erased_student_no_row_no_word_and_no_session_is_left(ada, school):
    browser, grace = signed_in(ada), signed_in(school["Grace"])
    reached = {model: of_person(model, ada).exists() for model in leading_to_people() if is_of_students(model)}
    assert all(reached.values()), [model._meta.label for model, is_there in reached.items() if not is_there]
    assert sum(MARK in value for _, value in everything_kept()) > 10
    traces = (MARK, str(ada.pk), ada.pk.hex, "Ada", ada.username)
    erasing.erase(ada)
    left = [(label, value[:80]) for label, value in everything_kept() if any(trace in value for trace in traces)]
    assert left == []
    assert browser.get("/projects/").status_code == 302
    assert grace.get("/projects/").status_code == 200
    assert Session.objects.count() == 1


def test_what_others_made_of_it_stays(ada, school):
    project = Project.objects.get(title=f"Little {MARK}")
    copy = forks.fork_project(owner=school["Grace"], parent=project)
    erasing.erase(ada)
    copy.refresh_from_db()
    assert copy.parent is None
    assert bytes(copy.files.get(name="main.py").blob.data).decode() == f"print('{MARK} 2')\n"
    assert files.save_text(file=copy.files.get(), text="on", base=copy.files.get().revision).revision


def test_what_somebody_is_just_running_stays(ada, school):
    digests = keep_all({"main.py": f"{MARK} unsaved".encode()})
    Run.objects.create(
        owner=school["Grace"],
        place="x",
        files=digests,
        entry="main.py",
        lease_until=timezone.now() + datetime.timedelta(minutes=1),
    )
    erasing.erase(ada)
    assert Blob.objects.filter(pk=digests["main.py"]).exists()


def test_what_visitors_saw_of_it_goes_too(ada, school):
    share = SharedProject.objects.get()
    ran(school["Grace"], share.project, f"{MARK} shown to a visitor\n", {})
    Run.objects.filter(owner=school["Grace"]).update(place=f"{share.visits}abc")
    erasing.erase(ada)
    assert not Run.objects.exists()


def test_a_teacher_is_not_erased(school):
    with pytest.raises(erasing.RefusedErasure, match="Only students"):
        erasing.erase(school["teacher"])
    assert Classroom.objects.get().teacher == school["teacher"]


async def test_no_file_of_the_site_holds_what_was_erased(stack):
    """A row that is gone may still be read in the database's log, and what a program printed in the engine's."""
    secret = f"{MARK}{uuid.uuid4().hex}"
    classroom = Class(stack)
    student = await classroom.student()
    async with student.workspace() as workspace:
        await workspace.run(f"print('{secret}')")
    page = await student.http.get("/projects/")
    await classroom.leave()
    assert holding(stack.data, secret)
    name = re.search(r"Student \d+ \w{4}", page.text).group()
    done = await asyncio.to_thread(stack.manage, "erase_student", name, "--yes")
    assert done.returncode == 0, done.stderr
    await asyncio.to_thread(stacks.wait_for, lambda: not holding(stack.data, secret), seconds=30)


def holding(folder, text):
    found = []
    for path in filter(Path.is_file, folder.rglob("*")):
        with contextlib.suppress(FileNotFoundError):  # the engine has just written another in its place
            found += [path] if text.encode() in path.read_bytes() else []
    return found
