"""Where a project stands in a lesson: at which step, or at which task that is done alone."""

import dataclasses

from django.db.models import Q

from learn.lessons import lessons
from learn.lessons.lesson import Lesson, Step, Twin
from learn.progress.models import Journey, StepProgress, TwinProgress
from projects.models import Project


@dataclasses.dataclass(frozen=True)
class Standing:
    project: Project
    lesson: Lesson
    journey: Journey
    stage: Step | Twin
    kept: StepProgress | TwinProgress

    @property
    def is_twin(self) -> bool:
        return isinstance(self.kept, TwinProgress)

    @property
    def is_build(self) -> bool:
        """Whether the student's own files are looked at."""
        return isinstance(self.stage, Twin) or self.stage.kind == "build"

    @property
    def is_own_idea(self) -> bool:
        """Whatever the student makes is right, if it runs and is changed."""
        return isinstance(self.stage, Step) and self.stage.own_idea

    @property
    def is_over(self) -> bool:
        """Nothing is checked any more."""
        return not self.is_twin and self.journey.finished_at is not None

    @property
    def step(self) -> Step:
        assert isinstance(self.stage, Step)
        return self.stage

    @property
    def progress(self) -> StepProgress:
        assert isinstance(self.kept, StepProgress)
        return self.kept


def of_project(project: Project) -> Standing | None:
    """None where it belongs to no lesson, to one that is not there any more, or to one that the student has left."""
    journeys = Journey.objects.select_related("student")
    journey = journeys.filter(Q(project=project) | Q(twins__project=project)).first()
    lesson = lessons.find(journey.lesson) if journey else None
    if journey is None or lesson is None:
        return None
    if journey.project_id != project.pk:
        return _at_twin(project, lesson, journey)
    return None if journey.is_left else at_step(project, lesson, journey)


def at_step(project: Project, lesson: Lesson, journey: Journey) -> Standing:
    step = current(lesson, journey)
    progress, _ = StepProgress.objects.get_or_create(journey=journey, step=step.slug)
    return Standing(project, lesson, journey, step, progress)


def current(lesson: Lesson, journey: Journey) -> Step:
    """The step the student is at; where it was renamed or is gone, the first that is not passed."""
    if step := lesson.step(journey.step):
        return step
    passed = set(journey.steps.exclude(passed_at=None).values_list("step", flat=True))
    left = [step for step in lesson.steps if step.slug not in passed]
    return left[0] if left else lesson.steps[-1]


def following(lesson: Lesson, step: Step) -> Step | None:
    later = [other for other in lesson.steps if other.number > step.number]
    return later[0] if later else None


def _at_twin(project: Project, lesson: Lesson, journey: Journey) -> Standing | None:
    kept = TwinProgress.objects.get(journey=journey, project=project)
    twin = lesson.twin(kept.twin)
    return Standing(project, lesson, journey, twin, kept) if twin else None
