from tests.projects.conftest import classroom, project, starter, student, teacher

__all__ = ["classroom", "project", "starter", "student", "teacher"]
