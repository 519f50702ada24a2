from tests.projects.conftest import classroom, project, starter, student, teacher
from tests.runner.conftest import engine, engine_url, kernels

__all__ = ["classroom", "engine", "engine_url", "kernels", "project", "starter", "student", "teacher"]
