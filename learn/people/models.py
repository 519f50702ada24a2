"""Who is here: people, the classes they are in, and the cards that let students back in."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: "User") -> "UserQuerySet":
        """Oneself, and for a teacher the students of the classes they teach."""
        return self.filter(
            models.Q(pk=user.pk)
            | models.Q(memberships__classroom__in=Classroom.objects.taught_by(user), is_teacher=False)
        ).distinct()


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
    REQUIRED_FIELDS: list[str] = []

    def __str__(self) -> str:
        return self.display_name


class ClassroomQuerySet(models.QuerySet["Classroom"]):
    def taught_by(self, user: User) -> "ClassroomQuerySet":
        return self.filter(teacher=user) if user.is_teacher else self.none()

    def visible_to(self, user: User) -> "ClassroomQuerySet":
        return self.filter(models.Q(teacher=user) | models.Q(memberships__student=user)).distinct()


class Classroom(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=60)
    code = models.CharField(max_length=8, unique=True)  # 8 of 32 characters: see joining.py
    code_expires_at = models.DateTimeField(null=True, blank=True)
    # The demo class exists before its teacher: the first teacher takes it over.
    teacher = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="classrooms")
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClassroomQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="memberships")
    student = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    nickname = models.CharField(max_length=40)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("classroom", Lower("nickname"), name="one_nickname_a_class"),
            models.UniqueConstraint(fields=["classroom", "student"], name="once_in_a_class"),
        ]


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
