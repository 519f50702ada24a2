"""What a person has done in lessons, to take along as a text, counted, or erased."""

from collections.abc import Iterator

from learn.lessons import lessons
from learn.people.belongings import ExportedFile
from learn.people.models import User
from learn.progress import telling
from learn.progress.models import Attempt, Journey

DAY = "%-d %B %Y"
TIME = "%Y-%m-%d %H:%M"

COVERS = {
    "progress.Journey": "lessons/, a text for each",
    "progress.StepProgress": "in the lesson's text, with the program as it was passed beside it",
    "progress.TwinProgress": "in the lesson's text",
    "progress.Attempt": "in the lesson's text: every try that is kept, and what was said to it",
}


def export_for(user: User) -> Iterator[ExportedFile]:
    for journey in Journey.objects.filter(student=user).prefetch_related("steps", "twins").order_by("began_at"):
        text = "\n".join([*_of_journey(journey), "", *_of_attempts(journey), ""])
        yield ExportedFile(
            f"lessons/{journey.lesson}.txt", text.encode(), f"The lesson “{_title(journey)}”: how far, and every try"
        )
        for row in journey.steps.all():
            for name, passed in row.passed_files.items():
                yield ExportedFile(f"lessons/{journey.lesson}/{row.step}/{name}", passed.encode())


def count_for(user: User) -> dict[str, int]:
    return {"lesson": Journey.objects.filter(student=user).count()}


def erase(user: User) -> None:
    """The projects of lessons are erased by projects."""
    Journey.objects.filter(student=user).delete()


def _title(journey: Journey) -> str:
    lesson = lessons.find(journey.lesson)
    return lesson.title if lesson else journey.lesson


def _of_journey(journey: Journey) -> Iterator[str]:
    yield f"{_title(journey)}, begun on {journey.began_at:{DAY}}, last seen on {journey.seen_at:{DAY}}."
    if journey.finished_at:
        yield f"Finished on {journey.finished_at:{DAY}}."
    for row in sorted(journey.steps.all(), key=lambda row: row.began_at):
        passed = f"passed on {row.passed_at:{DAY}}" if row.passed_at else "not passed yet"
        yield (
            f"Step {row.step}: {passed}; {row.attempts} tries, {row.hints} hints, "
            f"{row.helps} times helped by the tutor, about {row.seconds // 60} minutes."
        )
    for twin in journey.twins.all():
        passed = f"passed alone on {twin.passed_at:{DAY}}" if twin.passed_at else "begun"
        yield f"Task done alone, {twin.twin}: {passed}; {twin.attempts} tries."


def _of_attempts(journey: Journey) -> Iterator[str]:
    for attempt in Attempt.objects.filter(journey=journey).order_by("at").iterator(200):
        answer = f", answered {', '.join(map(str, attempt.answer))}" if attempt.answer else ""
        said = " ".join(said.text for said in telling.read(attempt.told).said)
        yield f"{attempt.at:{TIME}} {attempt.step}: {attempt.get_state_display()}{answer}. {said}".rstrip()
