"""Whoever tries a teacher's name is slowed down, and does not shut the teacher out."""

import pytest
from django.test import Client

from learn.people import known_browsers, welcome
from learn.people.models import User
from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db

SHUT = b"too many wrong tries"


def sign_in(client: Client, password: str = PASSWORD, name: str = "Ms Rivera", address: str = "10.0.0.9"):
    return client.post("/accounts/login/", {"login": name, "password": password}, REMOTE_ADDR=address)


def shut_out(name: str = "Ms Rivera") -> None:
    stranger = Client()
    pages = [sign_in(stranger, f"guess {number}", name) for number in range(6)]
    assert SHUT in pages[-1].content


@pytest.fixture
def own_browser(teacher):
    """In which the teacher has signed in before, and out again."""
    client = Client()
    assert sign_in(client).status_code == 302
    client.post("/sign-out/")
    return client


def test_a_browser_in_which_the_teacher_was_is_not_shut(own_browser):
    shut_out()
    assert SHUT in sign_in(Client()).content  # also with the right password
    assert sign_in(own_browser).status_code == 302


def test_neither_is_the_one_in_which_the_teacher_came_in_by_the_link(client):
    client.post(welcome.teacher_link(), {"name": "Ms Rivera", "password": PASSWORD, "again": PASSWORD})
    client.post("/sign-out/")
    shut_out()
    assert sign_in(client).status_code == 302


def test_it_counts_its_own_tries(own_browser):
    for number in range(20):
        assert SHUT not in sign_in(own_browser, f"guess {number}").content
    assert SHUT in sign_in(own_browser).content
    assert sign_in(Client()).status_code == 302


def test_it_is_good_for_that_teacher_only(own_browser):
    User.objects.create_user("mr osei", password=PASSWORD, display_name="Mr Osei", is_teacher=True)
    shut_out("Mr Osei")
    assert SHUT in sign_in(own_browser, name="Mr Osei").content


def test_colleagues_may_share_a_browser(own_browser):
    User.objects.create_user("mr osei", password=PASSWORD, display_name="Mr Osei", is_teacher=True)
    sign_in(own_browser, name="Mr Osei")
    own_browser.post("/sign-out/")
    shut_out()
    assert sign_in(own_browser).status_code == 302


def test_nobody_writes_it_himself(teacher):
    shut_out()
    forged = Client()
    forged.cookies[known_browsers.COOKIE] = teacher.pk.hex
    assert SHUT in sign_in(forged).content
