from tests.projects.conftest import classroom, project, starter, student, teacher
from tests.runner.conftest import kernels
from tests.tutor.acting.conftest import boxes

__all__ = ["boxes", "classroom", "kernels", "project", "starter", "student", "teacher"]
