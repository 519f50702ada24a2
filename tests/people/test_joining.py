"""The door: a class code, a nickname, and nothing else."""

import datetime
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from learn.people import codes, joining
from learn.people.classrooms import change_code, open_class
from learn.people.models import Classroom, Membership, User
from tests.people.conftest import join, student_called

pytestmark = pytest.mark.django_db


def test_the_door_asks_for_a_class_code(client):
    page = client.get("/welcome/")
    assert page.status_code == 200
    assert b'name="code"' in page.content
    assert b"/back/" in page.content
    assert b"/accounts/login/" in page.content


def test_a_code_leads_to_the_nickname_and_the_nickname_into_the_class(client, classroom):
    assert client.post("/welcome/", {"code": classroom.code}).url == classroom.join_path
    assert b"7b" in client.get(classroom.join_path).content
    assert client.post(classroom.join_path, {"nickname": "Mia"}).url == "/card/"
    mia = student_called("Mia")
    assert client.session["_auth_user_id"] == str(mia.pk)
    assert not mia.has_usable_password()
    assert not mia.email
    assert not mia.is_teacher


def test_the_session_lasts_a_school_year(classroom):
    assert join(classroom, "Mia").session.get_expiry_age() > 60 * 60 * 24 * 190


@pytest.mark.parametrize("typed", ["{}", "{} ", "  {}", "{:.4}-{}", "{:.4} {}", "{:.4}–{}"])
def test_a_code_is_found_however_it_is_typed(client, classroom, typed):
    code = classroom.code.lower()
    text = typed.format(code) if typed.count("{") == 1 else typed.format(code, code[4:])
    assert client.post("/welcome/", {"code": text}).url == classroom.join_path


def test_codes_have_no_look_alikes():
    assert len(codes.ALPHABET) == len(set(codes.ALPHABET)) == 32
    assert not set("01IO") & set(codes.ALPHABET)
    assert all(len(codes.fresh()) == 8 for _ in range(50))


@pytest.mark.parametrize("code", ["", "   ", "AAAA", "ABCDEFGH", "A" * 500, "\x00", "😀" * 8, "../../etc"])
def test_a_wrong_code_gets_a_sentence_and_nobody_in(client, classroom, code):
    page = client.post("/welcome/", {"code": code})
    assert page.status_code in (404, 422)
    assert b"field__error" in page.content
    assert not User.objects.filter(is_teacher=False).exists()


def test_a_wrong_link_shows_the_door_again(client):
    page = client.get("/join/ABCDEFGH/")
    assert page.status_code == 404
    assert b"No class has this code" in page.content


def test_a_code_that_has_run_out_says_whom_to_ask(client, classroom):
    classroom.code_expires_at = timezone.now() - datetime.timedelta(minutes=1)
    classroom.save()
    page = client.post("/welcome/", {"code": classroom.code})
    assert page.status_code == 410
    assert b"has run out" in page.content
    assert client.post(classroom.join_path, {"nickname": "Mia"}).status_code == 410
    assert not Membership.objects.exists()


def test_who_is_in_goes_on_also_after_the_code_has_run_out(classroom):
    mia = join(classroom, "Mia")
    Classroom.objects.update(code_expires_at=timezone.now())
    assert mia.get(classroom.join_path).url == "/"


def test_a_changed_code_closes_the_old_door_and_keeps_who_is_in(classroom):
    mia, old = join(classroom, "Mia"), classroom.join_path
    change_code(classroom)
    assert Client().get(old).status_code == 404
    assert Client().get(classroom.join_path).status_code == 200
    assert mia.get("/card/").status_code == 200


def test_who_is_in_goes_straight_on(classroom):
    mia = join(classroom, "Mia")
    assert mia.get(classroom.join_path).url == "/"
    assert mia.post(classroom.join_path, {"nickname": "Somebody"}).url == "/"
    assert Membership.objects.count() == 1


def test_a_student_of_another_class_joins_this_one_too(classroom, teacher):
    mia, second = join(classroom, "Mia"), open_class(name="8a", teacher=teacher)
    assert b"signed in as <strong>Mia" in mia.get(second.join_path).content
    assert mia.post(second.join_path, {"nickname": "Mia R."}).url == "/"
    assert User.objects.filter(is_teacher=False).count() == 1
    assert set(student_called("Mia R.").memberships.values_list("classroom__name", flat=True)) == {"7b", "8a"}


def test_a_teacher_sees_a_preview(teachers_client, classroom):
    for page in (
        teachers_client.get(classroom.join_path),
        teachers_client.post(classroom.join_path, {"nickname": "x"}),
    ):
        assert page.status_code == 200
        assert b"This is the link for students" in page.content
    assert not Membership.objects.exists()


