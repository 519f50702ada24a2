"""What a student has before them when they ask: a program, and how its last run ended."""

from django.utils import timezone
from msgspec.structs import replace

from projects import files
from runner import endings, messages, runs
from runner.diagnosis.diagnose import diagnose
from runner.limits import LIMITS
from runner.messages import Diagnosed, Failed, Output
from runner.models import Run

TYPO = 'score = 3\nprint("Your points:")\nprint(scroe)\n'
OF_TYPO = Failed(
    kind="NameError", message="name 'scroe' is not defined", file="main.py", line=3, end_line=3, column=6, end_column=11
)


def write(project, text, name="main.py"):
    file = project.files.live().get(name=name)
    return files.save_text(file=file, text=text, base=file.revision)


def has_run(project, text=TYPO, *, failed=OF_TYPO, printed="Your points:\n", reason=""):
    """Its program is `text`, and its last run ended so, as the runner keeps it."""
    write(project, text)
    run = Run.objects.create(
        owner=project.owner,
        place=project.place,
        files=files.for_run(project=project, unsaved={}),
        entry=project.entry,
        lease_until=timezone.now(),
        state=Run.State.RUNNING,
    )
    given = {project.entry: text.encode()}
    finished = endings.finished(reason or ("failed" if failed else "finished"), files=given, seconds=0.1, limits=LIMITS)
    findings = diagnose(given, failed=failed, finished=finished)
    events = [
        Output(stream="stdout", text=printed),
        failed,
        Diagnosed(findings=findings) if findings else None,
        finished,
    ]
    numbered = [replace(event, run=str(run.pk), seq=seq) for seq, event in enumerate(filter(None, events), 1)]
    told = [messages.encode(event).decode() for event in numbered]
    runs.end(run, outcome=finished.outcome, transcript=told)
    return run
