"""What a class's tutor is set to, and how much it was asked today, in sentences."""

import dataclasses

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learn.lessons import lessons
from learn.people.models import Classroom, User
from tutor import rules, words
from tutor.ledger import exchanges
from tutor.models import Exchange
from tutor.reports.asked import Counted
from tutor.reports.retelling import names_of
from tutor.rules import ClassRules, Rules


@dataclasses.dataclass(frozen=True)
class Summary:
    rules: ClassRules
    lessons: int  # with a rule of their own
    times: int  # asked today
    people: int

    @property
    def is_off_everywhere(self) -> bool:
        return not settings.TUTOR

    @property
    def set_to(self) -> str:
        return in_short(self.rules)

    @property
    def today(self) -> str:
        if not self.times:
            return _("Nobody has asked it anything today.")
        asked = ngettext("It was asked once today", "It was asked {times} times today", self.times)
        by = ngettext("by one student", "by {people} students", self.people)
        return f"{asked} {by}.".format(times=self.times, people=self.people)


def of_class(teacher: User, classroom: Classroom) -> Summary:
    today = Exchange.objects.visible_to(teacher).filter(classroom=classroom, at__gte=exchanges.midnight())
    counted = today.exclude(job=Exchange.Job.GHOST).aggregate(times=Count("pk"), people=Count("student", distinct=True))
    return Summary(rules.of_class(classroom), len(rules.of_lessons(classroom)), **counted)


def people_today(teacher: User, classroom: Classroom) -> list[Counted]:
    """Who has asked today, the most first: as a share of what one may ask a day."""
    most = rules.of_class(classroom).most_a_day
    today = Exchange.objects.visible_to(teacher).filter(classroom=classroom, at__gte=exchanges.midnight())
    asked = today.exclude(job=Exchange.Job.GHOST).values("student").annotate(times=Count("pk")).order_by("-times")
    counted = [(found["student"], found["times"]) for found in asked]
    names = names_of({(student, classroom.pk) for student, _times in counted}, teacher)
    return [
        Counted(
            names[student, classroom.pk],
            times,
            1,
            min(100, round(100 * times / max(1, most))),
            {"student": str(student)},
        )
        for student, times in counted
    ]


def in_short(told: Rules) -> str:
    """`It gives nudges and explanations. Switched off: the chat, plans.`"""
    if told.is_off:
        return _("It is switched off: nothing of it is seen.")
    if "hint" in told.jobs:
        sentences = [_("It gives {strength}.").format(strength=words.STRENGTHS[told.strongest].short)]
    else:
        sentences = []
    off = [str(named.short) for job, named in words.JOBS.items() if job in told.off]
    if off:
        sentences.append(_("Switched off: {jobs}.").format(jobs=", ".join(off)))
    return " ".join(sentences)


def of_lessons(classroom: Classroom) -> list[tuple[lessons.Lesson, str]]:
    """Every lesson, and what its own rule says; "": it has none."""
    own = rules.of_lessons(classroom)
    return [(lesson, in_short(own[lesson.slug]) if lesson.slug in own else "") for lesson in lessons.all_lessons()]
