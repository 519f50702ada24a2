"""What was said in a project today, for a page that is opened anew: the conversation is there again."""

from learn.people.models import User
from projects.models import Project
from tutor.ledger import exchanges
from tutor.messages import Earlier, Part, Source
from tutor.models import Exchange

MOST = 8
MOST_CHARS = 4_000  # of one part
JOBS = ("hint", "chat", "action", "file")  # a plan stands on the page by itself, and grey text is no talk
SUGGESTING = ("action", "file")


def of_today(student: User, project: Project) -> list[Earlier]:
    """The last few, the oldest first."""
    rows = Exchange.objects.filter(student=student, project=project, job__in=JOBS, at__gte=exchanges.midnight())
    newest = rows.exclude(said="").exclude(ended=Exchange.Ended.OPEN).order_by("-at")[:MOST]
    return [_told(row) for row in reversed(newest)]


def _told(row: Exchange) -> Earlier:
    """What was asked with a button is worded by the page; a selection is not shown again."""
    parts = zip(exchanges.parts_of(row), row.sources, strict=False)
    asked = row.asked if row.job in ("chat", "file") else ""
    said = [_part(text, source) for text, (source, _) in parts]
    return Earlier(job=row.job, what=row.what, asked=asked, said=said, waits=row.job in SUGGESTING and not row.taken)


def _part(whole: str, source: Source) -> Part:
    text, _, code = whole[:MOST_CHARS].partition("\n")
    return Part(text=text, code=code, source=source)
