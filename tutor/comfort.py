"""Somebody who is unhappy or in danger: a kind sentence that names people, and those are told. No model."""

from collections.abc import AsyncGenerator

from django.utils.translation import gettext as _

from tutor.messages import Sentence
from tutor.models import Alarm, Exchange


async def sentences(kind: str) -> AsyncGenerator[Sentence, None]:
    said = [
        _("That sounds hard, and it is good that you wrote it. I am only a program, and this needs a person."),
        _(
            "Please talk to somebody you trust: your teacher, your parents, or a friend. "
            "Your teacher is told that you may want to talk."
        ),
    ]
    if kind == Alarm.Kind.DANGER:
        said.insert(
            1, _("If you are in danger now, go to a grown-up near you, or call your country's emergency number.")
        )
    for text in said:
        yield Sentence(text=text, source="written")


def raise_alarm(exchange: Exchange, kind: str) -> Alarm:
    return Alarm.objects.create(
        student=exchange.student, classroom=exchange.classroom, exchange=exchange, kind=Alarm.Kind(kind)
    )
