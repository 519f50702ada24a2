"""Students of a running stack, as the benchmark drives them."""

import itertools
import random
from urllib.parse import urlparse

from bench.site import Site, Student
from tests.stack import Stack


def site_of(stack: Stack) -> Site:
    return Site(stack.url.rstrip("/"), urlparse(stack.class_link).path, stack.process, 0.0)


NUMBERS = itertools.count(random.randrange(1_000_000))  # nobody else in the class is called so


class Class:
    """Its students; all leave at the end."""

    def __init__(self, stack: Stack):
        self.stack = stack
        self.students: list[Student] = []

    async def student(self) -> Student:
        """Somebody who joined and has a project."""
        student = Student(site_of(self.stack), next(NUMBERS))
        self.students.append(student)
        await student.join()
        await student.fork()
        return student

    async def leave(self) -> None:
        for student in self.students:
            await student.http.aclose()
