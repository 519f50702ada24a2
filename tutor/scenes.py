"""What the tutor may know of the moment: this student's own files, their last run, the step. Never a solution."""

import dataclasses
from collections.abc import Mapping

from learn.people.models import Classroom, User
from learn.progress.standing import Standing
from projects.models import Project
from runner.diagnosis.findings import Finding
from runner.messages import Failed, Finished

JOBS = ("hint", "chat", "ghost", "action", "file", "plan")
LEVELS = ("nudge", "explain", "example")  # how much may be told, weakest first


@dataclasses.dataclass(frozen=True, kw_only=True)
class Scene:
    student: User
    project: Project
    classroom: Classroom | None = None
    standing: Standing | None = None  # in a lesson; `None` in a project of one's own
    texts: Mapping[str, str]  # name -> text of every text file, what is typed and not saved yet included
    entry: str = "main.py"
    failed: Failed | None = None  # of the last run
    finished: Finished | None = None
    findings: tuple[Finding, ...] = ()  # what diagnosis says of it, the surest first
    printed: str = ""  # the end of what the last run printed
    told: str = ""  # what the last check of the step said was missing, in the lesson's own words

    @property
    def source(self) -> str:
        return self.texts.get(self.entry, "")
