"""Everything of one person: taken out in files a parent can open, erased to the last row, and no table forgotten."""

import asyncio
import contextlib
import datetime
import io
import random
import re
import uuid
import zipfile
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import models
from django.test import Client
from django.utils import timezone

from learn.people.models import Classroom, Membership, ReturnCard, User
from learn.site import belongings
from projects import asides, files, forks
from projects.models import Project, SharedProject
from runner import messages
from runner.files import keep_all
from runner.messages import Finished, Output
from runner.models import Blob, Run
from tests import stack as stacks
from tests.classroom import Class
from tests.projects.conftest import join, open_class, signed_in

pytestmark = pytest.mark.django_db
MARK = "zebrafinch"  # stands in all that is of the student, and nowhere else


@pytest.fixture
def school():
    teacher = User.objects.create_user("teacher", display_name="Ms Teacher", is_teacher=True)
    classroom = open_class(teacher, "First class")
    return {
        "teacher": teacher,
        "classroom": classroom,
        "Ada": join(classroom, "Ada"),
        "Grace": join(classroom, "Grace"),
    }


@pytest.fixture
def ada(school):
    """A student who has something in every table that can hold something of a student."""
    student = school["Ada"]
    Group.objects.create(name="nobody's")
    ReturnCard.objects.create(student=student, digest="secret-digest")
    project = forks.new_project(student, f"Little {MARK}", entry="main.py")
    main = files.add(project=project, name="main.py", data=f"print('{MARK}')\n".encode())
    for number in range(3):
        main = files.save_text(file=main, text=f"print('{MARK} {number}')\n", base=main.revision)
    asides.keep(file=main, text=f"{MARK} beside")
    files.delete(file=files.add(project=project, name="old.txt", data=f"{MARK} old".encode()))
    put_away = forks.new_project(student, f"Old {MARK}", entry="main.py")
    files.add(project=put_away, name="main.py", data=f"# {MARK} away".encode())
    Project.objects.filter(pk=put_away.pk).update(deleted_at=timezone.now())
    ran(student, project, f"{MARK} said\n", keep_all({"main.py": f"{MARK} unsaved".encode()}))
    for model in leading_to_people():
        if is_of_students(model) and not of_person(model, student).exists():
            filled(model, student)
    return student


def ran(student, project, text, digests):
    events = [Output(stream="stdout", text=text), Finished(outcome="finished")]
    Run.objects.create(
        owner=student,
        place=project.place,
        files=digests,
        entry="main.py",
        state="ended",
        transcript="\n".join(messages.encode(event).decode() for event in events),
        lease_until=timezone.now(),
    )


# ── Which tables lead to a person ──


def paths_to_people(model, seen=()):
    """The ways along foreign keys from a table to the one of people, as filters are written."""
    if model is User:
        return ["pk"]
    found = []
    for field in model._meta.concrete_fields:
        other = field.related_model
        if other and (model, field.name) not in seen:
            deeper = paths_to_people(other, (*seen, (model, field.name))) if len(seen) < 5 else []
            found += [field.name if path == "pk" else f"{field.name}__{path}" for path in deeper]
    return found


def leading_to_people():
    return [model for model in apps.get_models(include_auto_created=True) if paths_to_people(model)]


def of_person(model, person):
    question = models.Q()
    for path in paths_to_people(model):
        question |= models.Q(**{path: person.pk})
    return model._base_manager.filter(question)


def is_of_students(model):
    """A class, and what hangs on it alone, is its teacher's."""
    return any(not path.endswith("teacher") for path in paths_to_people(model))


def filled(model, person):
    """A row of that table with the mark in every text, hanging on what the person has."""
    needed = [field for field in model._meta.concrete_fields if not (field.primary_key or field.null)]
    needed = [field for field in needed if field.related_model or not (field.has_default() or field.blank)]
    values = {field.name: value_for(field, person) for field in needed}
    return model._base_manager.create(**{name: value for name, value in values.items() if value is not None})


