"""Looking at what a student has made or answered, on the kernels of this worker, and noting what came of it."""

import structlog

from learn.lessons.checks.judging import Outcome, judge
from learn.lessons.checks.line import in_turn
from learn.progress import attempts, changes, news, questions, telling
from learn.progress.messages import Checked, Checking
from learn.progress.models import Attempt
from learn.progress.standing import Standing, of_project
from learn.progress.telling import Found
from projects.models import Project
from runner.boxes import Kernels
from runner.errors import RunnerError
from runner.files import Files, load
from runner.models import Run
from runner.worker import Worker, worker

logger = structlog.get_logger(__name__)


def after_run(run: Run, project: Project) -> None:
    """What the run was given is looked at, whatever became of the run."""
    standing = of_project(project)
    if standing is not None and standing.is_build and not standing.is_over:
        look(attempts.begin(standing, run=run.pk), standing, load(run.files))


def look(attempt: Attempt, standing: Standing, files: Files) -> None:
    """`files` as they are to be looked at; of a question there are none."""
    here = worker()
    here.do(news.tell(standing.project, Checking(attempt=str(attempt.pk))))
    found = _found(here, attempt, standing, files)
    texts = changes.texts_in(files) if standing.is_build else None
    if attempts.record(attempt, standing, found, texts=texts):
        checked = Checked(attempt=str(attempt.pk), passed=found.passed, text=found.verdict.words)
        here.do(news.tell(standing.project, checked))


def _found(here: Worker, attempt: Attempt, standing: Standing, files: Files) -> Found:
    try:
        if here.pool is None:
            raise RunnerError(here.why_none)
        kernels = in_turn(here.pool, standing.project.owner_id)
        if not standing.is_build:
            return here.do(questions.look(standing, attempt.answer, kernels, here.limits))
        return telling.found(here.do(_judged(kernels, standing, files, _unchanged(standing))))
    except Exception as error:  # whatever it is, it is ours: the student is told so, and it does not count
        logger.exception("check broke off", attempt=str(attempt.pk), reason=type(error).__name__)
        return telling.OUR_FAULT


def _unchanged(standing: Standing) -> Files | None:
    """An idea of one's own has to be another program than the one at the step before."""
    if not standing.is_own_idea:
        return None
    return {name: text.encode() for name, text in changes.before_step(standing).items()}


async def _judged(kernels: Kernels, standing: Standing, files: Files, unchanged: Files | None) -> Outcome:
    return await judge(
        standing.stage.checks,
        files,
        entry=standing.project.entry,
        kernels=kernels,
        stop_at_first=True,
        unchanged=unchanged,
    )
