"""A school that has used lessons for a year: many students, each somewhere in several lessons, with all their tries.

    BUILDALONG_DATA=… python -m bench.lessons_seed STUDENTS ATTEMPTS

Prints the keys of two sessions as JSON: of a student, and of the teacher of the first class.
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

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from learn.lessons import lessons  # noqa: E402
from learn.people.models import Classroom, Membership, User  # noqa: E402
from learn.progress import journeys  # noqa: E402
from learn.progress.models import Attempt, Journey, StepProgress  # noqa: E402

CLASS = 30
TOLD = {"said": [{"passed": True, "text": "It asks."}, {"passed": False, "text": "I typed 3, and looked for 7. " * 3}]}


def seed(students: int, attempts: int) -> dict[str, str]:
    chance = random.Random(4)
    every = lessons.all_lessons()
    with transaction.atomic():
        teacher = User.objects.create_user(f"bench-{uuid.uuid4().hex}", display_name="Teacher", is_teacher=True)
        people = User.objects.bulk_create(
            User(username=f"b-{uuid.uuid4().hex}", display_name=f"Student {number}", password="!")
            for number in range(students)
        )
        join_classes(people, teacher)
        ways = [way for person in people for way in ways_of(person, every, chance)]
        Journey.objects.bulk_create(journey for journey, _ in ways)
        StepProgress.objects.bulk_create(row for _, rows in ways for row in rows)
        tries(ways, attempts, chance)
    mine = journeys.begin(student=people[0], lesson=every[0])
    return {"student": session_of(people[0]), "teacher": session_of(teacher), "project": str(mine.project_id)} | {
        "classroom": str(teacher.classrooms.order_by("name").first().pk)  # type: ignore[union-attr]
    }


def join_classes(people: list[User], teacher: User) -> None:
    for start in range(0, len(people), CLASS):
        classroom = Classroom.objects.create(name=f"Class {start:05}", code=uuid.uuid4().hex[:8], teacher=teacher)
        Membership.objects.bulk_create(
            Membership(
                classroom=classroom, student=person, nickname=person.display_name, nickname_key=person.display_name
            )
            for person in people[start : start + CLASS]
        )


def ways_of(person: User, every, chance: random.Random):
    for lesson in chance.sample(every, min(len(every), 4)):
        at = chance.choice(lesson.steps)
        journey = Journey(student=person, lesson=lesson.slug, step=at.slug)
        passed = timezone.now() - datetime.timedelta(days=chance.randrange(200))
        rows = [
            StepProgress(
                journey=journey,
                step=step.slug,
                attempts=3,
                hints=chance.randrange(4),
                passed_at=passed if step.number < at.number else None,
                first_passed_at=passed if step.number < at.number else None,
                passed_files={"main.py": "print('hello')\n" * 20} if step.number < at.number else {},
            )
            for step in lesson.steps
            if step.number <= at.number
        ]
        yield journey, rows


def tries(ways, attempts: int, chance: random.Random) -> None:
    made = []
    for number in range(attempts):
        journey, rows = ways[number % len(ways)]
        state = chance.choice([Attempt.State.PASSED, Attempt.State.NOT_YET])
        made.append(Attempt(journey=journey, step=chance.choice(rows).step, state=state, told=TOLD, tags=["name-typo"]))
    Attempt.objects.bulk_create(made, batch_size=1_000)


def session_of(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key or ""


if __name__ == "__main__":
    print(json.dumps(seed(int(sys.argv[1]), int(sys.argv[2]))))
