"""A class that gives, and students whose programs failed."""

import datetime

import pytest
from django.utils import timezone

from projects import files, forks
from runner.models import Run
from tests.tutor.moments import TYPO, has_run
from tutor.flywheel import consent
from tutor.models import Exchange, Gift

HINT = ["Line 3 uses `scroe`, which Python does not know. There is `score`, which looks almost the same.", "Ada, look!"]


@pytest.fixture
def giving(classroom):
    consent.switch(classroom, gives=True)
    return classroom


def failed(student, text=TYPO, **how):
    """A run of theirs, in a project of their own."""
    project = student.projects.first() or forks.new_project(student, "Points", entry="main.py")
    if not project.files.exists():
        files.add(project=project, name="main.py", data=b"\n")
    return has_run(project, text, **how)


def hinted(run, said=HINT, **told):
    """The tutor helped after that run."""
    kept = {"job": "hint", "level": "nudge", "tag": "name-typo", "at": timezone.now(), "said": "\n\n".join(said)}
    kept["sources"] = [["rules", len(text)] for text in said]
    project = run.owner.projects.get()
    return Exchange.objects.create(student=run.owner, project=project, **(kept | told))


def gift(student, program='apple = 1\nprint("bench", appel)\n', state=Gift.State.WAITING, **told):
    kept = {"digest": f"{program}{student.pk}"[-64:], "tag": "name-typo", "line": 2}
    classroom = student.memberships.first().classroom
    return Gift.objects.create(student=student, classroom=classroom, program=program, state=state, **(kept | told))


def move(run, **ago):
    Run.objects.filter(pk=run.pk).update(created_at=timezone.now() - datetime.timedelta(**ago))
