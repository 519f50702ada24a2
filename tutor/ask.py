"""What is asked, with all that is known before it is answered: the moment, what is allowed, what was told before."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from learn.people.models import User
from projects.models import Project
from runner.diagnosis.sources import lines_in
from tutor import policy, rules, scenes
from tutor.ledger import exchanges, quotas
from tutor.messages import Act, Ended, Help, How, MakePlan, Settle, Talk, Write
from tutor.model.asking import AboutModel
from tutor.models import Exchange
from tutor.scenes import Scene

MEMORY = datetime.timedelta(hours=6)  # a hint that was told so long ago may be told again
MOST_TALK = 4  # what was said in the chat before, in pairs
SAYING = ("hint", "chat", "action", "file")  # jobs of which a word could be the drop that gives a step away
Anything = Help | Talk | Act | Write | MakePlan
JOBS: dict[type, str] = {Help: "hint", Talk: "chat", Act: "action", Write: "file", MakePlan: "plan"}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ask:
    message: Anything
    scene: Scene
    job: str
    how: How
    about: AboutModel  # the model that serves
    left: int
    most: int
    level: str = ""  # of a hint
    has_more: bool = False  # asking again brings a stronger one
    told: tuple[str, ...] = ()  # what hints said here before
    talk: tuple[tuple[str, str], ...] = ()  # what was asked and said in the chat before
    before: tuple[str, ...] = ()  # all that was said here before, by whichever job
    spoken: tuple[str, ...] = ()  # … what of it a model said
    subject: str = ""  # what a hint is about; what is selected

    @property
    def words(self) -> str:
        """The student's own."""
        return words_of(self.message)

    @property
    def what(self) -> str:
        match self.message:
            case Help(about=about):
                return about
            case Act(action=action):
                return action
        return ""

    @property
    def row_id(self) -> uuid.UUID:
        return exchanges.row_id(self.scene.student, self.message.id)


def words_of(message: object) -> str:
    """What the student has written in it."""
    match message:
        case Talk(text=words) | Write(wish=words) | MakePlan(idea=words) | Settle(words=words):
            return words
    return ""


def scene_of(message: Anything, student: User, project: Project) -> Scene:
    return scenes.of(student=student, project=project, run_id=getattr(message, "run", ""), unsaved=message.files)


def compose(message: Anything, scene: Scene, about: AboutModel) -> Ask:
    job = JOBS[type(message)]
    allowed = rules.of(scene.student, scene.lesson)
    left, most = quotas.left(scene.student, allowed)
    how = policy.ways_of(scene, about.digest if about.is_ready else "", allowed).get(job, "off")
    here = exchanges.said_here(scene, *SAYING, since=MEMORY) if how != "off" else []
    told, spoken = _parts(here), _parts(here, of_model=True)
    ask = Ask(
        message=message, scene=scene, job=job, how=how, about=about, left=left, most=most, before=told, spoken=spoken
    )
    match message:
        case Help() if how != "off":
            return _with_level(ask, message, allowed.strongest)
        case Talk():
            rows = exchanges.since_alarm(exchanges.said_here(scene, "chat", since=MEMORY, most=MOST_TALK))
            return dataclasses.replace(ask, talk=tuple((row.asked, row.said) for row in rows))
        case Act(file=file, first=first, last=last):
            lines = lines_in(scene.texts.get(file, ""))[max(0, first - 1) : last]
            return dataclasses.replace(ask, subject="\n".join(lines))
    return ask


def _with_level(ask: Ask, message: Help, strongest: str) -> Ask:
    told = exchanges.said_here(ask.scene, "hint", since=MEMORY)
    subject = policy.subject_of(message.about, ask.scene)
    number = policy.told_before(told, message.about, subject)
    level, has_more = policy.level_after(number, strongest)
    return dataclasses.replace(ask, level=level, has_more=has_more, told=_parts(told), subject=subject)


def _parts(rows: Sequence[Exchange], *, of_model: bool = False) -> tuple[str, ...]:
    return tuple(
        part
        for row in rows
        for part, (source, _length) in zip(exchanges.parts_of(row), row.sources, strict=True)
        if source == "model" or not of_model
    )


def open_row(ask: Ask) -> Exchange:
    """The exchange's row in the ledger."""
    scene = ask.scene
    return exchanges.open(
        scene=scene,
        job=ask.job,
        what=ask.what,
        level=ask.level,
        tag=scene.findings[0].tag if scene.findings and ask.job == "hint" else "",
        asked=ask.words or ask.subject,
        id=ask.row_id,
    )


def refused(ask: Ask) -> Ended | None:
    """Why it is not answered at all."""
    id, left, most = ask.message.id, ask.left, ask.most
    if ask.how == "off" or not most:
        text = _("The tutor does not help with this here. Your teacher can tell you why.")
        return Ended(id=id, how="off", text=text, left=left, most=most)
    if not left:
        text = _("Your help for today is used up. Tomorrow there is more; until then your teacher can help you.")
        return Ended(id=id, how="spent", text=text, left=left, most=most)
    return None
