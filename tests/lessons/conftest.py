"""Lessons are tried out on real kernels too, and their pages by the people of a class."""

from tests.projects.conftest import classroom, client, student, teacher
from tests.runner.conftest import engine, engine_url, kernels

__all__ = ["classroom", "client", "engine", "engine_url", "kernels", "student", "teacher"]
