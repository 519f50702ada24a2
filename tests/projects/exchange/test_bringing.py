"""The doors through which something comes in: a file chosen, a program pasted, a zip dropped on a project."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from projects import forks
from projects.exchange import notebooks, zips
from projects.models import Project
from tests.projects.conftest import signed_in
from tests.projects.exchange import bombs

DOORS = [reverse("projects:bring"), reverse("projects:paste")]


def bring(client, name, data):
    return client.post(DOORS[0], {"file": SimpleUploadedFile(name, data)}, follow=True)


def paste(client, text, title=""):
    return client.post(DOORS[1], {"text": text, "title": title}, follow=True)


def texts(answer):
    return {file["name"]: file.get("text") for file in answer.context["data"]["files"]}


def test_a_zip_becomes_a_project_that_opens_with_what_has_to_be_said(client, student):
    answer = bring(client, "My game.zip", bombs.packed({"main.py": "print(1)\n", "data/a.csv": "1\n"}))
    project = Project.objects.get(owner=student)
    assert answer.redirect_chain == [(reverse("projects:workspace", args=[project.pk]), 302)]
    assert project.title == "My game"
    assert texts(answer) == {"main.py": "print(1)\n", "a.csv": "1\n"}
    assert "data/a.csv is now a.csv" in answer.content.decode()


def test_a_notebook_and_a_program_become_projects(client):
    assert texts(bring(client, "a.ipynb", notebooks.pack("x = 1\n"))) == {"main.py": "x = 1\n"}
    assert texts(bring(client, "a.PY", b"y = 2\r\n")) == {"main.py": "y = 2\n"}
    assert [project.title for project in Project.objects.order_by("created_at")] == ["a", "a 2"]


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("print(1)", "print(1)\n"),
        ("```python\nprint(1)\n```\n", "print(1)\n"),
        ("if\u00a0x:\n\u00a0\u00a0y\n", "if x:\n  y\n"),
        (">>> x = 1\n>>> if x:\n...     x\n...\n1\n", "x = 1\nif x:\n    x\n\n# 1\n"),
        ("    a = 1\n    if a:\n        b = 2", "a = 1\nif a:\n    b = 2\n"),
    ],
)
def test_a_pasted_program_is_one_that_python_takes(client, pasted, kept):
    assert texts(paste(client, pasted, "From a book")) == {"main.py": kept}
    assert Project.objects.get().title == "From a book"


@pytest.mark.parametrize(
    ("name", "data", "status", "says"),
    [
        ("a.zip", b"PK", 422, "This zip cannot be opened"),
        ("a.zip", bombs.growing(), 413, "more than 8 MB"),
        ("a.ipynb", b"{}", 422, "This notebook cannot be read"),
        ("a.docx", bombs.packed({"a": "b"}), 422, "Choose one of these"),
        ("a.py", b"\xff\xfe\0\0\xff", 422, "cannot be used here"),
        ("a.py", b"  \n", 422, "There is nothing here yet"),
        ("a.py", b"x" * 2_000_000, 413, "at most 1 MB"),
        ("a.zip", b"x" * 9_000_000, 413, "That file is too large"),
    ],
)
def test_what_cannot_come_in_is_answered_beside_the_field(client, name, data, status, says):
    answer = bring(client, name, data)
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert not Project.objects.exists()


def test_a_refused_text_is_still_there_to_be_mended(client):
    answer = paste(client, "x" * 1_200_000, "Long")
    assert answer.status_code == 413
    assert "xxxx" in answer.content.decode()
    assert "at most 1 MB" in answer.content.decode()
    assert client.post(DOORS[0]).status_code == 422
    for nothing in (" ", "", "\u200b  ", "\ufeff", "``` \n\n```", "\n\u00a0\n"):
        assert paste(client, nothing).status_code == 422


def test_where_there_is_no_room_for_a_project_it_is_said(client, project, monkeypatch):
    monkeypatch.setattr(forks, "MOST_PROJECTS", 1)
    assert "there is no room for more" in paste(client, "x = 1").content.decode()


def test_a_zip_and_a_notebook_dropped_on_a_project_are_unpacked_into_it(client, project):
    packed = bombs.packed({"main.py": "other\n", "data/new.csv": "1\n"})
    path = reverse("projects:upload", args=[project.pk])
    uploads = [SimpleUploadedFile("a.zip", packed), SimpleUploadedFile("Week 3.ipynb", notebooks.pack("x = 1\n"))]
    answer = client.post(path, {"files": uploads}).json()
    assert [file["name"] for file in answer["files"]] == ["main_2.py", "new.csv", "Week 3.py"]
    assert any("called main_2.py" in sentence for sentence in answer["refused"])
    assert json.dumps(answer).count("data/new.csv is now new.csv") == 1


def test_the_doors_are_for_those_who_are_signed_in(client):
    for door in DOORS:
        assert Client().post(door).url.startswith("/welcome/")
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        assert strict.post(door, {"text": "x = 1"}).status_code == 403
    assert not Project.objects.exists()


def test_what_is_taken_along_can_be_brought_in_again_by_somebody_else(client, project, teacher):
    packed = client.get(reverse("projects:as_zip", args=[project.pk])).content
    assert zips.unpack(name="x.zip", data=packed).title == "Little poem"
    brought = texts(bring(signed_in(teacher), "x.zip", packed))
    assert brought == {"main.py": 'print("hello")\n', "words.txt": "one\ntwo\n"}
