"""What a student has done of a lesson: where they are, what was tried, what was passed, with help or alone.

Lessons are files. Here they and their steps are known by their slugs alone, which may have been renamed since.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from learn.people.models import User
from projects.models import Project

MOST_CHARS = 60  # of a slug
MUCH_HELP = 2  # hints of a step, from which on the same thing is done once more alone


class JourneyQuerySet(models.QuerySet["Journey"]):
    def visible_to(self, user: User) -> "JourneyQuerySet":
        """One's own, and for a teacher those of their students."""
        return self.filter(student__in=User.objects.visible_to(user))


class Journey(models.Model):
    """A student's way through a lesson."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="journeys")
    lesson = models.CharField(max_length=MOST_CHARS)
    # Empty: it was deleted for good; beginning again makes another.
    project = models.OneToOneField(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="journey")
    step = models.CharField(max_length=MOST_CHARS)  # the one the student is at
    began_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)  # the last time something was done for it
    finished_at = models.DateTimeField(null=True, blank=True)
    is_left = models.BooleanField(default=False)  # its project is opened without the lesson

    objects = JourneyQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["student", "lesson"], name="one_journey_a_lesson")]
        indexes = [models.Index(fields=["student", "-seen_at"], name="journeys_of_student")]

    def __str__(self) -> str:
        return self.lesson


class StepProgress(models.Model):
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=MOST_CHARS)
    began_at = models.DateTimeField(default=timezone.now)
    began_version = models.BigIntegerField(default=0)  # the project's newest version then; 0: none is known
    seconds = models.PositiveIntegerField(default=0)  # at work on it; see `journeys.MOST_PAUSE`
    attempts = models.PositiveIntegerField(default=0)
    hints = models.PositiveSmallIntegerField(default=0)  # how many were looked at
    helps = models.PositiveSmallIntegerField(default=0)  # of the tutor
    passed_at = models.DateTimeField(null=True, blank=True)  # empty again when the lesson is begun anew
    first_passed_at = models.DateTimeField(null=True, blank=True)
    helps_before_pass = models.PositiveSmallIntegerField(default=0)  # hints and helps until then
    passed_files = models.JSONField(default=dict)  # name -> text, of the last pass

    class Meta:
        constraints = [models.UniqueConstraint(fields=["journey", "step"], name="once_a_step")]

    @property
    def is_passed(self) -> bool:
        return self.passed_at is not None

    @property
    def was_helped(self) -> bool:
        """Whether it was passed with much help the first time."""
        return self.first_passed_at is not None and self.helps_before_pass >= MUCH_HELP


class TwinProgress(models.Model):
    """A step's skill once more, alone: no hints, no tutor."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="twins")
    twin = models.CharField(max_length=MOST_CHARS)
    project = models.OneToOneField(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="twin")
    began_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    passed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["journey", "twin"], name="once_a_twin")]

    @property
    def is_passed(self) -> bool:
        return self.passed_at is not None


class Attempt(models.Model):
    """One look at what a student has made, or one answer; how it ended."""

    class State(models.TextChoices):
        CHECKING = "checking"
        PASSED = "passed"
        NOT_YET = "not_yet"
        FAULT = "fault"  # ours: it is not held against the student
        VOID = "void"  # another Run began meanwhile

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="attempts")
    step = models.CharField(max_length=MOST_CHARS)  # or the twin
    is_twin = models.BooleanField(default=False)
    run = models.UUIDField(null=True, blank=True)  # after which it was made
    answer = models.JSONField(default=list)  # to a question: the lines in their order, or the one that was chosen
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKING)
    told = models.JSONField(default=dict)  # `telling.Verdict`
    tags = models.JSONField(default=list)  # of what was wrong: names of mistakes, tags of a diagnosis
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["journey", "step", "-at"], name="attempts_at_step")]

    @property
    def is_open(self) -> bool:
        return self.state == self.State.CHECKING
