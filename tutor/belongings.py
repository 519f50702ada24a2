"""What a person has asked the tutor and what it said, to take along as a text for each month, counted, or erased."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from learn.people.belongings import ExportedFile
from learn.people.models import User
from tutor.models import Alarm, Exchange, Gift, Plan, Wish
from tutor.reports.retelling import Retold, seen

DAY = "%-d %B %Y"
TIME = "%Y-%m-%d %H:%M"
GIFTS: dict[str, str] = {
    Gift.State.NEW: "not looked at yet",
    Gift.State.WAITING: "your teacher has not looked at it yet",
    Gift.State.GIVEN: "may be used",
    Gift.State.LEFT_OUT: "left out, its text is deleted",
}

COVERS = {
    "tutor.Exchange": "tutor/, a text for each month",
    "tutor.Alarm": "tutor/about.txt",
    "tutor.Wish": "tutor/about.txt",
    "tutor.Plan": "tutor/plans.txt",
    "tutor.Gift": "tutor/given.txt",
    "tutor.Giving": "a teacher's choice for a class, which is not erased with a student",
    "tutor.HelpRules": "a teacher's choice for a class, which is not erased with a student",
}


def export_for(user: User) -> Iterator[ExportedFile]:
    if lines := [*_about(user)]:
        yield ExportedFile("tutor/about.txt", _text(lines), "The tutor: what you chose, and when your teacher was told")
    if lines := [*_plans(user)]:
        yield ExportedFile("tutor/plans.txt", _text(lines), "Your own ideas, and the steps they were made of")
    if lines := [*_gifts(user)]:
        words = "Programs of yours without names in them, which your class gives to teach the tutor"
        yield ExportedFile("tutor/given.txt", _text(lines), words)
    exchanges = Exchange.objects.filter(student=user)
    for month in exchanges.datetimes("at", "month"):
        rows = exchanges.filter(at__year=month.year, at__month=month.month).order_by("at").iterator(200)
        lines = [line for exchange in rows for line in _exchange(exchange)]
        yield ExportedFile(f"tutor/{month:%Y-%m}.txt", _text(lines), f"What you asked the tutor in {month:%B %Y}")


def count_for(user: User) -> dict[str, int]:
    return {"question to the tutor": Exchange.objects.filter(student=user).count()}


def erase(user: User) -> None:
    """Comes before projects: plans hang on these."""
    Alarm.objects.filter(student=user).delete()
    Gift.objects.filter(student=user).delete()
    Exchange.objects.filter(student=user).delete()
    Plan.objects.filter(project__owner=user).delete()
    Wish.objects.filter(student=user).delete()


def _about(user: User) -> Iterator[str]:
    if wish := Wish.objects.filter(student=user).first():
        yield f"The tutor is switched {'on' if wish.wants_tutor else 'off'}."
        yield f"Grey text is switched {'on' if wish.wants_ghost else 'off'}."
        yield f"Programs of yours {'may' if wish.gives else 'may not'} teach the tutor where your class gives."
    for alarm in Alarm.objects.filter(student=user).select_related("seen_by").order_by("at"):
        told = f"On {_day(alarm.at)} your teacher was told that you may need somebody to talk to."
        yield f"{told} {seen(alarm)}".strip()


def _plans(user: User) -> Iterator[str]:
    for plan in Plan.objects.filter(project__owner=user).select_related("project").order_by("at"):
        yield from (f"{plan.project}, {_day(plan.at)}", f"The idea: {plan.idea}", *_steps(plan), "")


def _steps(plan: Plan) -> Iterator[str]:
    """As they were kept: whatever is no step is left out."""
    steps = plan.steps if isinstance(plan.steps, list) else [plan.steps]
    for number, step in enumerate((step for step in steps if isinstance(step, dict)), start=1):
        state = " (dropped)" if step.get("dropped") else " (done)" if step.get("done_at") else ""
        yield f"{number}. {step.get('text', '')}{state}"


def _gifts(user: User) -> Iterator[str]:
    for gift in Gift.objects.filter(student=user).order_by("at"):
        yield f"{_day(gift.at)}, {gift.tag}: {GIFTS[gift.state]}."
        yield from (gift.program, *gift.helped.get("sentences", []), "")


def _exchange(exchange: Exchange) -> Iterator[str]:
    told = Retold(exchange, is_whole=True)
    yield f"{timezone.localtime(exchange.at):{TIME}} {told.about}{f', {told.place}' if told.place else ''}"
    for word, text in (("Asked", exchange.asked), ("You said it will do", exchange.words), ("Said", exchange.said)):
        if text:
            yield f"{word}: {text}"
    yield from filter(None, (told.times, told.taken, told.held_back, told.ended))
    yield ""


def _day(at: datetime.datetime) -> str:
    return f"{timezone.localtime(at):{DAY}}"


def _text(lines: list[str]) -> bytes:
    return "\n".join([*lines, ""]).encode()
