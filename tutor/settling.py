"""What became of a suggestion, and what its student said that it does."""

from channels.db import database_sync_to_async

from learn.people.models import User
from projects.models import Project
from tutor.alarms import hearing
from tutor.cleaning import clean
from tutor.ledger import exchanges
from tutor.messages import Settle
from tutor.models import Exchange

MOST_WORDS = 1_000  # characters


async def settle(student: User, project: Project, message: Settle) -> None:
    """And what the student says in it is listened to."""
    row = await database_sync_to_async(note)(student, project, message)
    await hearing.listen_to(message.words, student=student, exchange=row)


def note(student: User, project: Project, message: Settle) -> Exchange | None:
    """With which row. Of grey text it is noted with the day's. What is not found here changes nothing."""
    row = _row(student, project, message)
    if row is not None:
        words = clean(message.words, MOST_WORDS)
        Exchange.objects.filter(pk=row.pk).update(taken=message.taken, words=words)
    return row


def _row(student: User, project: Project, message: Settle) -> Exchange | None:
    row = Exchange.objects.filter(pk=exchanges.row_id(student, message.id)).first()
    if row is not None:
        return row if row.project_id == project.pk else None
    # Grey text has ids that no row has; the page tells of it only what was taken, and never in words.
    is_grey = message.taken != "none" and not message.words
    return exchanges.ghosts_of_today(student, project).first() if is_grey else None
