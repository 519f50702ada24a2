"""Showing a project to others: its link, the class gallery, likes, and reports with their answers."""

import secrets

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from learn.people.models import Classroom, Membership, User


def new_token() -> str:
    """128 bits: nobody finds a link by trying."""
    return secrets.token_urlsafe(16)


class ClassSharing(models.Model):
    """What a teacher has decided for a class; without a row the first choice of each holds."""

    class Gallery(models.TextChoices):
        APPROVE = "approve", "I look at each project first"
        OPEN = "open", "Projects are shown at once"
        OFF = "off", "There is no gallery"

    class Audience(models.TextChoices):
        SITE = "site", "Everybody who is signed in here"
        CLASS = "class", "The class only"
        ANYONE = "anyone", "Everybody who has the link, also without an account"

    classroom = models.OneToOneField(Classroom, on_delete=models.CASCADE, related_name="sharing")
    gallery = models.CharField(max_length=8, choices=Gallery.choices, default=Gallery.APPROVE)
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.SITE)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(gallery__in=["approve", "open", "off"]), name="a_known_gallery"),
            models.CheckConstraint(condition=Q(audience__in=["site", "class", "anyone"]), name="a_known_audience"),
        ]


class SharedProjectQuerySet(models.QuerySet["SharedProject"]):
    def open(self) -> "SharedProjectQuerySet":
        return self.filter(project__deleted_at=None, hidden_at=None)

    def visible_to(self, user: User | AnonymousUser) -> "SharedProjectQuerySet":
        """Whose link opens for this visitor. Of an owner's classes the strictest decides."""
        joined = Membership.objects.filter(student=OuterRef("project__owner"))
        if not user.is_authenticated:
            strict = joined.exclude(classroom__sharing__audience=ClassSharing.Audience.ANYONE)
            return self.open().filter(Exists(joined), ~Exists(strict))
        closed = joined.filter(classroom__sharing__audience=ClassSharing.Audience.CLASS)
        near = Q(project__owner__in=User.objects.visible_to(user)) | Q(project__owner__in=classmates(user))
        return self.open().filter(near | ~Exists(closed))


class SharedProject(models.Model):
    """The link to a project. Taking it back deletes it; a teacher who hides it leaves it, closed."""

    project = models.OneToOneField("projects.Project", on_delete=models.CASCADE, related_name="share")
    token = models.CharField(max_length=32, unique=True, default=new_token)
    made_at = models.DateTimeField(auto_now_add=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_words = models.CharField(max_length=300, blank=True)  # the teacher's sentence to the owner

    objects = SharedProjectQuerySet.as_manager()

    @property
    def group(self) -> str:
        """The channel-layer group of all pages that show it."""
        return f"shared.{self.pk}"

    @property
    def visits(self) -> str:
        """With what the places of its visitors' runs begin."""
        return f"visit:{self.pk}:"


class GalleryEntryQuerySet(models.QuerySet["GalleryEntry"]):
    def open(self) -> "GalleryEntryQuerySet":
        return self.filter(share__hidden_at=None, share__project__deleted_at=None)

    def shown(self) -> "GalleryEntryQuerySet":
        """What the class sees: approved, or waiting where nothing has to be approved."""
        at_once = Q(state=GalleryEntry.State.WAITING, classroom__sharing__gallery=ClassSharing.Gallery.OPEN)
        shown = self.open().filter(Q(state=GalleryEntry.State.SHOWN) | at_once)
        return shown.exclude(classroom__sharing__gallery=ClassSharing.Gallery.OFF)

    def visible_to(self, user: User) -> "GalleryEntryQuerySet":
        return self.shown().filter(classroom__in=Classroom.objects.visible_to(user))


class GalleryEntry(models.Model):
    """That an owner would like a project to hang in a class's gallery, and what the teacher says to it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SHOWN = "shown"
        DECLINED = "declined"

    share = models.ForeignKey(SharedProject, on_delete=models.CASCADE, related_name="entries")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="gallery_entries")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = GalleryEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["share", "classroom"], name="once_in_a_gallery"),
            models.CheckConstraint(condition=Q(state__in=["waiting", "shown", "declined"]), name="a_known_state"),
        ]

    @property
    def was_changed_since(self) -> bool:
        """The project is another one than the teacher looked at."""
        return self.decided_at is not None and self.share.project.changed_at > self.decided_at


class Like(models.Model):
    class Kind(models.TextChoices):
        CLEVER = "clever", "Clever"
        BEAUTIFUL = "beautiful", "Beautiful"
        FUNNY = "funny", "Funny"
        CURIOUS = "curious", "Made me curious"

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="likes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="likes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "person", "kind"], name="one_like_of_a_kind"),
            models.CheckConstraint(
                condition=Q(kind__in=["clever", "beautiful", "funny", "curious"]), name="a_known_like"
            ),
        ]


class ReportQuerySet(models.QuerySet["Report"]):
    def unanswered(self) -> "ReportQuerySet":
        return self.filter(answered_at=None)

    def visible_to(self, user: User) -> "ReportQuerySet":
        """A teacher's: about the projects of their students, and about their own."""
        if not user.is_teacher:
            return self.none()
        return self.filter(project__deleted_at=None, project__owner__in=User.objects.visible_to(user))


class Report(models.Model):
    """What somebody tells the owner's teacher, and nobody else, about a project."""

    class Reason(models.TextChoices):
        UNKIND = "unkind", "It is unkind to somebody"
        PRIVATE = "private", "It shows something private: a real name, an address, a photo"
        FRIGHTENING = "frightening", "It is frightening or not for children"
        COPIED = "copied", "It is somebody else's work, and does not say so"
        OTHER = "other", "Something else"

    class Answer(models.TextChoices):
        NONE = "", "Not answered yet"
        KEEP = "keep", "It stays"
        HIDE = "hide", "It is hidden"

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="reports")
    # Empty: a visitor without an account.
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="reports_made"
    )
    reason = models.CharField(max_length=12, choices=Reason.choices)
    words = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=4, choices=Answer.choices, blank=True)
    answer_words = models.CharField(max_length=300, blank=True)  # to the owner
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports_answered"
    )
    read_at = models.DateTimeField(null=True, blank=True)  # by the owner

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "reporter"], condition=Q(answered_at=None), name="one_open_report_a_person"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=["unkind", "private", "frightening", "copied", "other"]), name="a_known_reason"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | Q(answer__in=["keep", "hide"], answered_at__isnull=False),
                name="answered_with_its_moment",
            ),
        ]


def classmates(user: User) -> models.QuerySet:
    """The ids of all who learn in a class with this person."""
    shared = Membership.objects.filter(student=user).values("classroom")
    return Membership.objects.filter(classroom__in=shared).values("student")
