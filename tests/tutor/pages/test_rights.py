"""Every address of the tutor's pages × everybody who might try it."""

import pytest
from django.test import Client
from django.urls import reverse

from learn.people.models import Membership
from tests.projects.conftest import join, open_class, signed_in
from tests.tutor.pages.conftest import exchange
from tutor import rules, urls
from tutor.models import Alarm, Exchange, Gift, Giving, HelpRules

pytestmark = pytest.mark.django_db
PEOPLE = ["nobody", "owner", "classmate", "stranger", "teacher", "other teacher"]
OF_A_CLASS = (302, 404, 404, 404, 200, 404)
# Answers in the order of PEOPLE. 302: nobody is led to the door.
PAGES = {
    "get of_class": OF_A_CLASS,
    "get most_asked": OF_A_CLASS,
    "get serving": OF_A_CLASS,
    "get rules": OF_A_CLASS,
    "post rules": (302, 404, 404, 404, 302, 404),
    "get lesson_rules": OF_A_CLASS,
    "post lesson_rules": (302, 404, 404, 404, 302, 404),
    "get exchanges": OF_A_CLASS,
    "get table": OF_A_CLASS,
    "get alarms_of_class": OF_A_CLASS,
    "get alarms": (302, 404, 404, 404, 200, 204),
    "post alarm_seen": (302, 404, 404, 404, 302, 404),
    "get exchange": (302, 200, 404, 404, 200, 404),
    "get mine": (302, 200, 200, 200, 200, 200),
    "post wish": (302, 302, 302, 302, 302, 302),
    "get giving": OF_A_CLASS,
    "post giving": (302, 404, 404, 404, 302, 404),
    "post let_through": (302, 404, 404, 404, 302, 404),
    "post leave_out": (302, 302, 404, 404, 302, 404),
    "post say": (302, 302, 302, 302, 302, 302),
    "get link": (302, 200, 200, 200, 200, 200),
}
RULES = {
    "strongest": "nudge",
    "jobs": ["hint"],
    "most_a_day": 9,
    "most_a_day_of_class": 90,
    "keep_days": 30,
    "gives": "yes",
}


@pytest.fixture
def people(teacher, other_teacher, ada, grace, stranger):
    return {
        "nobody": None,
        "owner": ada,
        "classmate": grace,
        "stranger": stranger,
        "teacher": teacher,
        "other teacher": other_teacher,
    }


@pytest.fixture
def asked(ada):
    return exchange(ada, asked="zebrafinch wrote this")


@pytest.fixture
def alarm(ada, asked):
    return Alarm.objects.create(student=ada, classroom=asked.classroom, exchange=asked, kind="distress")


def send(client, address, classroom, asked, alarm):
    method, name = address.split()
    arguments = {
        "alarms": [],
        "mine": [],
        "wish": [],
        "link": [],
        "say": [],
        "leave_out": [
            Gift.objects.get_or_create(student=asked.student, classroom=classroom, program="zebrafinch")[0].pk
        ],
        "exchange": [asked.pk],
        "alarm_seen": [alarm.pk],
        "lesson_rules": [classroom.pk, "quiz-master"],
    }.get(name, [classroom.pk])
    data = {"known": ""} if name.startswith("alarms") else RULES if method == "post" else {}
    return getattr(client, method)(reverse(f"tutor:{name}", args=arguments), data)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_only_those_who_may(address, who, people, classroom, asked, alarm):
    client = signed_in(people[who]) if people[who] else Client()
    answer = send(client, address, classroom, asked, alarm)
    assert answer.status_code == PAGES[address][PEOPLE.index(who)]
    if who not in ("owner", "teacher") and not answer.streaming:
        assert "zebrafinch" not in answer.content.decode()
    alarm.refresh_from_db()
    assert (alarm.seen_at is not None) == (address == "post alarm_seen" and who == "teacher")
    assert HelpRules.objects.exists() == (who == "teacher" and address in ("post rules", "post lesson_rules"))
    assert Giving.objects.exists() == (who == "teacher" and address == "post giving")
    is_left_out = Gift.objects.get().program == ""
    assert is_left_out == (address == "post leave_out" and who in ("owner", "teacher"))


def test_no_address_is_forgotten():
    assert {pattern.name for pattern in urls.urlpatterns} == {address.split()[1] for address in PAGES}


@pytest.mark.parametrize("who", PEOPLE)
def test_rows_are_visible_to_those_who_may(who, people, asked, alarm):
    if people[who] is not None:
        sees = who in ("owner", "teacher")
        assert Exchange.objects.visible_to(people[who]).exists() == sees
        assert Alarm.objects.visible_to(people[who]).exists() == sees


def test_ones_own_class_shows_nothing_of_others(client, classroom, stranger, asked):
    theirs = exchange(stranger, asked="linus wrote this")
    for query in ({}, {"student": stranger.pk}, {"words": "linus"}, {"student": "rubbish"}):
        page = client.get(reverse("tutor:exchanges", args=[classroom.pk]), query).content.decode()
        assert "linus wrote" not in page
        assert str(theirs.pk) not in page


def test_the_teacher_of_another_class_reads_only_what_an_alarm_is_about(other_teacher, ada, asked):
    Membership.objects.create(classroom=open_class(other_teacher, "Third class"), student=ada, nickname="Ada")
    path = reverse("tutor:exchange", args=[asked.pk])
    assert signed_in(other_teacher).get(path).status_code == 404
    Alarm.objects.create(student=ada, classroom=asked.classroom, exchange=asked, kind="distress")
    assert signed_in(other_teacher).get(path).status_code == 200


def test_a_teacher_who_learns_too_is_nobodys_student(teacher, other_teacher, classroom):
    """A teacher may join a colleague's class: what they ask stays theirs."""
    member = join(classroom, "Colleague")
    member.is_teacher = True
    member.save()
    exchange(member, asked="colleague wrote this")
    assert "colleague wrote" not in words_of_class(signed_in(teacher), classroom)


def words_of_class(client, classroom):
    return client.get(reverse("tutor:exchanges", args=[classroom.pk])).content.decode()


def test_without_its_token_nothing_is_changed(teacher, classroom, asked, alarm):
    client = Client(enforce_csrf_checks=True)
    client.force_login(teacher, backend="django.contrib.auth.backends.ModelBackend")
    for address in PAGES:
        if address.startswith("post"):
            assert send(client, address, classroom, asked, alarm).status_code == 403
    assert rules.of_class(classroom) == rules.DEFAULT
    assert not Giving.objects.exists()
