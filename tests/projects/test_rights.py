"""Every address of a project × everybody who might try it."""

import base64
import re

import pytest
from django.test import Client
from django.urls import reverse

from projects import covers, files, forks
from projects.models import Project
from runner.messages import Picture
from tests.projects.conftest import join, open_class, signed_in

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
PEOPLE = ["nobody", "owner", "classmate", "stranger", "teacher", "other teacher"]

# Answers in the order of PEOPLE. 302: nobody is led to the door, an owner to the next page.
PAGES = {
    "get workspace": (302, 200, 404, 404, 200, 404),
    "get as_zip": (302, 200, 404, 404, 200, 404),
    "get as_notebook": (302, 200, 404, 404, 200, 404),
    "get as_page": (302, 200, 404, 404, 200, 404),
    "post fork": (302, 302, 404, 404, 302, 404),
    "post rename": (302, 302, 404, 404, 403, 404),
    "post delete": (302, 302, 404, 404, 403, 404),
    "post restore": (302, 302, 404, 404, 404, 404),
    "get files": (403, 200, 404, 404, 200, 404),
    "post files": (403, 201, 404, 404, 403, 404),
    "post paste_into": (403, 201, 404, 404, 403, 404),
    "post upload": (403, 200, 404, 404, 403, 404),
    "get file": (403, 200, 404, 404, 200, 404),
    "put file": (403, 200, 404, 404, 403, 404),
    "post rename_file": (403, 200, 404, 404, 403, 404),
    "post delete_file": (403, 200, 404, 404, 403, 404),
    "post bring_back_file": (302, 302, 404, 404, 403, 404),
    "post restore_file": (403, 200, 404, 404, 403, 404),
    "get download": (302, 200, 404, 404, 200, 404),
    "get picture": (302, 200, 404, 404, 200, 404),
    "get cover": (302, 200, 404, 404, 200, 404),
    "get download_cover": (302, 200, 404, 404, 200, 404),
    "post choose_cover": (302, 302, 404, 404, 403, 404),
    "get history": (403, 200, 404, 404, 200, 404),
    "get version": (403, 200, 404, 404, 200, 404),
    "get version_picture": (302, 200, 404, 404, 200, 404),
    "get beginning": (403, 200, 404, 404, 200, 404),
    "post bring_back": (403, 200, 404, 404, 403, 404),
    "post bring_all_back": (403, 200, 404, 404, 403, 404),
    "post name_moment": (403, 200, 404, 404, 403, 404),
}
BODIES = {
    "post paste_into": {"name": "new.py", "text": "x = 1"},
    "post files": {"name": "new.py"},
    "put file": {"text": "typed", "base": 1},
    "post rename_file": {"name": "new.txt"},
    "post name_moment": {"name": "It works"},
}
OF_A_FILE = set("file rename_file delete_file restore_file bring_back_file download picture beginning".split())
OF_A_VERSION = {"version", "version_picture", "bring_back", "bring_all_back", "name_moment"}


@pytest.fixture
def people(teacher, classroom, student):
    other_teacher = type(teacher).objects.create_user("other", display_name="Mr Other", is_teacher=True)
    return {
        "nobody": None,
        "owner": student,
        "classmate": join(classroom, "Grace"),
        "stranger": join(open_class(other_teacher, "Second class"), "Linus"),
        "teacher": teacher,
        "other teacher": other_teacher,
    }


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("address", PAGES)
def test_a_project_answers_only_those_who_may(address, who, people, project):
    client = signed_in(people[who]) if people[who] else Client()
    response = send(client, address, project)
    assert response.status_code == PAGES[address][PEOPLE.index(who)]
    if who not in ("owner", "nobody") and response.status_code >= 400:
        assert not re.search(r"\bAda\b", response.content.decode())  # random letters may spell it as well


@pytest.mark.parametrize("who", PEOPLE)
def test_a_class_is_listed_to_its_teacher_only(who, people, classroom):
    client = signed_in(people[who]) if people[who] else Client()
    response = client.get(reverse("projects:of_class", args=[classroom.pk]))
    assert response.status_code == {"nobody": 302, "teacher": 200}.get(who, 404)


@pytest.mark.parametrize("address", PAGES)
def test_a_deleted_project_is_gone_for_its_teacher_and_only_brought_back_by_its_owner(address, people, project):
    path = path_of(address, project)
    Project.objects.update(deleted_at=project.created_at)
    assert send(signed_in(people["teacher"]), address, project, path).status_code == 404
    own = send(signed_in(people["owner"]), address, project, path).status_code
    assert own == (302 if address == "post restore" else 404)


@pytest.mark.parametrize("name", sorted(OF_A_FILE))
def test_a_file_is_not_found_through_another_project(name, people, project, starter):
    mine = forks.fork_starter(owner=people["classmate"], starter=starter)
    theirs = project.files.get(name="words.txt")
    path = reverse(f"projects:{name}", kwargs={"project_id": mine.pk, "file_id": theirs.pk})
    client = signed_in(people["classmate"])
    assert {client.get(path).status_code, client.post(path).status_code} <= {404, 405}


@pytest.mark.parametrize("name", sorted(OF_A_VERSION))
def test_a_version_is_not_found_through_another_project(name, people, project, starter):
    mine = forks.fork_starter(owner=people["classmate"], starter=starter)
    theirs = project.versions.latest("id")
    path = reverse(f"projects:{name}", kwargs={"project_id": mine.pk, "version_id": theirs.pk})
    client = signed_in(people["classmate"])
    assert {client.get(path).status_code, client.post(path).status_code} <= {404, 405}


def test_without_its_token_nothing_is_changed(project, student):
    client = Client(enforce_csrf_checks=True)
    client.force_login(student, backend="django.contrib.auth.backends.ModelBackend")
    for address in PAGES:
        if not address.startswith("get"):
            assert send(client, address, project).status_code == 403, address


def path_of(address, project):
    name = address.split()[1]
    ids = {"project_id": project.pk}
    if "cover" in name:
        covers.take(project=project, shown=Picture(mime="image/png", data=base64.b64encode(PNG).decode()))
    if name == "picture":
        ids["file_id"] = files.add(project=project, name="cat.png", data=PNG).pk
    elif name in OF_A_FILE:
        ids["file_id"] = project.files.get(name="words.txt").pk
    elif name in OF_A_VERSION:
        dog = project.files.filter(name="dog.png").first() or files.add(project=project, name="dog.png", data=PNG)
        ids["version_id"] = dog.versions.first().pk
    return reverse(f"projects:{name}", kwargs=ids)


def send(client, address, project, path=""):
    path = path or path_of(address, project)
    if address == "post rename":
        return client.post(path, {"title": "New"})
    if address == "post upload":
        return client.post(path)
    method = getattr(client, address.split()[0])
    return method(path, BODIES.get(address), content_type="application/json")
