"""A project, its files, and every version of them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from learn.people.models import User
from projects.sharing.models import ClassSharing, GalleryEntry, Like, Report, SharedProject
from runner.models import Blob

__all__ = ["ClassSharing", "File", "GalleryEntry", "Like", "Project", "Report", "SharedProject", "Version"]


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
    # Its picture: what a run drew last, if anything. `projects/covers.py` keeps it.
    cover = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cover_type = models.CharField(max_length=20, blank=True)  # "image/svg+xml"
    cover_words = models.CharField(max_length=1_500, blank=True)  # what is seen on it
    shows_cover = models.BooleanField(default=True)  # False: the owner likes the starter's picture better
    place_there = models.JSONField(default=dict)  # where the owner was; see projects/places.py

    objects = ProjectQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> str:
        """Where its runs are started: one at a time."""
        return f"project:{self.pk}"

    @property
    def group(self) -> str:
        """The channel-layer group of the pages that show it."""
        return f"project.{self.pk.hex}"


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


class Aside(models.Model):
    """A text that could not be put together with its file. `projects/asides.py` keeps and settles them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="asides")
    data = models.BinaryField(default=b"")
    number = models.PositiveIntegerField(default=0)  # counts its changes: who wrote it may still be typing
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["kept_at"]


class Version(models.Model):
    """A file as it was once. `projects/history/versions.py` keeps and reads them."""

    class Kind(models.TextChoices):
        """What made it."""

        TYPED = "typed"
        RESTORED = "restored"  # from the history
        PROGRAM = "program"  # written by a run
        UPLOADED = "uploaded"
        STARTER = "starter"  # as the starter has it
        COPIED = "copied"  # as the project has it of which this is a copy
        MERGED = "merged"  # of two places
        IMPORTED = "imported"
        SUGGESTED = "suggested"  # a file that the tutor wrote and its owner took
        RENAMED = "renamed"
        DELETED = "deleted"
        BACK = "back"  # after it was deleted
        FOUND = "found"  # there before histories were kept

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="versions", db_index=False)
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="versions", db_index=False)
    revision = models.PositiveIntegerField()  # of the file; a new name is no new revision
    kept_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=100)  # what the file was called
    size = models.PositiveIntegerField()  # bytes
    is_text = models.BooleanField()
    moment = models.CharField(max_length=60, blank=True)  # the name that somebody gave it
    # Its bytes are in the blob, or packed: by themselves, or (with a key) as what is different from the key's.
    blob = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    link = models.PositiveSmallIntegerField(default=0)  # how many since the key
    packed = models.BinaryField(default=b"")
    origins = models.BinaryField(
        default=b""
    )  # packed as the bytes are; `projects/history/origins.py` says what they mean

    class Meta:
        indexes = [
            models.Index(fields=["file", "revision"], name="versions_of_file"),
            models.Index(fields=["project", "id"], name="versions_of_project"),
            models.Index(fields=["blob"], condition=~models.Q(blob=None), name="versions_with_blob"),
            models.Index(fields=["project"], condition=~models.Q(moment=""), name="versions_with_name"),
        ]
