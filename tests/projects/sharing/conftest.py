"""A shared project, and whoever may come by."""

import pytest

from learn.people.models import User
from projects.sharing import links
from tests.projects.conftest import join, open_class


@pytest.fixture
def people(teacher, classroom, student):
    other_teacher = User.objects.create_user("other", display_name="Mr Other", is_teacher=True)
    return {
        "nobody": None,
        "owner": student,
        "classmate": join(classroom, "Grace"),
        "stranger": join(open_class(other_teacher, "Second class"), "Linus"),
        "teacher": teacher,
        "other teacher": other_teacher,
    }


@pytest.fixture
def share(project):
    return links.share(project)
