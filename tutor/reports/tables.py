"""Exchanges as a table that any spreadsheet opens, a line at a time."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from learn.people.models import User
from tutor.models import Exchange
from tutor.reports.filters import AT_ONCE
from tutor.reports.retelling import Retold, retold

BOM = "\ufeff"  # by which a spreadsheet knows how letters are written
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # a spreadsheet in Japanese takes the wide ones, too
# Where the next cell begins for a spreadsheet whose language separates them so, quotes or not.
CUTS = re.compile("([;\t\r\n])")


def lines(exchanges: Iterable[Exchange], reader: User) -> Iterator[str]:
    yield BOM + _line(_head())
    waiting: list[Exchange] = []
    for exchange in exchanges:
        waiting.append(exchange)
        if len(waiting) == AT_ONCE:
            yield "".join(_line(_cells(told)) for told in retold(waiting, reader))
            waiting = []
    yield "".join(_line(_cells(told)) for told in retold(waiting, reader))


def _head() -> list[str]:
    return [
        _("when"),
        _("who"),
        _("what"),
        _("level"),
        _("lesson and step"),
        _("mistake"),
        _("asked"),
        _("shown"),
        _("from"),
        _("held back"),
        _("how it ended"),
        _("taken"),
        _("the student said it will do"),
        _("times"),
        _("tokens read"),
        _("tokens written"),
        _("seconds"),
        _("alarm"),
    ]


def _cells(told: Retold) -> list[object]:
    row = told.exchange
    return [
        f"{timezone.localtime(row.at):%Y-%m-%d %H:%M:%S}",
        told.who,
        told.about,
        told.level,
        told.place,
        told.kind,
        row.asked,
        row.said,
        ", ".join(told.sources),
        told.held_back,
        told.ended,
        told.taken,
        row.words,
        row.times,
        row.tokens_in,
        row.tokens_out,
        round(row.seconds, 2),
        told.alarm,
    ]


def _line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells])
    return line.getvalue()


def guarded(cell: str) -> str:
    """A text stays a text, whatever it begins with: a spreadsheet would calculate it, or worse."""
    pieces = CUTS.split(cell.replace("\0", ""))
    return "".join(f"'{piece}" if is_formula(piece) else piece for piece in pieces)


def is_formula(piece: str) -> bool:
    return piece.replace('"', "").lstrip().startswith(FORMULA)
