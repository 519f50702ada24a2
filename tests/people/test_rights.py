"""Who may open which page: every address times everybody."""

import pytest
from django.test import Client

from learn.people.classrooms import open_class
from learn.people.models import Classroom, User
from tests.people.conftest import join, student_called

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"
OWN = ("classes/{}/", "classes/{}/code.svg")
CHANGING = ("classes/{}/code/", "classes/{}/students/{}/card/")


@pytest.fixture
def people(classroom, teachers_client):
    colleague = User.objects.create_user("mr okafor", display_name="Mr Okafor", is_teacher=True)
    other = open_class(name="8a", teacher=colleague)
    found = {
        "nobody": Client(),
        "student": join(classroom, "Mia"),
        "other student": join(classroom, "Noah"),
        "other class": join(other, "Lena"),
        "other teacher": Client(),
        "teacher": teachers_client,
    }
    found["other teacher"].force_login(colleague, backend=BACKEND)
    return found


EXPECTED = {"nobody": 302, "student": 404, "other student": 404, "other class": 404, "other teacher": 404}


@pytest.mark.parametrize("who", EXPECTED)
@pytest.mark.parametrize("path", [*OWN, *CHANGING])
def test_a_class_belongs_to_its_teacher(people, classroom, who, path):
    url = "/" + path.format(classroom.pk, student_called("Mia").pk)
    send = people[who].post if path in CHANGING else people[who].get
    before = (classroom.code, student_called("Mia").pk)
    page = send(url)
    assert page.status_code == EXPECTED[who]
    if who == "nobody":
        assert page.url == ("/welcome/" if path in CHANGING else f"/welcome/?next={url}")
    classroom.refresh_from_db()
    assert (classroom.code, student_called("Mia").pk) == before
    assert not hasattr(student_called("Mia"), "card")


@pytest.mark.parametrize("path", [*OWN, *CHANGING])
def test_the_teacher_may(people, classroom, path):
    url = "/" + path.format(classroom.pk, student_called("Mia").pk)
    send = people["teacher"].post if path in CHANGING else people["teacher"].get
    assert send(url).status_code in (200, 302)


def test_a_teacher_gives_no_cards_to_students_of_others(people, classroom):
    lena = student_called("Lena")
    assert people["teacher"].post(f"/classes/{classroom.pk}/students/{lena.pk}/card/").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("nobody", 302), ("student", 404), ("teacher", 200)])
def test_the_list_of_classes_is_for_teachers(people, who, status):
    assert people[who].get("/classes/").status_code == status
    assert b">8a<" not in people[who].get("/classes/").content


@pytest.mark.parametrize(("who", "status"), [("nobody", 302), ("student", 200), ("teacher", 302)])
def test_a_card_is_for_students(people, who, status):
    assert people[who].get("/card/").status_code == status


@pytest.mark.parametrize("path", CHANGING)
def test_nothing_changes_by_a_link(people, classroom, path):
    url = "/" + path.format(classroom.pk, student_called("Mia").pk)
    assert people["teacher"].get(url).status_code == 405


def test_nothing_changes_from_a_foreign_page(classroom, teacher):
    client = Client(enforce_csrf_checks=True)
    client.force_login(teacher, backend=BACKEND)
    for path in (
        "/welcome/",
        "/back/",
        "/sign-out/",
        "/classes/",
        f"/classes/{classroom.pk}/code/",
        classroom.join_path,
    ):
        assert client.post(path, headers={"Origin": "https://evil.example"}).status_code == 403


def test_who_is_visible_to_whom(people):
    def seen(nickname: str) -> set[str]:
        return {user.display_name for user in User.objects.visible_to(User.objects.get(display_name=nickname))}

    assert seen("Mia") == {"Mia"}
    assert seen("Ms Rivera") == {"Ms Rivera", "Mia", "Noah"}
    assert seen("Mr Okafor") == {"Mr Okafor", "Lena"}


def test_which_class_is_visible_to_whom(people):
    def seen(nickname: str) -> set[str]:
        return {room.name for room in Classroom.objects.visible_to(User.objects.get(display_name=nickname))}

    assert seen("Mia") == {"7b"}
    assert seen("Ms Rivera") == {"7b"}
    assert seen("Lena") == {"8a"}


def test_a_teacher_who_is_one_no_longer_sees_no_class(people, classroom, teacher):
    teacher.is_teacher = False
    teacher.save()
    assert people["teacher"].get(f"/classes/{classroom.pk}/").status_code == 404
    assert set(User.objects.visible_to(teacher)) == {teacher}
