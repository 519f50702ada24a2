"""Who is here: people, the classes they are in, and the cards that let students back in."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.urls import reverse
from django.utils import timezone

from learn.people import names


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: "User") -> "UserQuerySet":
        """Oneself, and for a teacher the students of the classes they teach."""
        if not user.is_teacher:
            return self.filter(pk=user.pk)
        # Subqueries rather than joins: no row comes twice, so none has to be compared with all others.
        taught = Membership.objects.filter(classroom__teacher=user)
        return self.filter(models.Q(pk=user.pk) | models.Q(pk__in=taught.values("student"), is_teacher=False))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, username: str = "", *, password: str | None = None, **fields) -> "User":
        """Without a password nobody can sign in with one: students come back by session or card."""
        user = self.model(username=username or f"s-{uuid.uuid4().hex}", **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=150, unique=True)
    display_name = models.CharField(max_length=40)
    email = models.EmailField(blank=True)
    is_teacher = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    def __str__(self) -> str:
        return self.display_name


class ClassroomQuerySet(models.QuerySet["Classroom"]):
    def taught_by(self, user: User) -> "ClassroomQuerySet":
        return self.filter(teacher=user) if user.is_teacher else self.none()

    def visible_to(self, user: User) -> "ClassroomQuerySet":
        """The classes one learns in, and for a teacher those they teach."""
        joined = self.filter(pk__in=Membership.objects.filter(student=user).values("classroom"))
        return joined | self.filter(teacher=user) if user.is_teacher else joined


class Classroom(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=60)
    code = models.CharField(max_length=8, unique=True)  # see codes.py
    code_expires_at = models.DateTimeField(null=True, blank=True)
    # The demo class exists before its teacher: the first teacher takes it over.
    teacher = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="classrooms")
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClassroomQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_demo"], condition=models.Q(is_demo=True), name="one_demo_class")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:classroom", args=[self.pk])

    @property
    def join_path(self) -> str:
        return reverse("people:join", args=[self.code])

    @property
    def spoken_code(self) -> str:
        """In two halves, as it is read out and written on the board."""
        return f"{self.code[:4]}-{self.code[4:]}"

    @property
    def is_open(self) -> bool:
        """Whether the code still lets people in."""
        return self.code_expires_at is None or self.code_expires_at > timezone.now()

    def has_student(self, user: "User | AnonymousUser") -> bool:
        return user.is_authenticated and self.memberships.filter(student=user).exists()


class Membership(models.Model):
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="memberships")
    student = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    nickname = models.CharField(max_length=40)
    # As a reader compares names. What LOWER knows of alphabets differs between databases.
    nickname_key = models.CharField(max_length=600, editable=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["classroom", "nickname_key"], name="one_nickname_a_class"),
            models.UniqueConstraint(fields=["classroom", "student"], name="once_in_a_class"),
        ]

    def save(self, *args, **kwargs) -> None:
        self.nickname_key = names.key(self.nickname)
        super().save(*args, **kwargs)


class ReturnCard(models.Model):
    """Three words that let a student in on another device. Only their keyed digest is kept."""

    student = models.OneToOneField(User, on_delete=models.CASCADE, related_name="card")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now=True)


class TeacherLink(models.Model):
    """A link that makes the person who opens it a teacher, once."""

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
