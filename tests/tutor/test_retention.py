"""Exchanges are kept as long as the strictest class of their student says, and not a day longer."""

import datetime

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from learn.people.models import Membership, User
from tests.projects.conftest import join, open_class
from tutor import retention, rules
from tutor.models import Alarm, Exchange

pytestmark = pytest.mark.django_db


def asked(student, days, classroom):
    at = timezone.now() - datetime.timedelta(days=days)
    return Exchange.objects.create(student=student, classroom=classroom, job="hint", at=at).pk


def test_each_class_keeps_as_long_as_it_says(ada, classroom):
    other = open_class(classroom.teacher, "Second class")
    rules.save(classroom, keep_days=30)
    young, old = asked(ada, 29, classroom), asked(ada, 31, classroom)
    mate, loner = join(other, "Linus"), User.objects.create_user(display_name="Bo")
    usual, too_old = asked(mate, 179, other), asked(mate, 181, other)
    lone, lone_old = asked(loner, 179, None), asked(loner, 181, None)
    assert retention.forget_old() == 3
    left = set(Exchange.objects.values_list("pk", flat=True))
    assert left == {young, usual, lone}
    assert not left & {old, too_old, lone_old}


def test_of_several_classes_the_strictest_says_how_long(ada, grace, classroom):
    other = open_class(classroom.teacher, "Second class")
    Membership.objects.create(classroom=other, student=ada, nickname="Ada")
    rules.save(classroom, keep_days=365)
    rules.save(other, keep_days=30)
    gone = [asked(ada, 31, where) for where in (classroom, other, None)]
    kept = [asked(ada, 29, where) for where in (classroom, other, None)] + [asked(grace, 364, classroom)]
    alarm = {"student": ada, "classroom": classroom, "kind": "distress", "seen_at": timezone.now()}
    Alarm.objects.create(**alarm, at=timezone.now() - datetime.timedelta(days=31))
    assert retention.forget_old() == len(gone)
    assert set(Exchange.objects.values_list("pk", flat=True)) == set(kept)
    assert not Alarm.objects.exists()


def test_a_class_that_was_left_keeps_as_it_says(ada, classroom):
    rules.save(classroom, keep_days=30)
    left = asked(ada, 29, classroom)
    asked(ada, 31, classroom)
    elsewhere = asked(ada, 31, None)
    ada.memberships.all().delete()
    retention.forget_old()
    assert set(Exchange.objects.values_list("pk", flat=True)) == {left, elsewhere}


def test_a_lessons_rule_does_not_change_how_long(ada, classroom):
    rules.save(classroom, "quiz-master", strongest="nudge", keep_days=14)
    asked(ada, 100, classroom)
    assert retention.forget_old() == 0


def test_many_go_a_part_at_a_time(ada, classroom, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 3)
    for _ in range(8):
        asked(ada, 400, classroom)
    assert retention.forget_old() == 8
    assert not Exchange.objects.exists()


def test_an_alarm_stays_until_somebody_has_seen_to_it(ada, classroom):
    old = timezone.now() - datetime.timedelta(days=400)
    for seen_at in (None, old):
        Alarm.objects.create(
            student=ada,
            classroom=classroom,
            exchange_id=asked(ada, 400, classroom),
            kind="distress",
            at=old,
            seen_at=seen_at,
        )
    retention.forget_old()
    alarm = Alarm.objects.get()
    assert alarm.seen_at is None
    assert alarm.exchange is None


@pytest.mark.filterwarnings("ignore::celery.exceptions.CDeprecationWarning")  # about how every task here is written
def test_the_clock_asks_for_it_every_day(ada, classroom):
    asked(ada, 400, classroom)
    entry = settings.CELERY_BEAT_SCHEDULE["forget old exchanges"]
    assert entry["schedule"] == 60 * 60 * 24
    import_string(entry["task"]).run()
    assert not Exchange.objects.exists()