def value_for(field, person):
    if field.related_model is Classroom:
        return person.memberships.first().classroom
    if field.related_model:
        is_anybodys = not paths_to_people(field.related_model)  # a group, a permission
        rows = field.related_model._base_manager.all() if is_anybodys else of_person(field.related_model, person)
        return rows.first() or filled(field.related_model, person)
    match field:
        case models.CharField() | models.TextField() if not field.choices:
            return f"{MARK}{uuid.uuid4().hex}"[: field.max_length]
        case models.CharField():
            return field.choices[0][0]
        case models.DateTimeField():
            return timezone.now()
        case models.JSONField():
            return {"of": MARK}
        case models.IntegerField():
            return 1


def test_every_table_that_leads_to_a_person_is_covered():
    covered = {label for feature in belongings.FEATURES for label in feature.COVERS}
    assert {model._meta.label for model in leading_to_people()} - covered == set(), (
        "These tables lead to a person. Say in their feature's belongings.py what becomes of them: "
        "export_for takes their rows along, erase removes them, COVERS names them."
    )
    assert covered <= {model._meta.label for model in apps.get_models(include_auto_created=True)}


# ── Taken out ──


def opened(student):
    return zipfile.ZipFile(io.BytesIO(b"".join(belongings.packed(student))))


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


# ── Erased ──


