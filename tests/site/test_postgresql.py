"""The whole site on PostgreSQL."""

from urllib.parse import urlsplit

import pytest

from bench.site import Site, Student
from tests import postgresql
from tests import stack as stacks


@pytest.fixture(scope="module")
def stack_on_postgresql():
    binaries = postgresql.find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed.")
    with postgresql.server(binaries) as url:
        started = stacks.start(DATABASE_URL=url)
        yield started
        stacks.remove(started)


@pytest.mark.long
@pytest.mark.stack
async def test_a_student_joins_and_runs_a_program(stack_on_postgresql):
    student = Student(Site(stack_on_postgresql.url, urlsplit(stack_on_postgresql.class_link).path, None, 0), 1)
    async with student.http:
        await student.join()
        await student.fork()
        async with student.workspace() as workspace:
            _, end = await workspace.run("print('Hello')")
    assert end["outcome"] == "finished"
    assert not (stack_on_postgresql.data / "db.sqlite3").exists()
