"""The pages on which a student's work is taken out or erased."""

import pytest
from django.test import Client

from learn.people.models import Membership, User
from tests.projects.conftest import join, open_class, signed_in

pytestmark = pytest.mark.django_db
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