def everything_kept():
    """Every value of every row, as text."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values_list():
            for value in row:
                is_bytes = isinstance(value, bytes | memoryview)
                yield model._meta.label, bytes(value).decode("latin-1") if is_bytes else str(value)


def test_of_an_erased_student_no_row_no_word_and_no_session_is_left(ada, school):
    browser, grace = signed_in(ada), signed_in(school["Grace"])
    reached = {model: of_person(model, ada).exists() for model in leading_to_people() if is_of_students(model)}
    assert all(reached.values()), [model._meta.label for model, is_there in reached.items() if not is_there]
    assert sum(MARK in value for _, value in everything_kept()) > 10
    traces = (MARK, str(ada.pk), ada.pk.hex, "Ada", ada.username)
    belongings.erase(ada)
    left = [(label, value[:80]) for label, value in everything_kept() if any(trace in value for trace in traces)]
    assert left == []
    assert browser.get("/projects/").status_code == 302
    assert grace.get("/projects/").status_code == 200
    assert Session.objects.count() == 1


def test_what_others_made_of_it_stays(ada, school):
    project = Project.objects.get(title=f"Little {MARK}")
    copy = forks.fork_project(owner=school["Grace"], parent=project)
    belongings.erase(ada)
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
    belongings.erase(ada)
    assert Blob.objects.filter(pk=digests["main.py"]).exists()


def test_what_visitors_saw_of_it_goes_too(ada, school):
    share = SharedProject.objects.get()
    ran(school["Grace"], share.project, f"{MARK} shown to a visitor\n", {})
    Run.objects.filter(owner=school["Grace"]).update(place=f"{share.visits}abc")
    belongings.erase(ada)
    assert not Run.objects.exists()


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


def test_a_teacher_is_not_erased(school):
    with pytest.raises(belongings.RefusedErasure, match="Only students"):
        belongings.erase(school["teacher"])
    assert Classroom.objects.get().teacher == school["teacher"]


# ── At the terminal ──


def told(*words):
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("how", ["ada", "ADA", "id"])
def test_a_student_is_exported_by_nickname_or_id(ada, tmp_path, how):
    target = tmp_path / "ada.zip"
    says = told("export_student", str(ada.pk) if how == "id" else how, "--to", str(target))
    assert "holds everything of Ada: " in says
    assert target.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert "index.html" in archive.namelist()
    with pytest.raises(CommandError, match="there already"):
        told("export_student", "ada", "--to", str(target))
    assert list(tmp_path.iterdir()) == [target]


def test_who_is_not_there_or_there_twice_is_said(school, tmp_path):
    twin = join(open_class(school["teacher"], "Second class"), "ada")
    for words in (["export_student", "Ada", "--to", str(tmp_path / "x.zip")], ["erase_student", "Ada", "--yes"]):
        with pytest.raises(CommandError, match=str(twin.pk)):
            told(*words)
    with pytest.raises(CommandError, match="no student called Zoe"):
        told("erase_student", "Zoe", "--yes")
    with pytest.raises(CommandError, match="Only students"):
        told("erase_student", str(school["teacher"].pk), "--yes")
    with pytest.raises(CommandError, match="cannot be written"):
        told("export_student", str(twin.pk), "--to", str(tmp_path / "nowhere" / "x.zip"))


def test_a_student_is_erased_only_by_who_is_sure(ada, monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "before-restore-1.tar.gz").write_text("")
    assert "2 projects" in told("erase_student", "Ada", "--dry-run")
    for answer in ("", "yes", "Grace"):
        monkeypatch.setattr("builtins.input", lambda answer=answer: answer)
        with pytest.raises(CommandError, match="Nothing was erased"):
            told("erase_student", "Ada")
    assert User.objects.filter(pk=ada.pk).exists()
    monkeypatch.setattr("builtins.input", lambda: "ada ")
    says = told("erase_student", "Ada")
    assert "nothing of it can be brought back" in says
    assert "before-restore-1.tar.gz" in says
    assert not User.objects.filter(pk=ada.pk).exists()


# ── On the teacher's page ──

PEOPLE = ["nobody", "Ada", "Grace", "stranger", "other teacher", "teacher"]
PAGES = {
    "": (302, 404, 404, 404, 404, 200),
    "everything.zip": (302, 404, 404, 404, 404, 200),
    "erase/": (302, 404, 404, 404, 404, 302),
}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("page", PAGES)
def test_only_ones_own_teacher_takes_out_and_erases(school, who, page):
    other = User.objects.create_user("other", display_name="Mr Other", is_teacher=True)
    school |= {"other teacher": other, "stranger": join(open_class(other, "Second class"), "Linus")}
    client = signed_in(school[who]) if who != "nobody" else Client()
    url = f"/classes/{school['classroom'].pk}/students/{school['Ada'].pk}/{page}"
    answer = client.post(url, {"nickname": "Ada"}) if page == "erase/" else client.get(url)
    assert answer.status_code == PAGES[page][PEOPLE.index(who)]
    assert User.objects.filter(pk=school["Ada"].pk).exists() == (page != "erase/" or who != "teacher")


def test_a_teacher_erases_after_typing_the_nickname(school):
    client, student = signed_in(school["teacher"]), school["Ada"]
    Membership.objects.create(classroom=open_class(school["teacher"], "Art club"), student=student, nickname="Ada L")
    url = f"/classes/{school['classroom'].pk}/students/{student.pk}/"
    assert "also in Art club" in client.get(url).content.decode()
    refused = client.post(f"{url}erase/", {"nickname": "Adda"})
    assert refused.status_code == 422
    assert "That is not the nickname." in refused.content.decode()
    assert client.get(f"{url}erase/").status_code == 405
    done = client.post(f"{url}erase/", {"nickname": " ada"}, follow=True)
    assert "Ada is erased. Backups of this site" in done.content.decode()
    assert not User.objects.filter(pk=student.pk).exists()


def test_a_students_other_teachers_page_does_not_reach_them_through_a_class_that_is_not_theirs(school):
    linus = join(open_class(school["teacher"], "Second class"), "Linus")
    url = f"/classes/{school['classroom'].pk}/students/{linus.pk}/"
    assert signed_in(school["teacher"]).get(url).status_code == 404


def test_all_of_ones_own_work_is_ones_own(school):
    assert Client().get("/my-work.zip").status_code == 302
    answer = signed_in(school["Ada"]).get("/my-work.zip")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="Ada ')


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
