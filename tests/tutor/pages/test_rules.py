"""The page on which a teacher says how much the tutor may do."""

import pytest
from django.urls import reverse

from tests.tutor.pages.conftest import words
from tutor import rules
from tutor.rules import ClassRules
from tutor.scenes import JOBS

pytestmark = pytest.mark.django_db
TOLD = {"strongest": "explain", "jobs": ["hint", "chat"], "most_a_day": 12, "most_a_day_of_class": 300, "keep_days": 30}


@pytest.fixture
def path(classroom):
    return reverse("tutor:rules", args=[classroom.pk])


def of_lesson(classroom, slug="quiz-master"):
    return reverse("tutor:lesson_rules", args=[classroom.pk, slug])


def test_what_is_saved_holds_and_is_said(client, path, classroom):
    answer = client.post(path, TOLD, follow=True)
    assert "Saved. These rules hold from now on." in words(answer)
    assert rules.of_class(classroom) == ClassRules(
        strongest="explain",
        off=frozenset(JOBS) - {"hint", "chat"},
        most_a_day=12,
        most_a_day_of_class=300,
        keep_days=30,
    )
    page = words(client.get(path))
    assert 'value="explain" checked' in page
    assert 'value="chat" checked' in page
    assert 'value="ghost" checked' not in page
    assert 'value="30" selected' in page
    assert 'value="12"' in page


def test_of_a_new_class_it_is_said_that_it_has_all_of_it(client, path):
    page = words(client.get(path))
    assert "a new class has all of it, up to examples" in page
    assert 'value="example" checked' in page
    assert all(f'value="{job}" checked' in page for job in JOBS)
    client.post(path, TOLD)
    assert "a new class has" not in words(client.get(path))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"most_a_day": "-1"}, "Write a whole number from 0 to 1000."),
        ({"most_a_day": "lots"}, "Write a whole number from 0 to 1000."),
        ({"most_a_day_of_class": "1e99"}, "Write a whole number from 0 to 100000."),
        ({"strongest": "everything"}, "Choose one of these."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_what_was_typed(client, path, classroom, change, sentence):
    answer = client.post(path, TOLD | change)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="chat" checked' in words(answer)
    assert 'value="ghost" checked' not in words(answer)
    assert 'value="30" selected' in words(answer)
    assert words(answer).count('" selected>') == 1
    assert rules.of_class(classroom) == rules.DEFAULT


def test_a_lesson_has_rules_of_its_own_until_it_has_none(client, path, classroom):
    client.post(of_lesson(classroom), {"strongest": "nudge", "jobs": ["hint", "chat", "action", "file", "plan"]})
    assert rules.of_class(classroom, "quiz-master").strongest == "nudge"
    assert "It gives nudges. Switched off: grey text." in words(client.get(path))
    assert "This lesson has rules of its own." in words(client.get(of_lesson(classroom)))
    client.post(of_lesson(classroom), {"forget": "1"})
    assert rules.of_lessons(classroom) == {}
    assert "It gives nudges." not in words(client.get(path))


def test_a_lesson_that_is_not_there_has_no_rules(client, classroom):
    assert client.get(of_lesson(classroom, "nothing-here")).status_code == 404
    assert client.post(of_lesson(classroom, "nothing-here"), TOLD).status_code == 404


def test_switched_off_is_said_on_the_class_page(client, classroom):
    section = reverse("tutor:of_class", args=[classroom.pk])
    assert "It gives nudges, explanations and examples." in words(client.get(section, headers={"HX-Request": "true"}))
    rules.save(classroom, strongest="off")
    assert "It is switched off: nothing of it is seen." in words(client.get(section, headers={"HX-Request": "true"}))


def test_switched_off_on_the_machine_is_said_to_the_teacher(client, classroom, settings):
    settings.TUTOR = False
    section = reverse("tutor:of_class", args=[classroom.pk])
    assert "The tutor is switched off on this machine" in words(client.get(section, headers={"HX-Request": "true"}))
