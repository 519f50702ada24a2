"""How far a student is, in all lessons; what was made; and a whole class at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet

from learn.lessons import lessons
from learn.lessons.lesson import Lesson
from learn.people.models import Classroom, Membership, User
from learn.progress.models import Journey, StepProgress, TwinProgress
from learn.progress.standing import current
from projects.models import Project


class Way(NamedTuple):
    """A student's way through a lesson, as far as it was gone."""

    lesson: Lesson
    journey: Journey | None
    passed: int = 0  # steps
    with_help: int = 0
    alone: int = 0  # twins
    attempts: int = 0
    hints: int = 0

    @property
    def total(self) -> int:
        return len(self.lesson.steps)

    @property
    def number(self) -> int:
        """Of the step that the student is at."""
        return current(self.lesson, self.journey).number if self.journey else 0

    @property
    def title(self) -> str:
        return current(self.lesson, self.journey).title if self.journey else ""

    @property
    def is_finished(self) -> bool:
        return self.journey is not None and self.journey.finished_at is not None

    @property
    def has_project(self) -> bool:
        return bool(self.journey and self.journey.project and self.journey.project.deleted_at is None)


def of_student(student: User) -> list[Way]:
    """Every lesson, in their order."""
    journeys = {journey.lesson: journey for journey in _journeys([student])}
    return [_way(lesson, journeys.get(lesson.slug)) for lesson in lessons.all_lessons()]


def of_lesson(student: User, lesson: Lesson) -> Way:
    return _way(lesson, _journeys([student]).filter(lesson=lesson.slug).first())


def of_class(classroom: Classroom) -> list[tuple[Membership, list[Way]]]:
    """Each student with the lessons that were begun, the latest first."""
    memberships = list(classroom.memberships.order_by("nickname").select_related("student"))
    found: dict[object, list[Way]] = defaultdict(list)
    for journey in _journeys([membership.student for membership in memberships]).order_by("-seen_at"):
        if lesson := lessons.find(journey.lesson):
            found[journey.student_id].append(_way(lesson, journey))
    return [(membership, found[membership.student_id]) for membership in memberships]


def next_lesson(student: User, lesson: Lesson) -> Lesson | None:
    """The next in order that is not finished."""
    finished = set(Journey.objects.filter(student=student).exclude(finished_at=None).values_list("lesson", flat=True))
    later = [each for each in lessons.all_lessons() if (each.order, each.slug) > (lesson.order, lesson.slug)]
    return next((each for each in later if each.slug not in finished), None)


class Portfolio(NamedTuple):
    """All that somebody has made, and what they know by now."""

    ways: list[Way]
    projects: list[Project]
    concepts: list[tuple[str, bool]]  # met in a passed step; whether in a task that was done alone

    @property
    def is_empty(self) -> bool:
        return not self.ways and not self.projects


def made_by(student: User) -> Portfolio:
    ways = [way for way in of_student(student) if way.journey]
    of_lessons = {way.journey.project_id for way in ways if way.journey}
    of_twins = TwinProgress.objects.filter(journey__student=student).values_list("project_id", flat=True)
    live = Project.objects.live().filter(owner=student).order_by("-changed_at")
    projects = [project for project in live if project.pk not in of_lessons | set(of_twins)]
    return Portfolio(ways, projects, _concepts(ways))


def _concepts(ways: Iterable[Way]) -> list[tuple[str, bool]]:
    met: dict[str, bool] = {}
    for way in ways:
        assert way.journey
        passed = {row.step for row in way.journey.steps.all() if row.first_passed_at}
        alone = {row.twin for row in way.journey.twins.all() if row.is_passed}
        proven = {slug for twin in way.lesson.twins if twin.slug in alone for slug in twin.of}
        for step in way.lesson.steps:
            for concept in step.teaches if step.slug in passed else ():
                met[concept] = met.get(concept, False) or step.slug in proven
    return list(met.items())


def _journeys(students: list[User]) -> QuerySet[Journey]:
    """With all that a `Way` counts: three questions to the database, however many there are."""
    rows = Journey.objects.filter(student__in=students).select_related("project", "student")
    return rows.prefetch_related(Prefetch("steps", StepProgress.objects.defer("passed_files")), "twins")


def _way(lesson: Lesson, journey: Journey | None) -> Way:
    if journey is None:
        return Way(lesson, None)
    known = {step.slug for step in lesson.steps}
    steps: list[StepProgress] = [row for row in journey.steps.all() if row.step in known]
    return Way(
        lesson,
        journey,
        passed=sum(row.is_passed for row in steps),
        with_help=sum(row.was_helped for row in steps),
        alone=sum(row.is_passed for row in journey.twins.all()),
        attempts=sum(row.attempts for row in steps),
        hints=sum(row.hints for row in steps),
    )
