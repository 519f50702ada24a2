"""Signed out in another tab, and then something is pressed."""

import pytest
from django.test import Client

from learn.people import cards
from tests.people.conftest import join, student_called

pytestmark = pytest.mark.django_db
FORK = "/starters/blank/fork/"
SITE = "http://testserver"


@pytest.mark.parametrize(
    ("page", "back"), [("/starters/", "/starters/"), ("/teach/projects/?of=7b", "/teach/projects/?of=7b")]
)
def test_who_pressed_a_button_comes_back_to_its_page(classroom, page, back):
    join(classroom, "Mia")
    words = cards.new(student=student_called("Mia"))
    client = Client()

    door = client.post(FORK, headers={"referer": SITE + page}).url
    assert door.startswith("/welcome/?next=")

    client.get(door)
    answer = client.post(f"/back/?{door.partition('?')[2]}", {"words": words})
    assert answer.url == back


@pytest.mark.parametrize("page", ["", "https://elsewhere.example/starters/", "//elsewhere.example/"])
def test_a_page_that_is_not_of_this_site_is_none_to_come_back_to(page):
    assert Client().post(FORK, headers={"referer": page}).url == "/welcome/"


def test_a_page_itself_is_still_come_back_to():
    assert Client().get("/projects/").url == "/welcome/?next=/projects/"


def test_a_part_of_a_page_is_refused_rather_than_exchanged_for_the_door():
    answer = Client().post(FORK, headers={"hx-request": "true"})

    assert answer.status_code == 401
    assert not answer.content
