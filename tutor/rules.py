"""What a teacher allows, for a class or a lesson in it, and what a student wants. The stricter always counts."""

import dataclasses
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Q

from learn.people.models import Classroom, User
from tutor.models import HelpRules, Wish
from tutor.scenes import JOBS, LEVELS

STRENGTHS = ("off", *LEVELS)  # weakest first
MOST_QUOTA = 1_000
MOST_QUOTA_OF_CLASS = 100_000


@dataclasses.dataclass(frozen=True, kw_only=True)
class Rules:
    """What holds for whoever asks."""

    strongest: str = "example"  # of `STRENGTHS`; "off": nothing of the tutor is seen
    off: frozenset[str] = frozenset()  # jobs
    most_a_day: int = 60

    @property
    def is_off(self) -> bool:
        return not self.jobs

    @property
    def jobs(self) -> tuple[str, ...]:
        """Those that may be offered."""
        return () if self.strongest == "off" else tuple(job for job in JOBS if job not in self.off)


@dataclasses.dataclass(frozen=True, kw_only=True)
class ClassRules(Rules):
    """And for a class together; a student in several is counted and kept by each of them."""

    most_a_day_of_class: int = 1500
    keep_days: int = 180


DEFAULT = ClassRules()


def of(student: User, lesson: str = "") -> Rules:
    """What holds for this student now: of all their classes the strictest, and what they want themselves."""
    return wished(of_classes(student, lesson), wish_of(student))


def of_classes(student: User, lesson: str = "") -> Rules:
    """The same before the student's own wish. A lesson's rule goes before its class's, the machine's before all."""
    told = strictest(by_class(student, lesson).values())
    return told if settings.TUTOR else dataclasses.replace(told, strongest="off")


def by_class(student: User, lesson: str = "") -> dict[uuid.UUID, ClassRules]:
    """What each class of theirs says, by its key."""
    classes = Classroom.objects.filter(memberships__student=student)
    rows = HelpRules.objects.filter(Q(lesson="") | Q(lesson=lesson), classroom__in=classes)
    found: dict[uuid.UUID, dict[str, HelpRules]] = {pk: {} for pk in classes.values_list("pk", flat=True)}
    for row in rows:
        found.setdefault(row.classroom_id, {})[row.lesson] = row  # it may have been joined meanwhile
    return {pk: _joined(of_class, lesson) for pk, of_class in found.items()}


def of_class(classroom: Classroom, lesson: str = "") -> ClassRules:
    rows = HelpRules.objects.filter(Q(lesson="") | Q(lesson=lesson), classroom=classroom)
    return _joined({row.lesson: row for row in rows}, lesson)


def are_told(classroom: Classroom) -> bool:
    """Its teacher has saved some; before, a class is as every new one."""
    return HelpRules.objects.filter(classroom=classroom, lesson="").exists()


def of_lessons(classroom: Classroom) -> dict[str, ClassRules]:
    """Lessons that have a rule of their own."""
    rows = {row.lesson: row for row in HelpRules.objects.filter(classroom=classroom)}
    return {lesson: _joined(rows, lesson) for lesson in rows if lesson}


def strictest(several: Iterable[Rules]) -> Rules:
    """Of none: as where nobody has said anything."""
    rules = list(several) or [DEFAULT]
    return Rules(
        strongest=min((each.strongest for each in rules), key=STRENGTHS.index),
        off=frozenset().union(*(each.off for each in rules)),
        most_a_day=min(each.most_a_day for each in rules),
    )


def save(classroom: Classroom, lesson: str = "", **told: Any) -> None:
    """`told`: fields of `ClassRules`; those not named stay. Of a lesson only `strongest` and `off` are asked for."""
    if "off" in told:
        told["off"] = sorted(told["off"])
    HelpRules.objects.update_or_create(classroom=classroom, lesson=lesson, defaults=told)


def forget(classroom: Classroom, lesson: str) -> None:
    """The lesson has no rule of its own any more: its class's holds."""
    HelpRules.objects.filter(classroom=classroom, lesson=lesson).exclude(lesson="").delete()


def wish_of(student: User) -> Wish:
    return Wish.objects.filter(student=student).first() or Wish(student=student)


def wish(student: User, *, wants_tutor: bool, wants_ghost: bool) -> None:
    Wish.objects.update_or_create(student=student, defaults={"wants_tutor": wants_tutor, "wants_ghost": wants_ghost})


def wished(rules: Rules, wish: Wish) -> Rules:
    if not wish.wants_tutor:
        return dataclasses.replace(rules, strongest="off")
    return rules if wish.wants_ghost else dataclasses.replace(rules, off=rules.off | {"ghost"})


def _joined(rows: dict[str, HelpRules], lesson: str) -> ClassRules:
    """Quotas and keeping are the class's; how much may be said is the lesson's where it has a rule."""
    of_class, of_lesson = rows.get(""), rows.get(lesson)
    rules = _read(of_class) if of_class else DEFAULT
    if of_lesson is None:
        return rules
    told = _read(of_lesson)
    return dataclasses.replace(rules, strongest=told.strongest, off=told.off)


def _read(row: HelpRules) -> ClassRules:
    """What is not known (any more) counts as nothing said."""
    return ClassRules(
        strongest=row.strongest if row.strongest in STRENGTHS else DEFAULT.strongest,
        off=frozenset(row.off) & frozenset(JOBS),
        most_a_day=row.most_a_day,
        most_a_day_of_class=row.most_a_day_of_class,
        keep_days=row.keep_days,
    )
