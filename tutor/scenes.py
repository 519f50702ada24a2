"""What the tutor may know of the moment: this student's own files, their last run, the step. Never a solution."""

import dataclasses
import uuid
from collections.abc import Iterable, Mapping

from msgspec import DecodeError

from learn.people.models import Classroom, User
from learn.progress import attempts, changes, telling
from learn.progress.standing import Standing, of_project
from projects.contents import bytes_of
from projects.models import Project
from runner import messages, runs, transcripts
from runner.diagnosis.diagnose import diagnose
from runner.diagnosis.findings import Finding
from runner.errors import RefusedFile
from runner.files import load
from runner.messages import Asked, Diagnosed, Event, Failed, Finished, Output
from runner.models import Blob, Run
from runner.names import checked_name

JOBS = ("hint", "chat", "ghost", "action", "file", "plan")
LEVELS = ("nudge", "explain", "example")  # how much may be told, weakest first
MOST_PRINTED = 2_000  # characters of what was printed last
MOST_TEXT = 200_000  # characters of a file
# How the events begin that are read here: pictures, drawings and steps are large, and say nothing to the tutor.
READ = tuple(f'{{"type":"{kind}"' for kind in ("output", "asked", "failed", "diagnosed", "finished"))


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
    answers: tuple[str, ...] = ()  # what was typed at the last run
    told: str = ""  # what the last check of the step said was missing, in the lesson's own words
    has_changed: bool = False  # the texts are other than those that ran

    @property
    def source(self) -> str:
        return self.texts.get(self.entry, "")

    @property
    def lesson(self) -> str:
        return self.standing.lesson.slug if self.standing else ""

    @property
    def step(self) -> str:
        return self.standing.stage.slug if self.standing else ""


def of(*, student: User, project: Project, run_id: str = "", unsaved: Mapping[str, str] | None = None) -> Scene:
    """The moment in which `student` asks. The caller has fetched `project` through `visible_to`."""
    texts = _texts(project, unsaved or {})
    run = _run(student, project, run_id)
    scene = Scene(
        student=student,
        project=project,
        classroom=classroom_of(student),
        standing=of_project(project),
        texts=texts,
        entry=project.entry,
        **_seen(run),
    )
    scene = dataclasses.replace(scene, told=_told(scene.standing))
    has_changed = run is not None and _has_changed(run, texts)
    if run is None or has_changed:
        return dataclasses.replace(scene, has_changed=has_changed, findings=_findings_now(scene))
    return scene


def glance(*, student: User, project: Project) -> Scene:
    """The same without the last run, for what is asked at every key."""
    return Scene(
        student=student,
        project=project,
        classroom=classroom_of(student),
        standing=of_project(project),
        texts=_texts(project, {}),
        entry=project.entry,
    )


def classroom_of(student: User) -> Classroom | None:
    """The class they joined last."""
    return Classroom.objects.filter(memberships__student=student).order_by("-memberships__joined_at").first()


def _texts(project: Project, unsaved: Mapping[str, str]) -> dict[str, str]:
    rows = project.files.live().filter(is_text=True)
    try:
        saved = changes.texts_in(load(dict(rows.values_list("name", "blob_id"))))
    except Blob.DoesNotExist:  # what was typed is still here
        saved = {}
    return {name: text[:MOST_TEXT] for name, text in (saved | _typed(unsaved)).items()}


def _typed(unsaved: Mapping[str, str]) -> dict[str, str]:
    typed = {}
    for name, text in list(unsaved.items())[:40]:
        try:
            typed[checked_name(name)] = bytes_of(text[:MOST_TEXT]).decode()
        except RefusedFile:  # no file of a project can be called so
            continue
    return typed


def _run(student: User, project: Project, run_id: str) -> Run | None:
    """The one that the page shows; where it is not known here, the last."""
    here = Run.objects.visible_to(student).filter(place=project.place)
    try:
        asked = here.filter(pk=uuid.UUID(run_id)).first() if run_id else None
    except ValueError:
        asked = None
    return asked or here.order_by("-created_at").first()


def _has_changed(run: Run, texts: Mapping[str, str]) -> bool:
    """Whether a program is not as it ran; what the program itself has written does not count."""
    try:
        ran = changes.texts_in(load(run.files))
    except Blob.DoesNotExist:  # not kept any more
        return False
    return _programs(ran) != _programs(texts)


def _programs(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text[:MOST_TEXT] for name, text in texts.items() if name.endswith(".py")}


def _seen(run: Run | None) -> dict:
    events = list(_events(runs.kept(run))) if run else []
    last = {type(event): event for event in events}
    diagnosed = last.get(Diagnosed)
    return {
        "failed": last.get(Failed),
        "finished": last.get(Finished),
        "findings": tuple(diagnosed.findings) if isinstance(diagnosed, Diagnosed) else (),
        "printed": "".join(transcripts.text_of(each) for each in events if isinstance(each, Output | Asked))[
            -MOST_PRINTED:
        ],
        "answers": tuple(
            line
            for each in events
            if isinstance(each, Output) and each.stream == "answer"
            for line in each.text.splitlines()
        ),
    }


def _events(lines: Iterable[str]) -> Iterable[Event]:
    for line in lines:
        if line.startswith(READ):
            try:
                yield messages.decode_event(line)
            except DecodeError:  # of another time
                continue


def _findings_now(scene: Scene) -> tuple[Finding, ...]:
    """The failure's stays until it runs again; what is surely not meant is read anew."""
    files = {name: text.encode() for name, text in scene.texts.items()}
    of_failure = scene.findings[:1] if scene.failed else ()
    return (*of_failure, *diagnose(files, entry=scene.entry))


def _told(standing: Standing | None) -> str:
    attempt = attempts.latest(standing) if standing else None
    if attempt is None or attempt.is_open:
        return ""
    missing = telling.read(attempt.told).missing
    return missing.text if missing else ""
