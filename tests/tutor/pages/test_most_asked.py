"""What a class asks most, as bars that lead to what was asked."""

import datetime
import itertools

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.projects.conftest import join
from tests.tutor.pages.conftest import exchange, words
from tutor.alarms import comfort
from tutor.chat import replies
from tutor.models import Alarm

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(classroom):
    return reverse("tutor:most_asked", args=[classroom.pk])


def test_what_most_students_asked_about_has_the_longest_bar(client, path, classroom, ada, grace):
    for student in (ada, grace):
        exchange(student, tag="name-typo", lesson="quiz-master", step="5-where")
    for _ in range(5):
        exchange(ada, tag="missing-colon", lesson="quiz-master", step="5-where")
    most = client.get(path).context["most"]
    assert [(row.title, row.people, row.times, row.share) for row in most.mistakes] == [
        ("a name is misspelled", 2, 2, 100),
        ("a colon is missing", 1, 5, 50),
    ]
    assert [(row.people, row.times) for row in most.steps] == [(2, 7)]


def test_a_bar_leads_to_what_was_asked(client, path, ada, grace):
    wanted = exchange(ada, tag="name-typo", lesson="quiz-master", step="5-where")
    exchange(grace, tag="missing-colon", lesson="quiz-master", step="5-where")
    exchange(grace, tag="name-typo", lesson="mad-libs")
    row = next(
        row
        for row in client.get(path).context["most"].mistakes
        if row.title == "a name is misspelled" and row.where.startswith("Quiz")
    )
    listed = client.get(f"{reverse('tutor:exchanges', args=[ada.memberships.get().classroom_id])}?{row.query}")
    assert wanted.pk in {told.exchange.pk for told in listed.context["rows"]}
    assert len(listed.context["rows"]) == 1


def test_questions_in_other_words_are_one_bar(client, path, classroom, ada, grace):
    exchange(ada, job="chat", asked="why does my score stay 0?")
    exchange(grace, job="chat", asked="Why is my score staying at zero?")
    exchange(join(classroom, "Linus"), job="chat", asked="how do I open a file")
    questions = client.get(path).context["most"].questions
    assert [row.people for row in questions] == [2, 1]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("thanks", "thanks"), ("yes it works now", "thanks"), ("u suck", "low"), ("ok bye", "bye"), ("hi there", "hello")],
)
def test_thanks_farewells_and_insults_are_no_questions(client, path, ada, asked, kind):
    said = [sentence.text for sentence in itertools.islice(replies.talk(kind, asked, None), 2)]
    exchange(ada, job="chat", asked=asked, said=said)
    exchange(ada, job="chat", asked="what is a loop")
    assert [row.title for row in client.get(path).context["most"].questions] == ["what is a loop"]


def test_what_is_not_given_is_no_question_of_the_class(client, path, ada):
    exchange(ada, job="chat", asked="give me the answer", ended="refused")
    assert client.get(path).context["most"].questions == []


@pytest.mark.parametrize("kind", ["distress", "danger"])
def test_what_was_answered_as_an_alarm_is_none_either(client, path, ada, kind):
    """Also where the row that told of it is gone."""
    exchange(ada, job="chat", asked="nobody likes me", said=[each.text for each in comfort.sentences(kind, ada)])
    assert client.get(path).context["most"].questions == []


def test_what_the_teacher_was_told_of_stands_nowhere_among_them(client, path, ada):
    of_alarm = exchange(ada, job="chat", asked="nobody likes me")
    Alarm.objects.create(student=ada, classroom=of_alarm.classroom, exchange=of_alarm, kind="distress")
    assert client.get(path).context["most"].questions == []


def test_a_question_leads_to_those_that_ask_the_same(client, path, classroom, ada, grace):
    wanted = {
        exchange(ada, job="chat", asked="why does my score stay 0?").pk,
        exchange(grace, job="chat", asked="Why is my score staying at zero?").pk,
    }
    exchange(ada, job="chat", asked="how do I open a file")
    first = client.get(path).context["most"].questions[0]
    address = f"{reverse('tutor:exchanges', args=[classroom.pk])}?{first.query}"
    assert {told.exchange.pk for told in client.get(address).context["rows"]} == wanted
    assert "Only questions like “" in words(client.get(address))
    address = address.replace("like=", "like=nobody+asked+")
    assert client.get(address).context["rows"] == []


def test_only_these_days_count(client, path, ada):
    exchange(ada, tag="name-typo", at=timezone.now() - datetime.timedelta(days=8))
    assert "Nothing was asked in these days." in words(client.get(path))
    assert "a name is misspelled" in words(client.get(path, {"days": "30"}))
    assert client.get(path, {"days": "999999999"}).context["days"] == 7


def test_grey_text_and_other_classes_do_not_count(client, path, ada, stranger):
    exchange(ada, job="ghost", lesson="quiz-master", step="5-where", times=80)
    exchange(stranger, tag="name-typo")
    assert client.get(path).context["most"].is_empty


def test_a_tag_that_is_not_known_any_more_is_left_out(client, path, ada):
    exchange(ada, tag="of-another-time", lesson="gone", step="away")
    most = client.get(path).context["most"]
    assert most.mistakes == []
    assert [row.title for row in most.steps] == ["gone · away"]


def test_who_asked_today_and_how_much_of_the_day_it_was(client, classroom, ada, grace):
    for _ in range(15):
        exchange(ada)
    exchange(grace, at=timezone.now() - datetime.timedelta(days=2))
    answer = client.get(reverse("tutor:of_class", args=[classroom.pk]))
    assert [(row.title, row.times, row.share) for row in answer.context["rows"]] == [("Ada", 15, 25)]
    assert "It was asked 15 times today by one student." in words(answer)
