"""Who may need somebody to talk to stands at the top of the teacher's pages, until a teacher has seen to it."""

import pytest
from django.db import connection
from django.urls import reverse

from learn.people.models import Membership
from tests.projects.conftest import join, open_class, signed_in
from tests.tutor.pages.conftest import HTMX, exchange, words
from tutor.alarms import calls
from tutor.models import Alarm

pytestmark = pytest.mark.django_db


@pytest.fixture
def alarm(ada):
    asked = exchange(ada, job="chat", asked="zebrafinch is sad")
    return Alarm.objects.create(student=ada, classroom=asked.classroom, exchange=asked, kind="distress")


def of_class(classroom):
    return reverse("tutor:alarms_of_class", args=[classroom.pk])


def test_the_pages_of_a_teacher_ask_for_alarms(client, classroom, alarm):
    assert of_class(classroom) in words(client.get(classroom.get_absolute_url()))
    assert reverse("tutor:alarms") in words(client.get("/classes/"))
    for name in ("of_class", "exchanges", "most_asked", "rules", "giving", "serving"):
        assert of_class(classroom) in words(client.get(reverse(f"tutor:{name}", args=[classroom.pk])))


def test_it_is_said_kindly_who_and_where_to_read_it(client, classroom, alarm):
    for path in (of_class(classroom), reverse("tutor:alarms")):
        page = words(client.get(path, {"known": ""}, **HTMX))
        assert "Ada wrote something to the tutor that sounds as if they are not well." in page
        assert reverse("tutor:exchange", args=[alarm.exchange_id]) in page
        assert "zebrafinch" not in page
    assert "First class" in words(client.get(reverse("tutor:alarms"), {"known": ""}, **HTMX))


def test_who_has_seen_to_it_is_not_told_again(client, classroom, alarm):
    other = Alarm.objects.create(student=join(classroom, "Grace"), classroom=classroom, kind="danger")
    page = words(client.post(reverse("tutor:alarm_seen", args=[alarm.pk]), {"classroom": str(classroom.pk)}, **HTMX))
    assert "Ada" not in page
    assert page.count("autofocus") == 1  # the button that had the keyboard is gone
    assert "Grace wrote something to the tutor that sounds as if somebody could be hurt." in page
    alarm.refresh_from_db()
    first = alarm.seen_at
    client.post(reverse("tutor:alarm_seen", args=[alarm.pk]), **HTMX)
    alarm.refresh_from_db()
    assert alarm.seen_at == first
    client.post(reverse("tutor:alarm_seen", args=[other.pk]))
    assert client.get(of_class(classroom), {"known": ""}, **HTMX).status_code == 204


def test_the_exchange_says_which_teacher_has_seen_to_it(client, ada, alarm, other_teacher):
    Membership.objects.create(classroom=open_class(other_teacher, "Second class"), student=ada, nickname="Countess")
    theirs = signed_in(other_teacher)
    path = reverse("tutor:exchange", args=[alarm.exchange_id])
    assert "has seen to it" not in words(theirs.get(path))
    client.post(reverse("tutor:alarm_seen", args=[alarm.pk]))
    theirs.post(reverse("tutor:alarm_seen", args=[alarm.pk]))
    for reader in (client, theirs, signed_in(ada)):
        assert "Ms Teacher has seen to it on" in words(reader.get(path))


def test_what_the_page_shows_already_is_not_sent_again(client, classroom, alarm):
    assert client.get(of_class(classroom), {"known": str(alarm.pk)}, **HTMX).status_code == 204
    assert client.get(of_class(classroom), {"known": "rubbish"}, **HTMX).status_code == 200


def test_of_a_student_in_two_classes_both_teachers_are_told_once_each(client, classroom, alarm, ada, other_teacher):
    elsewhere = open_class(other_teacher, "Second class")
    Membership.objects.create(classroom=elsewhere, student=ada, nickname="Countess")
    Membership.objects.create(classroom=open_class(classroom.teacher, "Art club"), student=ada, nickname="Ada")
    assert words(client.get(reverse("tutor:alarms"), {"known": ""}, **HTMX)).count("Ada wrote") == 1
    theirs = signed_in(other_teacher)
    assert "Countess wrote" in words(theirs.get(reverse("tutor:alarms"), {"known": ""}, **HTMX))
    assert theirs.get(of_class(classroom), {"known": ""}, **HTMX).status_code == 404


def test_nobody_else_learns_of_it(alarm, stranger, other_teacher):
    assert signed_in(other_teacher).get(reverse("tutor:alarms"), {"known": ""}, **HTMX).status_code == 204


def test_where_there_is_no_alarm_one_question_says_so(teacher, ada, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert calls.calls(teacher) == []


def test_whoever_leaves_the_class_while_it_is_looked_up_is_left_out(teacher, classroom, alarm):
    Alarm.objects.create(student=join(classroom, "Grace"), classroom=classroom, kind="danger")

    def leaves(execute, sql, *rest):
        rows = execute(sql, *rest)
        if "tutor_alarm" in sql:
            Membership.objects.filter(student=alarm.student).delete()
        return rows

    with connection.execute_wrapper(leaves):
        assert [call.name for call in calls.calls(teacher)] == ["Grace"]
