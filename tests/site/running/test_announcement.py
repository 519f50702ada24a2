"""What the terminal says once the site answers."""

import datetime

import pytest
from django.utils import timezone

from learn.people import seed
from learn.people.models import Classroom, User
from learn.site.running import announcement

pytestmark = pytest.mark.django_db


def said() -> str:
    return "\n".join(announcement.lines(["web"], seconds=1, lan=False))


def test_before_there_is_a_teacher_one_is_let_in_once():
    assert "/teach/" in said()
    assert "/accounts/login/" not in said()


def test_a_teacher_is_told_where_to_sign_in():
    User.objects.create_user("ms rivera", display_name="Ms Rivera", is_teacher=True)
    assert "/teach/" not in said()
    assert "Teachers sign in here" in said()
    assert "/accounts/login/" in said()


def test_a_code_that_has_run_out_is_not_given_to_students():
    teacher = User.objects.create_user("ms rivera", display_name="Ms Rivera", is_teacher=True)
    code = seed.demo_class().code
    assert code in said()
    Classroom.objects.update(teacher=teacher, code_expires_at=timezone.now() - datetime.timedelta(days=1))
    assert code not in said()
    assert "has run out" in said()
