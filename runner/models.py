"""A run, and the file contents that runs and projects point to."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from learn.people.models import User


class Blob(models.Model):
    """The bytes of a file, kept once however many files and runs hold them."""

    digest = models.CharField(max_length=64, primary_key=True)  # sha256, hex
    data = models.BinaryField()
    size = models.PositiveIntegerField()  # bytes
    kept_at = models.DateTimeField(default=timezone.now)  # the last time somebody brought it


class RunQuerySet(models.QuerySet["Run"]):
    def visible_to(self, user: User) -> "RunQuerySet":
        return self.filter(owner__in=User.objects.visible_to(user))

    def alive(self) -> "RunQuerySet":
        return self.exclude(state=Run.State.ENDED)


class Run(models.Model):
    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        ENDED = "ended"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Empty: somebody without an account, who opened a link.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="runs"
    )
    place = models.CharField(max_length=80)  # where it was started ("project:<id>"): one live run at a time
    files = models.JSONField()  # path -> digest of its Blob
    entry = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    outcome = models.CharField(max_length=12, blank=True)  # messages.Outcome, once ended
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField()  # renewed by the worker that holds it; past: the worker is gone
    worker = models.CharField(max_length=80, blank=True)
    sandbox_level = models.CharField(max_length=8, blank=True)
    transcript = models.TextField(blank=True)  # its events as JSON lines, capped

    trace = False  # only while it is started: whether its steps are to be recorded

    objects = RunQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "-created_at"]),
            models.Index(fields=["lease_until"], condition=~Q(state="ended"), name="live_runs"),
        ]

    @property
    def group(self) -> str:
        """The channel-layer group that follows this run."""
        return f"run.{self.pk.hex}"

    @property
    def control(self) -> str:
        """The group through which Stop and answers reach the worker that holds this run."""
        return f"run.control.{self.pk.hex}"
