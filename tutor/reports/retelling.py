"""An exchange as it is told to people: the same to a student and to their teacher, on pages and in tables."""

import dataclasses
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learn.lessons import lessons
from learn.people.models import Membership, User
from runner.diagnosis.tags import TAGS
from tutor import words
from tutor.ledger.exchanges import is_cut_off, parts_of
from tutor.models import Alarm, Exchange

MOST_CHARS = 600  # of a text in a list


class ShownPart(NamedTuple):
    """Something that was shown, and who said it."""

    text: str
    source: str  # "": not known of this part


@dataclasses.dataclass(frozen=True)
class Retold:
    exchange: Exchange
    who: str = ""  # as the reader knows them
    alarm: str = ""  # its kind
    seen: str = ""  # who has seen to it, and when, in a sentence
    is_whole: bool = False  # texts are not shortened
    is_own: bool = True  # it is the student who reads it

    @property
    def about(self) -> str:
        return str(words.about(self.exchange.job, self.exchange.what))

    @cached_property
    def level(self) -> str:
        named = words.STRENGTHS.get(self.exchange.level)
        return str(named.title) if named else ""

    @cached_property
    def kind(self) -> str:
        return kind(self.exchange.tag)

    @cached_property
    def place(self) -> str:
        return place(self.exchange.lesson, self.exchange.step)

    @property
    def is_code(self) -> bool:
        """Whether lines of a program were selected, rather than words typed."""
        return self.exchange.job == Exchange.Job.ACTION

    @property
    def is_help(self) -> bool:
        """By a button: what stands in `asked` is what it was about, and nobody's words."""
        return self.exchange.job == Exchange.Job.HINT

    @cached_property
    def asked(self) -> str:
        return self._fitting(self.exchange.asked)

    @cached_property
    def words(self) -> str:
        """What the student said that a suggestion will do."""
        return self._fitting(self.exchange.words)

    @cached_property
    def parts(self) -> list[ShownPart]:
        return [ShownPart(self._fitting(part.text), part.source) for part in parts(self.exchange)]

    def _fitting(self, text: str) -> str:
        return text if self.is_whole else Truncator(text).chars(MOST_CHARS)

    @property
    def sources(self) -> list[str]:
        """Where all of it came from, each once."""
        return list(dict.fromkeys(source(one) for one in self.exchange.sources))

    @cached_property
    def held_back(self) -> str:
        reasons = [str(words.HELD_BACK[why]) for why in dict.fromkeys(self.exchange.refused) if why in words.HELD_BACK]
        if not reasons:
            return ""
        held = ngettext(
            "A sentence of the model was held back: {why}.",
            "{number} sentences of the model were held back: {why}.",
            len(self.exchange.refused),
        )
        return held.format(number=len(self.exchange.refused), why="; ".join(reasons))

    @cached_property
    def ended(self) -> str:
        how = "cut off" if is_cut_off(self.exchange) else self.exchange.ended
        return str(words.ENDED.get(how, ""))

    @cached_property
    def taken(self) -> str:
        return str((words.YOU_TOOK if self.is_own else words.TAKEN).get(self.exchange.taken, ""))

    @cached_property
    def times(self) -> str:
        if self.exchange.job != Exchange.Job.GHOST:
            return ""
        asked = ngettext("Offered once on that day.", "Offered {times} times on that day.", self.exchange.times)
        return asked.format(times=self.exchange.times)

    @property
    def cost(self) -> str:
        """Nothing where no model was asked."""
        if not (self.exchange.tokens_in or self.exchange.tokens_out):
            return _("No model was asked.")
        cost = _("The model read {read} pieces of words and wrote {written}, in {seconds} s.")
        return cost.format(
            read=self.exchange.tokens_in, written=self.exchange.tokens_out, seconds=round(self.exchange.seconds, 1)
        )


def retold(exchanges: Iterable[Exchange], reader: User, *, is_whole: bool = False) -> list[Retold]:
    """Two questions more, however many there are."""
    rows = list(exchanges)
    names = names_of({(row.student_id, row.classroom_id) for row in rows}, reader)
    alarms = {alarm.exchange_id: alarm for alarm in Alarm.objects.filter(exchange__in=rows).select_related("seen_by")}
    told = [
        Retold(row, names[row.student_id, row.classroom_id], is_whole=is_whole, is_own=row.student_id == reader.pk)
        for row in rows
    ]
    return [_with_alarm(each, alarms.get(each.exchange.pk)) for each in told]


def _with_alarm(told: Retold, alarm: Alarm | None) -> Retold:
    return dataclasses.replace(told, alarm=alarm.kind, seen=seen(alarm)) if alarm else told


def seen(alarm: Alarm) -> str:
    if alarm.seen_at is None:
        return ""
    day = f"{timezone.localtime(alarm.seen_at):%-d %B %Y}"
    if alarm.seen_by is None:
        return _("A teacher has seen to it on {day}.").format(day=day)
    return _("{teacher} has seen to it on {day}.").format(teacher=alarm.seen_by.display_name, day=day)


def names_of(asking: set[tuple[Any, Any]], reader: User) -> dict[tuple[Any, Any], str]:
    """Of each student and the class where they asked: their nickname in it; elsewhere, in the reader's first class."""
    students = {student for student, _classroom in asking}
    met = Membership.objects.filter(classroom__teacher=reader, student__in=students).order_by("-joined_at")
    here, first = {}, {}
    for student, classroom, nickname in met.values_list("student", "classroom", "nickname"):
        here[student, classroom] = first[student] = nickname
    return {each: here.get(each) or first.get(each[0], "") for each in asking}


def kind(tag: str) -> str:
    """What was wrong, by the diagnosis."""
    found = TAGS.get(tag)
    return found.title if found else ""


def place(lesson: str, step: str) -> str:
    """In words, of a lesson that may have been renamed or taken away since."""
    found = lessons.find(lesson) if lesson else None
    if found is None:
        return " · ".join(filter(None, (lesson, step)))
    at = found.step(step) if step else None
    if at is None:
        twin = found.twin(step) if step else None
        return " · ".join(filter(None, (found.title, twin.title if twin else step)))
    return _("{lesson} · step {number}: {title}").format(lesson=found.title, number=at.number, title=at.title)


def parts(exchange: Exchange) -> list[ShownPart]:
    """What was shown, one by one. Of grey text the last that was offered is kept."""
    if exchange.sources:
        return [ShownPart(text, source(one)) for text, one in zip(parts_of(exchange), exchange.sources, strict=True)]
    return [ShownPart(exchange.said, source(["model"]) if exchange.model else "")] if exchange.said else []


def source(one: list) -> str:
    """Of an entry in an exchange's `sources`."""
    return str(words.SOURCES.get(one[0], ""))
