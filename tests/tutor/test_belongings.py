"""What was asked of the tutor comes along in texts that anybody can read, and goes with the person."""

import datetime

from django.utils import timezone

from projects import forks
from tests.projects.conftest import join
from tutor import belongings
from tutor.models import Alarm, Exchange, Gift, Plan, Wish


def texts(user):
    return {piece.path: piece.data.decode() for piece in belongings.export_for(user)}


def test_of_somebody_who_never_asked_there_is_nothing(ada):
    assert texts(ada) == {}


def test_everything_asked_and_said_comes_along_month_by_month(ada):
    for month in (9, 11):
        at = datetime.datetime(2026, month, 3, 10, 15, tzinfo=datetime.UTC)
        Exchange.objects.create(
            student=ada,
            job="chat",
            lesson="quiz-master",
            ended="slow",
            asked=f"Why {month}?",
            said="Look at line 3.",
            at=at,
        )
    Wish.objects.create(student=ada, wants_ghost=False)
    Alarm.objects.create(student=ada, kind="distress", at=timezone.now())
    Plan.objects.create(
        project=forks.new_project(ada, "Zoo", entry="main.py"),
        idea="a zoo",
        steps=[
            {"text": "Print a lion.", "done_at": "2026-11-03"},
            {"text": "Ask for a name."},
            "rubbish",
            {"text": "Feed it.", "dropped": True},
        ],
    )
    found = texts(ada)
    assert set(found) == {"tutor/about.txt", "tutor/plans.txt", "tutor/2026-09.txt", "tutor/2026-11.txt"}
    assert (
        "2026-09-03 10:15 A question, Quiz master\nAsked: Why 9?\nSaid: Look at line 3.\nThe model took too long.\n"
        in found["tutor/2026-09.txt"]
    )
    assert "Why 9?" not in found["tutor/2026-11.txt"]
    assert "1. Print a lion. (done)\n2. Ask for a name.\n3. Feed it. (dropped)\n" in found["tutor/plans.txt"]
    assert "Grey text is switched off." in found["tutor/about.txt"]
    assert "your teacher was told" in found["tutor/about.txt"]


def test_days_and_times_are_those_of_the_school(ada):
    late = datetime.datetime(2026, 3, 31, 20, 30, tzinfo=datetime.UTC)
    project = forks.new_project(ada, "Zoo", entry="main.py")
    Exchange.objects.create(student=ada, job="chat", asked="Why?", at=late)
    Alarm.objects.create(student=ada, kind="distress", at=late)
    Plan.objects.create(project=project, idea="a zoo", at=late)
    classroom = ada.memberships.get().classroom
    Gift.objects.create(student=ada, classroom=classroom, digest="d", program="x = 1", tag="name", at=late)
    with timezone.override("Pacific/Auckland"):
        found = texts(ada)
    assert found["tutor/2026-04.txt"].startswith("2026-04-01 09:30 A question")
    for name in ("about", "plans", "given"):
        assert "1 April 2026" in found[f"tutor/{name}.txt"]


def test_erasing_leaves_what_others_asked(ada):
    grace = join(ada.memberships.get().classroom, "Grace")
    for student in (ada, grace):
        Exchange.objects.create(student=student, job="hint")
    belongings.erase(ada)
    assert Exchange.objects.get().student == grace
    assert belongings.count_for(ada) == {"question to the tutor": 0}
