"""A student's own page: the same as the teacher sees, how much is left, and their own switches."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.projects.conftest import signed_in
from tests.tutor.pages.conftest import HTMX, exchange, words
from tutor import rules
from tutor.models import Alarm, Exchange

pytestmark = pytest.mark.django_db
MINE = "/my/tutor/"


@pytest.fixture
def own(ada):
    return signed_in(ada)


def told(answer):
    """Each exchange as the page tells it, without who it was."""
    return [
        (
            one.about,
            one.level,
            one.place,
            one.asked,
            one.parts,
            one.held_back,
            one.ended,
            one.taken,
            one.cost,
            one.alarm,
            one.seen,
        )
        for one in answer.context["rows"]
    ]


def test_a_student_sees_what_the_teacher_sees(own, client, classroom, ada):
    row = exchange(ada, job="chat", asked="Why 0?", refused=["leak"], tokens_in=3, tokens_out=4)
    exchange(ada, lesson="quiz-master", ended="slow")
    Alarm.objects.create(student=ada, exchange=row, classroom=classroom, kind="distress")
    theirs = client.get(reverse("tutor:exchanges", args=[classroom.pk]))
    mine = own.get(MINE)
    assert told(mine) == told(theirs)
    assert len(told(mine)) == 2
    one = reverse("tutor:exchange", args=[row.pk])
    for answer in (mine, theirs, own.get(one), client.get(one)):
        page = words(answer)
        assert "Why 0?" in page
        assert "A sentence of the model was held back: it would have given the solution away." in page


def test_it_is_ones_own_alone(own, grace):
    exchange(grace, asked="grace wrote this")
    assert "grace wrote" not in words(own.get(MINE, {"student": str(grace.pk)}))
    assert "grace wrote" not in words(own.get(MINE, {"student": str(grace.pk)}, **HTMX))


def test_how_much_is_left_today(own, classroom, ada):
    rules.save(classroom, most_a_day=4)
    assert "4 of 4 helps are left." in words(own.get(MINE))
    exchange(ada)
    exchange(ada, job="ghost", times=50)
    assert "3 of 4 helps are left." in words(own.get(MINE))
    for _ in range(3):
        exchange(ada)
    assert "The helps of today are used up." in words(own.get(MINE))


@pytest.mark.parametrize(
    ("minutes", "left", "ended"),
    [(0, 3, "It is being answered at this moment."), (6, 4, "It was cut off before there was an answer.")],
)
def test_what_was_cut_off_is_said_so_and_does_not_count(minutes, left, ended, own, classroom, ada):
    rules.save(classroom, most_a_day=4)
    exchange(ada, said=[], ended="open", at=timezone.now() - datetime.timedelta(minutes=minutes))
    page = words(own.get(MINE))
    assert f"{left} of 4 helps are left." in page
    assert ended in page


def test_one_name_leads_to_the_page_and_its_switch_says_when_grey_text_comes(own):
    assert "My tutor</a>" in words(own.get(reverse("tutor:link")))
    page = words(own.get(MINE))
    assert "<h1>My tutor</h1>" in page
    assert "In a lesson it comes in steps that you have passed once." in page


def test_a_student_switches_it_off_and_on_again(own, ada):
    page = words(own.post(reverse("tutor:wish"), {"wants_tutor": "1"}, follow=True))
    assert "Saved." in page
    assert 'name="wants_tutor" value="1" checked' in page
    assert 'name="wants_ghost" value="1" checked' not in page
    assert "ghost" not in rules.of(ada).jobs
    own.post(reverse("tutor:wish"), {})
    assert rules.of(ada).is_off
    assert own.get(MINE).status_code == 200
    own.post(reverse("tutor:wish"), {"wants_tutor": "1", "wants_ghost": "1"})
    assert "ghost" in rules.of(ada).jobs


def test_a_switch_that_is_not_offered_is_left_as_it_was(own, classroom, ada):
    rules.save(classroom, off={"ghost"})
    page = words(own.get(MINE))
    assert "Grey text while I type" not in page
    assert 'type="hidden" name="wants_ghost" value="1"' in page


def test_where_it_is_off_nothing_of_it_is_seen_but_what_was_said_before(own, classroom, ada):
    link = reverse("tutor:link")
    assert MINE in words(own.get(link))
    assert link in words(own.get("/projects/"))
    rules.save(classroom, strongest="off")
    assert words(own.get(link)) == ""
    assert own.get(MINE).status_code == 404
    exchange(ada, asked="Why 0?")
    page = words(own.get(MINE))
    assert "The tutor is switched off here." in page
    assert "Why 0?" in page
    assert "helps are left" not in page
    Exchange.objects.all().delete()
    rules.save(classroom, strongest="nudge")
    assert own.get(MINE).status_code == 200


def test_what_a_button_stood_beside_is_nobodys_words(own, client, classroom, ada):
    exchange(ada, what="check", asked="Your program tells the secret.")
    for answer in (own.get(MINE), client.get(reverse("tutor:exchanges", args=[classroom.pk]))):
        assert 'Help with:</span> <p dir="auto">Your program tells the secret.' in words(answer)
        assert "Asked:" not in words(answer)


def test_a_student_is_spoken_to_and_the_teacher_is_told_of_them(own, client, classroom, ada):
    exchange(ada, job="action", what="simplify", taken="all", words="it counts")
    mine, theirs = words(own.get(MINE)), words(client.get(reverse("tutor:exchanges", args=[classroom.pk])))
    assert "You took it." in mine
    assert "You said what it will do:" in mine
    assert "The student" not in mine
    assert "The student took it." in theirs
    assert "The student said what it will do:" in theirs
