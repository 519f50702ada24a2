"""Looking at what was made, on a worker: what is told to its pages, and what is noted."""

import asyncio

import pytest

from learn.progress import attempts, checking, telling
from learn.progress.messages import Checked, Checking
from learn.progress.models import Attempt
from tests.doubles import ScriptedKernel, ScriptedPool
from tests.progress.conftest import again
from tests.progress.steps import go_through, write

pytestmark = pytest.mark.django_db


class OneThread:
    """A worker as checks need it: its pool, and a loop to hand coroutines to."""

    def __init__(self, pool):
        self.pool, self.why_none, self.limits = pool, "no sandbox", None

    def do(self, work):
        return asyncio.run(work)


@pytest.fixture
def told(monkeypatch):
    """What the pages hear."""
    heard = []

    async def tell(project, event):
        heard.append(event)

    monkeypatch.setattr("learn.progress.news.tell", tell)
    return heard


def look(standing, monkeypatch, pool, files=None):
    monkeypatch.setattr(checking, "worker", lambda: OneThread(pool))
    attempt = attempts.begin(standing)
    checking.look(attempt, standing, files or {"main.py": b"print(1)"})
    attempt.refresh_from_db()
    return attempt


def test_without_a_sandbox_it_is_our_fault_and_nothing_is_counted(standing, told, monkeypatch):
    attempt = look(standing, monkeypatch, None)
    assert attempt.state == Attempt.State.FAULT
    assert [type(event) for event in told] == [Checking, Checked]
    assert "not in your program" in told[-1].text
    assert again(standing).progress.attempts == 0


def test_a_program_that_python_cannot_read_is_told_without_a_kernel(standing, told, monkeypatch):
    attempt = look(standing, monkeypatch, ScriptedPool(), {"main.py": b"print('hello'\n"})
    assert attempt.state == Attempt.State.NOT_YET
    assert "missing-bracket" in attempt.tags
    assert telling.read(attempt.told).missing


def test_whatever_breaks_in_a_check_is_not_the_students(standing, told, monkeypatch):
    attempt = look(standing, monkeypatch, ScriptedPool(ValueError("a bug")))
    assert attempt.state == Attempt.State.FAULT


def test_an_idea_of_ones_own_has_to_be_another_program_than_before(standing, told, monkeypatch):
    standing = go_through(standing, until=5)
    before = checking.changes.before_step(standing)
    files = {name: text.encode() for name, text in before.items()}
    assert look(standing, monkeypatch, ScriptedPool(ScriptedKernel()), files).state == Attempt.State.NOT_YET
    assert not told[-1].passed


def test_of_a_check_that_became_void_nothing_is_told(standing, told, monkeypatch):
    monkeypatch.setattr(checking, "worker", lambda: OneThread(None))
    old = attempts.begin(standing)
    attempts.begin(standing)
    checking.look(old, standing, {"main.py": b""})
    assert [type(event) for event in told] == [Checking]


def test_after_a_run_of_a_lesson_that_is_over_nothing_is_checked(standing, told, monkeypatch):
    standing.journey.finished_at = standing.journey.began_at
    standing.journey.save()
    write(standing, "x = 1")
    checking.after_run(None, standing.project)
    assert not Attempt.objects.exists()
