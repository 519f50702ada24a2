"""How teachers come in, and what they find."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from learn.people import seed, welcome
from learn.people.models import Classroom, TeacherLink, User
from tests.people.conftest import PASSWORD, join

pytestmark = pytest.mark.django_db

FORM = {"name": "Ms Rivera", "password": PASSWORD, "again": PASSWORD}


def test_the_link_makes_a_teacher_who_takes_over_the_demo_class(client):
    demo, path = seed.demo_class(), welcome.teacher_link()
    assert client.get(path).status_code == 200
    assert client.post(path, FORM).url == "/classes/"
    teacher = User.objects.get()
    assert (teacher.display_name, teacher.is_teacher) == ("Ms Rivera", True)
    demo.refresh_from_db()
    assert demo.teacher == teacher
    assert demo.name.encode() in client.get("/classes/").content


def test_the_link_works_once(client):
    path = welcome.teacher_link()
    client.post(path, FORM)
    for page in (Client().get(path), Client().post(path, FORM | {"name": "Mr Hyde"})):
        assert page.status_code == 410
        assert b".venv/bin/python manage.py teacher_link" in page.content  # as it can be typed
        assert b"/accounts/login/" in page.content
    assert User.objects.count() == 1


def test_each_link_replaces_the_one_before(client):
    old, new = welcome.teacher_link(), welcome.teacher_link()
    assert client.get(old).status_code == 410
    assert client.get(new).status_code == 200


def test_a_link_lasts_a_week(client):
    path = welcome.teacher_link()
    TeacherLink.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    page = client.post(path, FORM)
    assert page.status_code == 410
    assert b"its seven days are over" in page.content


def test_what_helps_against_a_forgotten_password_can_be_typed_as_it_stands(client):
    assert b".venv/bin/python manage.py changepassword" in client.get("/accounts/login/").content


def test_only_a_digest_of_the_link_is_kept():
    path = welcome.teacher_link()
    token = path.strip("/").rpartition("/")[2]
    assert token not in str(TeacherLink.objects.values().get())


def test_there_is_no_first_link_once_there_is_a_teacher(teacher):
    assert welcome.teacher_link() is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Type the name your students know you by."),
        ({"name": "\u202e"}, "nobody can see"),
        ({"password": "short", "again": "short"}, "at least 10 characters"),
        ({"password": "password12", "again": "password12"}, "too common"),
        ({"again": "something else"}, "The two passwords are different."),
    ],
)
def test_a_form_that_is_not_right_keeps_the_link(client, change, sentence):
    path = welcome.teacher_link()
    page = client.post(path, FORM | change)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert client.post(path, FORM).status_code == 302


def test_a_taken_name_keeps_the_link(client, teacher):
    path = welcome.further_teacher_link()
    page = client.post(path, FORM | {"name": "MS Rivera"})
    assert page.status_code == 422
    assert b"There is a teacher called MS Rivera already" in page.content
    assert client.post(path, FORM | {"name": "Mr Okafor"}).status_code == 302


def test_a_teacher_who_opens_a_link_does_not_use_it_up(client, teachers_client):
    path = welcome.further_teacher_link()
    assert teachers_client.get(path).url == "/classes/"
    assert client.get(path).status_code == 200


def test_the_command_prints_a_link(settings):
    out = StringIO()
    call_command("teacher_link", "--site", "http://school.example/", stdout=out)
    link = out.getvalue().strip()
    assert link.startswith("http://school.example/teach/")
    assert Client().get(link.removeprefix("http://school.example")).status_code == 200


def test_the_command_says_how_to_add_a_teacher(teacher):
    with pytest.raises(CommandError, match="--add"):
        call_command("teacher_link")
    out = StringIO()
    call_command("teacher_link", "--add", stdout=out)
    assert "/teach/" in out.getvalue()


def test_the_demo_class_is_made_once():
    first = seed.demo_class()
    assert seed.demo_class() == first
    assert Classroom.objects.count() == 1


def test_the_demo_class_without_a_teacher_never_stays_shut(client):
    demo = seed.demo_class()
    Classroom.objects.update(code_expires_at=timezone.now())
    fresh = seed.demo_class()
    assert fresh.code != demo.code
    assert client.get(fresh.join_path).status_code == 200


def test_a_teacher_signs_in_with_name_and_password(client, teacher):
    for name in ("Ms Rivera", "ms rivera", "  MS  RIVERA "):
        page = client.post("/accounts/login/", {"login": name, "password": PASSWORD})
        assert page.url == "/", page.content.decode()
        client.logout()


def test_a_teacher_signs_in_with_an_email_address(client, teacher):
    teacher.email = "rivera@school.example"
    teacher.save()
    assert client.post("/accounts/login/", {"login": "Rivera@School.example", "password": PASSWORD}).url == "/"


def test_a_wrong_password_gets_a_sentence_and_too_many_get_none_further(client, teacher):
    page = client.post("/accounts/login/", {"login": "Ms Rivera", "password": "wrong"})
    assert "do not fit together" in page.content.decode()
    for _ in range(12):
        page = client.post("/accounts/login/", {"login": "Ms Rivera", "password": "wrong"})
    page = client.post("/accounts/login/", {"login": "Ms Rivera", "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert b"too many" in page.content or page.status_code == 429


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "password/set/", "password/reset/", "confirm-email/", "3rdparty/signup/", "3rdparty/",
     "login/code/confirm/"],
)  # fmt: skip
def test_what_this_site_does_not_offer_is_closed(client, teachers_client, path):
    assert client.get(f"/accounts/{path}").status_code == 404
    assert teachers_client.post(f"/accounts/{path}").status_code == 404


@pytest.mark.parametrize("path", ["login/", "logout/", "password/change/", "2fa/", "2fa/totp/activate/"])
def test_accounts_are_for_teachers(classroom, path):
    assert join(classroom, "Mia").get(f"/accounts/{path}").url == "/sign-out/"


@pytest.mark.parametrize("path", ["password/change/", "2fa/", "logout/"])
def test_a_teacher_reaches_the_account_pages(teachers_client, path):
    page = teachers_client.get(f"/accounts/{path}")
    assert page.status_code == 200
    assert b"site-header" in page.content


def test_a_teacher_opens_a_class(teachers_client, teacher):
    page = teachers_client.post("/classes/", {"name": "Monday club"}, follow=True)
    assert page.status_code == 200
    made = Classroom.objects.get()
    assert (made.name, made.teacher) == ("Monday club", teacher)
    assert made.spoken_code.encode() in page.content


def test_a_class_needs_a_name(teachers_client):
    page = teachers_client.post("/classes/", {"name": " "})
    assert page.status_code == 422
    assert not Classroom.objects.exists()


def test_the_class_page_shows_students_link_and_code(teachers_client, classroom):
    join(classroom, "Mia")
    page = teachers_client.get(f"/classes/{classroom.pk}/").content.decode()
    for part in ("Mia", classroom.spoken_code, f"http://testserver{classroom.join_path}"):
        assert part in page
    assert f'hx-get="/classes/{classroom.pk}/projects/"' in page


def test_the_link_comes_as_a_picture_too(teachers_client, classroom):
    picture = teachers_client.get(f"/classes/{classroom.pk}/code.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.content.lstrip().startswith(b"<?xml")


def test_a_teacher_changes_the_code(teachers_client, classroom):
    old = classroom.code
    assert teachers_client.post(f"/classes/{classroom.pk}/code/").url == f"/classes/{classroom.pk}/"
    classroom.refresh_from_db()
    assert classroom.code != old


def test_a_link_that_only_this_computer_can_open_says_so(teachers_client, classroom):
    url = f"/classes/{classroom.pk}/"
    assert b"--lan" in teachers_client.get(url, headers={"Host": "localhost:8000"}).content
    assert b"--lan" not in teachers_client.get(url).content


def test_one_page_speaks_one_language(client):
    form = FORM | {"password": "short", "again": "short"}
    page = client.post(welcome.teacher_link(), form, headers={"Accept-Language": "de"})
    assert b"at least 10 characters" in page.content