@pytest.mark.parametrize("second", ["Mia", "mia", " MIA ", "Ｍia"])
def test_a_taken_nickname_offers_free_ones_and_the_card(classroom, second):
    join(classroom, "Mia")
    page = Client().post(classroom.join_path, {"nickname": second})
    assert page.status_code == 422
    text = page.content.decode()
    assert "Somebody in this class is already called" in text
    assert " 2</button>" in text
    assert "/back/" in text
    assert User.objects.filter(is_teacher=False).count() == 1


@pytest.mark.parametrize(
    "name",
    ["Ms Rivera", "ms. rivera", "MsRivera", "Ｍｓ Rivera", "Мѕ Rіvеrа", "★ Ms-Rivera ★",
     "admin", "[System]", "TEACHER:", "t e a c h e r", "Теаcher", "Ѕystem"],
)  # fmt: skip
def test_nobody_speaks_in_the_name_of_the_teacher_or_of_the_site(classroom, name):
    page = Client().post(classroom.join_path, {"nickname": name})
    assert page.status_code == 422
    assert "Choose a name" in page.content.decode()
    assert not User.objects.filter(is_teacher=False).exists()


@pytest.mark.parametrize("name", ["Rivera", "Teacher's friend", "Adminka", "Ms Rivera Jr", "Ольга", "Мs"])
def test_a_name_that_is_only_near_it_is_a_name(classroom, name):
    join(classroom, name)
    assert student_called(name)


def test_who_has_been_called_so_stays(classroom):
    visit = uuid.uuid4()
    mia = joining.join(classroom=classroom, nickname="Mia", visit=visit).student
    User.objects.filter(pk=classroom.teacher_id).update(display_name="MIA")
    classroom = Classroom.objects.get()
    assert joining.join(classroom=classroom, nickname="Mia", visit=visit).student == mia
    assert joining.join(classroom=classroom, nickname="Mia", visit=uuid.uuid4(), student=mia).student == mia


def test_an_offered_nickname_is_free(classroom):
    join(classroom, "Mia")
    join(classroom, "mia 2")
    with pytest.raises(joining.TakenName) as taken:
        joining.join(classroom=classroom, nickname="Mia", visit=uuid.uuid4())
    assert taken.value.free == ["Mia 3", "Mia 4", "Mia 5"]


def test_nicknames_are_compared_as_readers_do_in_every_alphabet(classroom):
    join(classroom, "Ärö")
    join(classroom, "ΑΘΗΝΆ")
    assert Client().post(classroom.join_path, {"nickname": "äRÖ"}).status_code == 422
    assert Client().post(classroom.join_path, {"nickname": "αθηνά"}).status_code == 422


def test_the_same_nickname_in_another_class_is_another_student(classroom, teacher):
    join(classroom, "Mia")
    join(open_class(name="8a", teacher=teacher), "Mia")
    assert User.objects.filter(display_name="Mia").count() == 2


def test_a_button_pressed_twice_joins_once(classroom):
    visit = str(uuid.uuid4())
    first, second = Client(), Client()
    for browser in (first, second):
        assert browser.post(classroom.join_path, {"nickname": "Mia", "visit": visit}).url == "/card/"
    assert first.session["_auth_user_id"] == second.session["_auth_user_id"]


def test_the_next_child_at_the_same_form_is_another_student(classroom):
    visit = str(uuid.uuid4())
    for nickname in ("Mia", "Noah"):
        Client().post(classroom.join_path, {"nickname": nickname, "visit": visit})
    assert User.objects.filter(is_teacher=False).count() == 2


def test_an_old_form_lets_nobody_in_as_somebody_else(classroom):
    visit = str(uuid.uuid4())
    Client().post(classroom.join_path, {"nickname": "Mia", "visit": visit})
    Membership.objects.update(joined_at=timezone.now() - datetime.timedelta(minutes=5))
    assert Client().post(classroom.join_path, {"nickname": "Mia", "visit": visit}).status_code == 422


def test_a_class_has_an_end(classroom, monkeypatch):
    monkeypatch.setattr(joining, "MOST_STUDENTS", 1)
    join(classroom, "Mia")
    page = Client().post(classroom.join_path, {"nickname": "Noah"})
    assert page.status_code == 422
    assert b"This class is full" in page.content


def test_nothing_of_codes_or_names_is_logged(classroom, caplog):
    caplog.set_level(0)
    join(classroom, "Mia")
    Client().post(classroom.join_path, {"nickname": "Mia"})
    assert "Mia" not in caplog.text
