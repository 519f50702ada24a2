"""A project and its files."""

import uuid

from django.conf import settings
from django.db import models

from learn.people.models import User
from runner.models import Blob


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, user: User) -> "ProjectQuerySet":
        """One's own, and for a teacher those of their students."""
        return self.filter(owner__in=User.objects.visible_to(user))

    def live(self) -> "ProjectQuerySet":
        return self.filter(deleted_at=None)


class Project(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="projects")
    title = models.CharField(max_length=80)
    starter = models.CharField(max_length=40, blank=True)  # slug of the starter it began as
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="forks")
    entry = models.CharField(max_length=100, default="main.py")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> str:
        """Where its runs are started: one at a time."""
        return f"project:{self.pk}"


class FileQuerySet(models.QuerySet["File"]):
    def live(self) -> "FileQuerySet":
        return self.filter(deleted_at=None)


class File(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=100)
    name_key = models.CharField(max_length=200)  # the name without case, unique in the project
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    size = models.PositiveIntegerField()  # bytes
    is_text = models.BooleanField(default=True)
    picture_type = models.CharField(max_length=20, blank=True)  # "image/png"; SVG is a picture and text
    revision = models.PositiveIntegerField(default=1)  # counts saves
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)  # deleting can be undone

    objects = FileQuerySet.as_manager()

    class Meta:
        ordering = ["name_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name_key"], condition=models.Q(deleted_at=None), name="one_name_a_project"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_entry(self) -> bool:
        """Whether Run starts with this file."""
        return self.name == self.project.entry
