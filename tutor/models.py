"""What was asked of the tutor and said; what a class may ask and gives; who needs a person; what a model has passed."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from learn.people.models import Classroom, Membership, User
from projects.models import Project

MOST_SLUG = 60


class ExchangeQuerySet(models.QuerySet["Exchange"]):
    def visible_to(self, user: User) -> "ExchangeQuerySet":
        """One's own; for a teacher what their students asked in classes of theirs, and whatever an alarm is about."""
        here = models.Q(classroom__in=Classroom.objects.taught_by(user))
        alarming = models.Q(pk__in=Alarm.objects.exclude(exchange=None).values("exchange"))
        of_students = self.filter(student__in=User.objects.visible_to(user))
        return of_students.filter(models.Q(student=user) | here | alarming)


class Exchange(models.Model):
    """One thing asked and what was said to it, as the student saw it. Ghost text of a day and project is one row."""

    class Job(models.TextChoices):
        HINT = "hint"
        CHAT = "chat"
        GHOST = "ghost"
        ACTION = "action"
        FILE = "file"
        PLAN = "plan"

    class Ended(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        STOPPED = "stopped"  # by the student, or the page went away
        BUSY = "busy"
        SLOW = "slow"
        AWAY = "away"
        REFUSED = "refused"  # what was asked for is not given (the solution, say)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exchanges")
    classroom = models.ForeignKey(Classroom, null=True, blank=True, on_delete=models.SET_NULL)
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL)
    lesson = models.CharField(max_length=MOST_SLUG, blank=True)
    step = models.CharField(max_length=MOST_SLUG, blank=True)
    job = models.CharField(max_length=8, choices=Job.choices)
    what = models.CharField(max_length=20, blank=True)  # of a hint: what about; of an action: which
    level = models.CharField(max_length=8, blank=True)  # of a hint
    tag = models.CharField(max_length=60, blank=True)  # of the diagnosis it was about
    asked = models.TextField(blank=True)  # in the student's words, or what was selected
    said = models.TextField(blank=True)  # as it was shown
    sources = models.JSONField(default=list)  # of each sentence shown: rules, written, model
    refused = models.JSONField(default=list)  # why sentences of the model were held back: leak, untrue, unfit, unsure
    taken = models.CharField(max_length=4, blank=True)  # of a suggestion: all, some, none
    words = models.TextField(blank=True)  # what the student said it would do
    times = models.PositiveIntegerField(default=1)  # ghost text: how often it was asked for
    model = models.CharField(max_length=80, blank=True)  # digest of its weights; "": none was asked
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0.0)
    first_seconds = models.FloatField(default=0.0)  # until the first sentence that was shown
    ended = models.CharField(max_length=8, choices=Ended.choices, default=Ended.OPEN)
    at = models.DateTimeField(default=timezone.now)

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["student", "-at"], name="exchanges_of_student"),
            models.Index(fields=["classroom", "-at"], name="exchanges_of_class"),
            models.Index(fields=["project", "-at"], name="exchanges_of_project"),
        ]


class HelpRules(models.Model):
    """What a teacher allows in a class; `lesson` "" is for all of it, another for that lesson."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="help_rules")
    lesson = models.CharField(max_length=MOST_SLUG, blank=True)
    strongest = models.CharField(max_length=8, default="example")  # a level of `scenes.LEVELS`, or "off"
    off = models.JSONField(default=list)  # jobs that are switched off
    most_a_day = models.PositiveIntegerField(default=60)  # helps of one student
    most_a_day_of_class = models.PositiveIntegerField(default=1500)
    keep_days = models.PositiveIntegerField(default=180)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["classroom", "lesson"], name="one_rule_a_lesson")]


class Wish(models.Model):
    """How a student wants it: the tutor or grey text can be switched off for oneself."""

    student = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tutor_wish")
    wants_tutor = models.BooleanField(default=True)
    wants_ghost = models.BooleanField(default=True)
    gives = models.BooleanField(default=True)  # where the class gives: whether one's own programs are among it
    gives_since = models.DateTimeField(null=True, blank=True)  # said yes again then; nothing from before is taken


class Giving(models.Model):
    """A class whose programs that failed may teach the next model, without names. Without a row it gives nothing."""

    classroom = models.OneToOneField(Classroom, on_delete=models.CASCADE, related_name="giving")
    since = models.DateTimeField(default=timezone.now)
    looked_until = models.DateTimeField(default=timezone.now)  # runs until then were looked at


class GiftQuerySet(models.QuerySet["Gift"]):
    def visible_to(self, user: User) -> "GiftQuerySet":
        """One's own, and for a teacher those of their classes."""
        return self.filter(models.Q(student=user) | models.Q(classroom__in=Classroom.objects.taught_by(user)))

    def willing(self) -> "GiftQuerySet":
        """Of students who are still in that class, of whom every class gives, and who have not said no."""
        members = Membership.objects.filter(student=models.OuterRef("student"))
        in_class = members.filter(classroom=models.OuterRef("classroom"))
        elsewhere = members.filter(classroom__giving=None)
        here = self.filter(models.Exists(in_class)).exclude(models.Exists(elsewhere))
        return here.exclude(student__in=Wish.objects.filter(gives=False).values("student"))


class Gift(models.Model):
    """A program that failed, with nothing of its student in it. Everything that is kept of it is shown to both."""

    class State(models.TextChoices):
        NEW = "new"  # not yet run again
        WAITING = "waiting"  # for the teacher to look at it
        GIVEN = "given"  # may be used
        LEFT_OUT = "left_out"  # its text is gone; that it comes no second time is known by its digest

    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="gifts")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="gifts")
    digest = models.CharField(max_length=64)  # of the program
    program = models.TextField()
    tag = models.CharField(max_length=60)  # of the diagnosis
    line = models.PositiveIntegerField(default=0)
    helped = models.JSONField(default=dict)  # the hint after which it was passed: level, sentences
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    at = models.DateTimeField(default=timezone.now)

    objects = GiftQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["student", "digest"], name="given_once")]
        indexes = [models.Index(fields=["classroom", "state", "at"], name="gifts_of_class")]


class AlarmQuerySet(models.QuerySet["Alarm"]):
    def visible_to(self, user: User) -> "AlarmQuerySet":
        """One's own, and for a teacher those of their students."""
        return self.filter(student__in=User.objects.visible_to(user))


class Alarm(models.Model):
    """A student wrote something that a person should answer; the teacher is told."""

    class Kind(models.TextChoices):
        DISTRESS = "distress"
        DANGER = "danger"

    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="alarms")
    classroom = models.ForeignKey(Classroom, null=True, blank=True, on_delete=models.CASCADE)
    exchange = models.ForeignKey(Exchange, null=True, blank=True, on_delete=models.SET_NULL)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)  # by a teacher
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="alarms_seen"
    )

    objects = AlarmQuerySet.as_manager()


class Plan(models.Model):
    """A student's own idea as a list of small steps, each ticked by a run."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="plan")
    idea = models.TextField()
    steps = models.JSONField(default=list)  # of `planning`: text, how, card, check, done_at
    at = models.DateTimeField(default=timezone.now)


class ExamResult(models.Model):
    """What a model, known by its weights, has shown in the exam for one job."""

    digest = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    backend = models.CharField(max_length=40)
    job = models.CharField(max_length=8, choices=Exchange.Job.choices)
    passed = models.BooleanField()
    figures = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "job"], name="one_result_a_job")]
