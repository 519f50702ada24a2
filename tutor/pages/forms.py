"""What a teacher and a student type or choose about the tutor."""

import datetime
import uuid
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _

from learn.lessons import lessons
from learn.people.models import Classroom
from tutor import rules
from tutor.reports.asked import MOST_CHARS
from tutor.reports.filters import Filters
from tutor.words import JOBS, KEEPINGS

MOST_WORDS = 100  # characters of a search
# Far from where calendars and databases end.
DAYS = [MinValueValidator(datetime.date(2000, 1, 1)), MaxValueValidator(datetime.date(2999, 12, 31))]


class FilterForm(forms.Form):
    """Comes in addresses, also old ones: what is not (any more) a choice is as if it were not there."""

    place = forms.CharField(required=False, max_length=130)  # "lesson" or "lesson/step"
    job = forms.ChoiceField(required=False, choices=[("", ""), *((job, "") for job in JOBS)])
    tag = forms.SlugField(required=False, max_length=60)
    since = forms.DateField(required=False, validators=DAYS)
    until = forms.DateField(required=False, validators=DAYS)
    alarms = forms.BooleanField(required=False)
    words = forms.CharField(required=False, max_length=MOST_WORDS)
    like = forms.CharField(required=False, max_length=MOST_CHARS)
    student = forms.UUIDField(required=False)

    def wanted(self, **frame) -> Filters:
        """`frame`: the class, or the student, whose exchanges these are; of a class a student can be chosen."""
        self.is_valid()
        told = self.cleaned_data
        lesson, _slash, step = told.get("place", "").partition("/")
        return Filters(
            lesson=lesson,
            step=step,
            job=told.get("job", ""),
            tag=told.get("tag", ""),
            since=told.get("since"),
            until=told.get("until"),
            only_alarms=told.get("alarms", False),
            words=told.get("words", "").replace("\0", ""),
            like=told.get("like", "").replace("\0", ""),
            **({"student": self._of_class(frame.get("classroom"))} | frame),
        )

    def _of_class(self, classroom: Classroom | None) -> uuid.UUID | None:
        chosen = self.cleaned_data.get("student")
        is_here = classroom and chosen and classroom.memberships.filter(student=chosen).exists()
        return chosen if is_here else None


class StrengthForm(forms.Form):
    """How much may be said, and what is offered: of a lesson."""

    strongest = forms.ChoiceField(choices=[(strength, "") for strength in rules.STRENGTHS])
    jobs = forms.MultipleChoiceField(required=False, choices=[(job, "") for job in JOBS])

    def told(self) -> dict[str, Any]:
        """As `rules.save` takes it."""
        data = self.cleaned_data
        return {"strongest": data["strongest"], "off": set(JOBS) - set(data["jobs"])}


class RulesForm(StrengthForm):
    """The same for a whole class, with how much a day and for how long it is kept."""

    most_a_day = forms.IntegerField(min_value=0, max_value=rules.MOST_QUOTA)
    most_a_day_of_class = forms.IntegerField(min_value=0, max_value=rules.MOST_QUOTA_OF_CLASS)
    keep_days = forms.TypedChoiceField(coerce=int, choices=[(days, "") for days in KEEPINGS])

    def told(self) -> dict[str, Any]:
        data = self.cleaned_data
        return super().told() | {name: data[name] for name in ("most_a_day", "most_a_day_of_class", "keep_days")}


class WishForm(forms.Form):
    wants_tutor = forms.BooleanField(required=False)
    wants_ghost = forms.BooleanField(required=False)


def places() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Every lesson with its steps, as a list to choose from: value, title, and the same of each step."""
    return [
        (
            lesson.slug,
            lesson.title,
            [
                (f"{lesson.slug}/{step.slug}", _("Step {number}: {title}").format(number=step.number, title=step.title))
                for step in lesson.steps
            ],
        )
        for lesson in lessons.all_lessons()
    ]
