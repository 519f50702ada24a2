"""What happens when two do it in the same moment."""

import threading
import uuid

import pytest
from django.db import connection, connections

from learn.people import joining, seed, welcome
from learn.people.errors import Refusal
from learn.people.models import Classroom, Membership, User

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act, *, times: int = 6) -> list:
    """Do it in so many threads together; what each was told, in any order."""
    ready, told = threading.Barrier(times), []

    def one() -> None:
        ready.wait()
        try:
            told.append(act())
        except Refusal as refusal:
            told.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == times
    return told


@pytest.fixture(autouse=True)
def rows_for_all():
    if connection.vendor == "sqlite":
        pytest.skip("In memory, SQLite's rows belong to one thread: the tests on PostgreSQL try this.")


def test_one_of_six_gets_the_nickname():
    classroom = seed.demo_class()
    told = at_once(lambda: joining.join(classroom=classroom, nickname="Mia", visit=uuid.uuid4()))
    assert sum(isinstance(one, joining.TakenName) for one in told) == 5
    assert Membership.objects.count() == User.objects.count() == 1


def test_six_presses_of_one_button_join_once():
    classroom, visit = seed.demo_class(), uuid.uuid4()
    told = at_once(lambda: joining.join(classroom=classroom, nickname="Mia", visit=visit))
    assert len({membership.pk for membership in told}) == 1


def test_a_link_makes_one_teacher_also_when_six_open_it():
    token = welcome.teacher_link().strip("/").rpartition("/")[2]
    names = iter(["a1", "a2", "a3", "a4", "a5", "a6"])
    told = at_once(lambda: welcome.become_teacher(token=token, name=next(names), password="x"))
    assert sum(isinstance(one, User) for one in told) == 1
    assert User.objects.count() == 1


def test_six_starts_make_one_demo_class():
    assert len({classroom.pk for classroom in at_once(seed.demo_class)}) == 1
    assert Classroom.objects.count() == 1
