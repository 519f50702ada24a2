"""Once a day: what failed in classes that give, made anonymous. Of everybody else nothing is looked at."""

import datetime
import hashlib
import logging
import re
from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.utils import timezone

from learn.people.models import Classroom, Membership, User
from projects.models import Project
from runner.models import Blob, Run
from tutor.flywheel import consent
from tutor.flywheel.diagnosed import first_tag
from tutor.flywheel.errors import NotMasked
from tutor.flywheel.helping import helped
from tutor.flywheel.masking import MOST_CHARS, masked
from tutor.models import Gift, Giving

MOST_A_DAY = 10  # of one student
MOST_RUNS = 2_000  # of a class that are looked at at once
WAITING_DAYS = 60
SAYS_NOTHING = frozenset({"", "other-error"})  # tags of which nothing can be learnt
WORD = re.compile(r"[^\W_]{2,}")

logger = logging.getLogger(__name__)


def collect() -> list[int]:
    """The new gifts, which have to be run again before anybody sees them."""
    forget()
    for giving in Giving.objects.select_related("classroom"):
        until = timezone.now()
        _collect(giving, until)
        Giving.objects.filter(pk=giving.pk).update(looked_until=until)
    return list(Gift.objects.filter(state=Gift.State.NEW).values_list("pk", flat=True))


def forget() -> None:
    """What waited too long, and whatever is of somebody who gives no more, by leaving the class, say."""
    old = timezone.now() - datetime.timedelta(days=WAITING_DAYS)
    Gift.objects.filter(state=Gift.State.WAITING, at__lt=old).delete()
    Gift.objects.exclude(pk__in=Gift.objects.willing().values("pk")).delete()


def _collect(giving: Giving, until: datetime.datetime) -> None:
    private = words_about(giving.classroom)
    found = 0
    for student, since in consent.givers(giving).items():
        runs = Run.objects.filter(owner=student, state=Run.State.ENDED, created_at__lte=until)
        runs = runs.filter(created_at__gt=max(since, giving.looked_until), place__startswith="project:")
        gifts = _gifts(student, giving.classroom, runs.order_by("created_at")[:MOST_RUNS].iterator(50), private)
        for gift, _number in zip(gifts, range(MOST_A_DAY), strict=False):
            found += _keep(gift)
    if found:
        logger.info("programs wait to be given", extra={"classroom": str(giving.classroom_id), "programs": found})


def _gifts(student: User, classroom: Classroom, runs: Iterator[Run], private: frozenset[str]) -> Iterator[Gift]:
    known = set(Gift.objects.filter(student=student).values_list("digest", flat=True))
    for run in runs:
        tag = first_tag(run)
        project = Project.objects.filter(owner=student, pk=run.place.removeprefix("project:")).first()
        text = None if tag in SAYS_NOTHING or project is None else _text(run)
        if text is None or project is None:
            continue
        try:
            made = masked(text, private)
        except NotMasked:
            continue
        digest = hashlib.sha256(made.program.encode()).hexdigest()
        if digest not in known:
            known.add(digest)
            gift = Gift(student=student, classroom=classroom, digest=digest, program=made.program, tag=tag)
            gift.helped = helped(run, project, tag, made)
            yield gift


def _text(run: Run) -> str | None:
    blob = Blob.objects.filter(pk=run.files.get(run.entry, ""), size__lte=4 * MOST_CHARS).first()
    try:
        return bytes(blob.data).decode() if blob else None
    except UnicodeDecodeError:
        return None


def _keep(gift: Gift) -> bool:
    """Unless the student, or the class, is gone or has said no meanwhile."""
    try:
        with transaction.atomic():
            gift.save()
    except IntegrityError:
        return False
    if Gift.objects.willing().filter(pk=gift.pk).exists():  # whoever says no after this deletes it
        return True
    gift.delete()
    return False


def words_about(classroom: Classroom) -> frozenset[str]:
    """How people in this class are called, in all their classes; and the class."""
    students = Membership.objects.filter(classroom=classroom).values("student")
    names = [classroom.name, classroom.teacher.display_name if classroom.teacher else ""]
    for names_of_one in Membership.objects.filter(student__in=students).values_list(
        "nickname", "student__display_name"
    ):
        names += names_of_one
    return frozenset(word for name in names for word in WORD.findall(name.lower()))
