"""A class with two students, one of whom has something in every table."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from learn.people.models import ReturnCard, User
from projects import asides, files, forks
from projects.models import Project
from runner.files import keep_all
from tests.projects.conftest import join, open_class
from tests.site.belongings.traces import MARK, filled, is_of_students, leading_to_people, of_person, ran


@pytest.fixture
def school():
    teacher = User.objects.create_user("teacher", display_name="Ms Teacher", is_teacher=True)
    classroom = open_class(teacher, "First class")
    return {
        "teacher": teacher,
        "classroom": classroom,
        "Ada": join(classroom, "Ada"),
        "Grace": join(classroom, "Grace"),
    }


@pytest.fixture
def ada(school):
    """A student who has something in every table that can hold something of a student."""
    student = school["Ada"]
    Group.objects.create(name="nobody's")
    ReturnCard.objects.create(student=student, digest="secret-digest")
    project = forks.new_project(student, f"Little {MARK}", entry="main.py")
    main = files.add(project=project, name="main.py", data=f"print('{MARK}')\n".encode())
    for number in range(3):
        main = files.save_text(file=main, text=f"print('{MARK} {number}')\n", base=main.revision)
    asides.keep(file=main, text=f"{MARK} beside")
    files.delete(file=files.add(project=project, name="old.txt", data=f"{MARK} old".encode()))
    put_away = forks.new_project(student, f"Old {MARK}", entry="main.py")
    files.add(project=put_away, name="main.py", data=f"# {MARK} away".encode())
    Project.objects.filter(pk=put_away.pk).update(deleted_at=timezone.now())
    ran(student, project, f"{MARK} said\n", keep_all({"main.py": f"{MARK} unsaved".encode()}))
    for model in leading_to_people():
        if is_of_students(model) and not of_person(model, student).exists():
            filled(model, student)
    return student
