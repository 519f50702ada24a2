"""Students of a running stack, as the benchmark drives them."""

from urllib.parse import urlparse

from bench.site import Site, Student
from tests.stack import Stack


def site_of(stack: Stack) -> Site:
    return Site(stack.url.rstrip("/"), urlparse(stack.class_link).path, stack.process, 0.0)


async def student_of(stack: Stack, number: int = 1) -> Student:
    """Somebody who joined and has a project."""
    student = Student(site_of(stack), number)
    await student.join()
    await student.fork()
    return student
