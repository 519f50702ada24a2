"""What is given and what waits, as teacher and student see it: exactly what would be used."""

import dataclasses

from django.db import transaction
from django.utils.functional import cached_property

from learn.people.models import Classroom, User
from runner.diagnosis.tags import TAGS
from tutor import words
from tutor.flywheel import consent
from tutor.models import Gift, GiftQuerySet, Giving
from tutor.rules import wish_of

MOST = 20  # on a page
State = Gift.State


@dataclasses.dataclass(frozen=True)
class Shown:
    gift: Gift

    @property
    def kind(self) -> str:
        return TAGS[self.gift.tag].title if self.gift.tag in TAGS else ""

    @property
    def sentences(self) -> list[str]:
        """Of the hint that helped."""
        return list(self.gift.helped.get("sentences", []))

    @property
    def level(self) -> str:
        level = self.gift.helped.get("level", "")
        return str(words.STRENGTHS[level].title) if level in words.STRENGTHS else ""


@dataclasses.dataclass(frozen=True)
class OfClass:
    classroom: Classroom

    @cached_property
    def giving(self) -> Giving | None:
        return Giving.objects.filter(classroom=self.classroom).first()

    @property
    def gifts(self) -> GiftQuerySet:
        return Gift.objects.willing().filter(classroom=self.classroom)

    @cached_property
    def waiting(self) -> list[Shown]:
        return [Shown(gift) for gift in self.gifts.filter(state=State.WAITING).order_by("at", "pk")[:MOST]]

    @cached_property
    def given(self) -> list[Shown]:
        return [Shown(gift) for gift in self.gifts.filter(state=State.GIVEN).order_by("-at", "pk")[:MOST]]

    @property
    def waiting_in_all(self) -> int:
        return self.gifts.filter(state=State.WAITING).count()

    @property
    def given_in_all(self) -> int:
        return self.gifts.filter(state=State.GIVEN).count()

    @property
    def students(self) -> int:
        """Who take part."""
        return len(consent.givers(self.giving)) if self.giving else 0


@dataclasses.dataclass(frozen=True)
class OfStudent:
    student: User

    @cached_property
    def is_asked(self) -> bool:
        return consent.is_asked(self.student)

    @property
    def gives(self) -> bool:
        return wish_of(self.student).gives

    @cached_property
    def gifts(self) -> list[Shown]:
        mine = Gift.objects.willing().filter(student=self.student, state__in=[State.WAITING, State.GIVEN])
        return [Shown(gift) for gift in mine.order_by("-at", "pk")[:MOST]]


@transaction.atomic
def let_through(classroom: Classroom, *, shown: set[int], chosen: set[int]) -> int:
    """Of those that a teacher was `shown`, the `chosen` may be used; the others are left out. How many may."""
    here = Gift.objects.willing().filter(classroom=classroom, state=State.WAITING, pk__in=shown)
    leave_out(here.exclude(pk__in=chosen))
    return here.filter(pk__in=chosen).update(state=State.GIVEN)


def leave_out(gifts: GiftQuerySet) -> int:
    """For good: nothing is left but that it was there."""
    return gifts.update(state=State.LEFT_OUT, program="", helped={})
