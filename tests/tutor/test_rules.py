"""What a student may ask: the lesson's rule before the class's, the strictest of several classes, their own wish."""

import pytest
from django.db import connection

from learn.people.models import Membership
from tests.projects.conftest import join, open_class
from tutor import rules
from tutor.models import HelpRules
from tutor.rules import ClassRules, Rules
from tutor.scenes import JOBS

pytestmark = pytest.mark.django_db


def test_where_nobody_has_said_anything_everything_is_there(ada, teacher):
    assert rules.of(ada) == rules.of(teacher) == Rules()
    assert rules.of(ada).jobs == JOBS
    assert not rules.of(ada).is_off


def test_a_lessons_rule_goes_before_its_classs(ada, classroom):
    rules.save(classroom, strongest="nudge", off={"ghost"}, most_a_day=7)
    rules.save(classroom, "dice", strongest="example", off=set())
    assert rules.of(ada) == Rules(strongest="nudge", off=frozenset({"ghost"}), most_a_day=7)
    assert rules.of(ada, "dice") == Rules(most_a_day=7)
    assert rules.of(ada, "another").strongest == "nudge"
    assert rules.of_lessons(classroom) == {"dice": ClassRules(most_a_day=7)}
    rules.forget(classroom, "dice")
    assert rules.of(ada, "dice").strongest == "nudge"


def test_a_lesson_can_have_the_tutor_although_its_class_has_none(ada, classroom):
    rules.save(classroom, strongest="off")
    rules.save(classroom, "dice", strongest="nudge")
    assert rules.of(ada).is_off
    assert rules.of(ada).jobs == ()
    assert rules.of(ada, "dice").jobs == JOBS


def test_a_class_that_is_joined_while_its_rules_are_looked_up_counts_already(ada, teacher):
    other = open_class(teacher, "Art club")
    rules.save(other, strongest="nudge")
    joining = iter([lambda: Membership.objects.create(classroom=other, student=ada, nickname="Ada")])

    def meanwhile(execute, sql, *rest):
        if "helprules" in sql:
            next(joining, lambda: None)()
        return execute(sql, *rest)

    with connection.execute_wrapper(meanwhile):
        assert rules.of(ada).strongest == "nudge"


def test_of_several_classes_the_strictest_counts(ada, classroom, teacher):
    other = open_class(teacher, "Art club")
    Membership.objects.create(classroom=other, student=ada, nickname="Ada")
    rules.save(classroom, strongest="explain", off={"file"}, most_a_day=90)
    rules.save(other, strongest="nudge", off={"ghost"}, most_a_day=10)
    rules.save(classroom, "dice", strongest="off")
    assert rules.of(ada) == Rules(strongest="nudge", off=frozenset({"file", "ghost"}), most_a_day=10)
    assert rules.of(ada, "dice").is_off
    assert rules.of(join(other, "Grace"), "dice").strongest == "nudge"


def test_a_class_without_a_rule_is_less_strict_than_one_with(ada, classroom, teacher):
    Membership.objects.create(classroom=open_class(teacher, "Art club"), student=ada, nickname="Ada")
    rules.save(classroom, most_a_day=2_000)
    assert rules.of(ada).most_a_day == Rules().most_a_day


def test_a_student_can_do_without(ada, classroom):
    rules.wish(ada, wants_tutor=True, wants_ghost=False)
    assert set(rules.of(ada).jobs) == set(JOBS) - {"ghost"}
    rules.wish(ada, wants_tutor=False, wants_ghost=True)
    assert rules.of(ada).is_off
    assert not rules.of_classes(ada).is_off
    rules.save(classroom, strongest="off")
    rules.wish(ada, wants_tutor=True, wants_ghost=True)
    assert rules.of(ada).is_off


def test_saving_a_part_leaves_the_rest(classroom):
    rules.save(classroom, strongest="nudge", most_a_day=5)
    rules.save(classroom, keep_days=14)
    assert rules.of_class(classroom) == ClassRules(strongest="nudge", most_a_day=5, keep_days=14)
    assert HelpRules.objects.count() == 1


def test_what_an_older_or_newer_site_wrote_is_read(ada, classroom):
    HelpRules.objects.create(classroom=classroom, strongest="all", off=["dance", "chat"])
    assert rules.of(ada) == Rules(off=frozenset({"chat"}))


def test_with_every_job_off_the_tutor_is_off(ada, classroom):
    rules.save(classroom, off=set(JOBS))
    assert rules.of(ada).is_off


def test_it_costs_three_questions(ada, classroom, teacher, django_assert_max_num_queries):
    for name in ("Second", "Third"):
        other = open_class(teacher, name)
        Membership.objects.create(classroom=other, student=ada, nickname="Ada")
        rules.save(other, strongest="nudge")
    with django_assert_max_num_queries(3):
        rules.of(ada, "dice")


def test_switched_off_on_the_machine_it_is_off_for_everybody(ada, classroom, settings):
    settings.TUTOR = False
    rules.save(classroom, "dice", strongest="example")
    assert rules.of(ada, "dice").is_off
    assert rules.of_class(classroom, "dice").strongest == "example"
