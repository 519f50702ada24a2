"""A school whose students have asked the tutor for a year; one large class has asked most of it.

    BUILDALONG_DATA=… python -m bench.tutor_seed EXCHANGES

Prints the keys of two sessions and of the class as JSON.
"""

import datetime
import json
import os
import random
import sys
import uuid

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.lessons_seed import CLASS, join_classes, session_of  # noqa: E402
from learn.lessons import lessons  # noqa: E402
from learn.people.models import Classroom, User  # noqa: E402
from runner.diagnosis.tags import TAGS  # noqa: E402
from tutor.models import Alarm, Exchange, Gift, Giving  # noqa: E402

STUDENTS, DAYS, MOST_AT_ONCE = 10 * CLASS, 180, 1_000
OF_FIRST = 0.5  # of all exchanges
ASKED = "why does my {word} stay {number} when I {word} it".split()
WORDS = "score loop list name answer colour turtle number text picture dice board player word guess".split()
SAID = "Line {number} uses `{word}`, which has no value yet.\n\nWhat should it be at the very beginning?"
GIFTS = 2_000


def seed(exchanges: int) -> dict[str, str]:
    chance = random.Random(5)
    with transaction.atomic():
        teacher = User.objects.create_user(f"bench-{uuid.uuid4().hex}", display_name="Teacher", is_teacher=True)
        people = User.objects.bulk_create(
            User(username=f"t-{uuid.uuid4().hex}", display_name=f"Student {number}", password="!")
            for number in range(STUDENTS)
        )
        join_classes(people, teacher)
        classes = list(Classroom.objects.filter(teacher=teacher).order_by("name"))
        rows = [asked(people, classes, chance) for _ in range(exchanges)]
        Exchange.objects.bulk_create(rows, batch_size=MOST_AT_ONCE)
        Alarm.objects.bulk_create(
            Alarm(student=row.student, classroom=row.classroom, exchange=row, kind="distress", seen_at=timezone.now())
            for row in rows[:: exchanges // 100]
        )
        given(people[:CLASS], classes[0])
    keys = {"student": session_of(people[0]), "teacher": session_of(teacher), "classroom": str(classes[0].pk)}
    return keys | {"exchange": str(rows[0].pk), "person": str(people[0].pk)}


def asked(people: list[User], classes: list[Classroom], chance: random.Random) -> Exchange:
    at = 0 if chance.random() < OF_FIRST else chance.randrange(len(classes))
    lesson = chance.choice(lessons.all_lessons())
    job = chance.choice(["hint", "hint", "hint", "chat", "chat", "action", "ghost"])
    words = {"word": chance.choice(WORDS), "number": chance.randrange(40)}
    said = SAID.format(**words)
    return Exchange(
        student=people[at * CLASS + chance.randrange(CLASS)],
        classroom=classes[at],
        lesson=lesson.slug,
        step=chance.choice(lesson.steps).slug,
        job=job,
        what="failure" if job == "hint" else "",
        level="nudge" if job == "hint" else "",
        tag=chance.choice(list(TAGS)) if job == "hint" else "",
        asked=" ".join(chance.sample(ASKED, 7)).format(**words) if job == "chat" else "",
        said=said,
        sources=[["rules", len(said)]],
        ended="done",
        at=timezone.now() - datetime.timedelta(seconds=chance.random() * DAYS * 86_400),
    )


def given(people: list[User], classroom: Classroom) -> None:
    for each in classroom.teacher.classrooms.all():
        Giving.objects.create(classroom=each)
    Gift.objects.bulk_create(
        Gift(
            student=people[number % len(people)],
            classroom=classroom,
            digest=f"{number:064}",
            program=f"apple = {number}\nprint(appel)\n" * 10,
            tag="name-typo",
            line=2,
            state=["waiting", "given"][number % 2],
        )
        for number in range(GIFTS)
    )


if __name__ == "__main__":
    print(json.dumps(seed(int(sys.argv[1]))))
