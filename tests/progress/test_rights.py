"""Every address of lessons × everybody who might try it."""

import pytest
from django.test import Client
from django.urls import reverse

from learn.progress import journeys
from learn.progress.models import Journey
from projects import forks
from projects.models import Project
from tests.projects.conftest import join, open_class, signed_in
from tests.projects.test_rights import PEOPLE, people  # noqa: F401 - a fixture

# Of a student's project in a lesson, in the order of PEOPLE. 302 of the panel: without htmx it is the whole page.
OF_A_PROJECT = {
    "get workspace": (302, 200, 404, 404, 200, 404),
    "get panel": (302, 302, 404, 404, 302, 404),
    "get changes": (302, 200, 404, 404, 200, 404),
    "post hint": (302, 302, 404, 404, 403, 404),
    "post check": (403, 200, 404, 404, 403, 404),
    "post answer": (302, 302, 404, 404, 403, 404),
    "post next": (302, 302, 404, 404, 403, 404),
    "post undo": (302, 302, 404, 404, 403, 404),
    "post leave": (302, 302, 404, 404, 403, 404),
}
# Of a lesson, which is everybody's who has an account: each has a journey of their own, or none.
OF_A_LESSON = {
    "get lesson": (302, 200, 200, 200, 200, 200),
    "get picture": (200, 200, 200, 200, 200, 200),
    "post begin": (302, 302, 302, 302, 302, 302),
    "post begin_anew": (302, 302, 404, 404, 404, 404),
    "post begin_twin": (302, 302, 404, 404, 404, 404),
    "get done": (302, 302, 404, 404, 404, 404),
}


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queued")]


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("address", OF_A_PROJECT)
def test_a_project_in_a_lesson_answers_only_those_who_may(address, who, people, standing, queued):  # noqa: F811
    method, name = address.split()
    client = signed_in(people[who]) if people[who] else Client()
    path = reverse(f"progress:{name}", args=[standing.project.pk])
    response = getattr(client, method)(path, {}, content_type="application/json")
    assert response.status_code == OF_A_PROJECT[address][PEOPLE.index(who)]
    assert bool(queued) == (name == "check" and who == "owner")


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("address", OF_A_LESSON)
def test_a_lesson_is_everybodys_and_a_way_through_it_ones_own(address, who, people, journey, lesson):  # noqa: F811
    method, name = address.split()
    client = signed_in(people[who]) if people[who] else Client()
    more = {"picture": [lesson.picture_digest], "begin_twin": ["twin-pet"]}.get(name, [])
    response = getattr(client, method)(reverse(f"progress:{name}", args=[lesson.slug, *more]))
    assert response.status_code == OF_A_LESSON[address][PEOPLE.index(who)]
    assert Journey.objects.filter(student=people["owner"]).get().pk == journey.pk


@pytest.mark.parametrize("who", PEOPLE)
def test_how_far_a_class_is_its_teacher_alone_sees(who, people, classroom, standing):  # noqa: F811
    client = signed_in(people[who]) if people[who] else Client()
    response = client.get(reverse("progress:of_class", args=[classroom.pk]))
    assert response.status_code == {"nobody": 302, "teacher": 200}.get(who, 404)


@pytest.mark.parametrize("who", PEOPLE)
def test_rows_are_visible_to_those_who_may(who, people, journey):  # noqa: F811
    if people[who] is not None:
        assert Journey.objects.visible_to(people[who]).exists() == (who in ("owner", "teacher"))


@pytest.mark.parametrize("address", OF_A_PROJECT)
def test_a_project_that_belongs_to_no_lesson_has_no_panel(address, student, lesson):
    project = forks.fork_files(owner=student, title="Plain", files=lesson.starter, entry="main.py")
    method, name = address.split()
    path = reverse(f"progress:{name}", args=[project.pk])
    status = getattr(signed_in(student), method)(path, {}, content_type="application/json").status_code
    assert status == {"workspace": 200, "check": 422}.get(name, 404)


@pytest.mark.parametrize("address", OF_A_PROJECT)
def test_a_deleted_project_has_no_panel(address, student, standing):
    Project.objects.update(deleted_at=standing.project.created_at)
    method, name = address.split()
    path = reverse(f"progress:{name}", args=[standing.project.pk])
    assert getattr(signed_in(student), method)(path, {}, content_type="application/json").status_code == 404


def test_without_its_token_nothing_is_changed(student, standing, lesson):
    client = Client(enforce_csrf_checks=True)
    client.force_login(student, backend="django.contrib.auth.backends.ModelBackend")
    paths = [
        reverse(f"progress:{name.split()[1]}", args=[standing.project.pk]) for name in OF_A_PROJECT if "post" in name
    ]
    paths += [reverse("progress:begin", args=[lesson.slug]), reverse("progress:begin_anew", args=[lesson.slug])]
    assert {client.post(path).status_code for path in paths} == {403}


def test_in_two_classes_each_teacher_sees_their_own_students(people, lesson, classroom):  # noqa: F811
    elsewhere = open_class(people["other teacher"], "Third class")
    other = join(elsewhere, "Mary")
    journeys.begin(student=other, lesson=lesson)
    page = signed_in(people["teacher"]).get(reverse("progress:of_class", args=[classroom.pk])).content.decode()
    assert "Mary" not in page
