"""Somebody who is unhappy or in danger: kind sentences that name people. No model."""

from django.utils.translation import gettext as _

from learn.people.models import User
from tutor.messages import Sentence
from tutor.models import Alarm


def sentences(kind: str, student: User | None = None, *, is_helped: bool = True) -> list[Sentence]:
    """`student`: only of one who is in a class there is a teacher who is told. `is_helped`: Help me is there."""
    said = [_("That sounds hard, and it is good that you wrote it. I am only a program, and this needs a person.")]
    if kind == Alarm.Kind.DANGER:
        said.append(_("If you are in danger now, go to a grown-up near you, or call your country's emergency number."))
    if student is not None and student.memberships.exists():
        said.append(
            _(
                "Please talk to somebody you trust: your teacher, somebody in your family, or a friend. "
                "Your teacher is told that you may want to talk."
            )
        )
    else:
        said.append(
            _(
                "Please talk to somebody you trust today: somebody in your family, a teacher at your school, or a "
                "friend. From here nobody is told."
            )
        )
    if kind != Alarm.Kind.DANGER and is_helped:
        said.append(_("If it is your program that is hard just now: press Help me, and we look at one small thing."))
    return [Sentence(text=text, source="written") for text in said]
