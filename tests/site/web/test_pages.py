"""Where a person starts."""

import pytest
from django.test import Client
from django.urls import reverse

from learn.lessons import lessons
from learn.progress import journeys
from tests.projects.conftest import classroom, client, student, teacher  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


def test_a_student_starts_with_the_starters_and_after_that_where_the_lessons_go_on(client, student):  # noqa: F811
    assert client.get("/").url == reverse("projects:gallery")
    assert reverse("progress:lessons").encode() in client.get(reverse("projects:gallery")).content

    journeys.begin(student=student, lesson=lessons.find("guess-the-number"))

    assert client.get("/").url == reverse("progress:lessons")


def test_the_address_of_a_form_opened_as_a_page_is_no_blank_page(client):  # noqa: F811
    """A tab that is brought back, or Enter in the address bar after a form was refused."""
    address = reverse("projects:fork_starter", args=["blank"])
    answer = client.get(address, headers={"Accept": "text/html,*/*"})
    assert answer.status_code == 405
    assert b"There is no page here" in answer.content
    assert reverse("home").encode() in answer.content
    assert not client.get(address, headers={"Accept": "application/json"}).content
    assert not client.get(address, headers={"Accept": "text/html", "HX-Request": "true"}).content


def test_a_teacher_starts_with_the_classes_and_a_stranger_at_the_door(teacher):  # noqa: F811
    signed_in = Client()
    signed_in.force_login(teacher)

    assert signed_in.get("/").url == reverse("people:classes")
    assert Client().get("/").url == reverse("people:welcome")
