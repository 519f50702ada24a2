"""What became of a suggestion, and what its student said that it does."""

from learn.people.models import User
from tutor import hearing, ledger
from tutor.ask import row_id
from tutor.cleaning import clean
from tutor.messages import Settle
from tutor.models import Exchange

MOST_WORDS = 1_000  # characters


def settle(student: User, message: Settle) -> None:
    """Of grey text it is noted with the day's row."""
    mine = Exchange.objects.visible_to(student).filter(student=student)
    row = mine.filter(pk=row_id(student, message.id)).first() or ledger.ghosts_of_today(student).first()
    if row is not None:
        row.taken, row.words = message.taken, clean(message.words, MOST_WORDS)
        row.save(update_fields=["taken", "words"])
    if message.words and (kind := hearing.kind_of(message.words)):
        hearing.raise_alarm(student, kind, row)
