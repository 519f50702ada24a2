"""A row of the ledger: opened, closed with what was said, and counted against the day."""

# ruff: noqa: F811 - fixtures are asked for by their names

import pytest

from learn.people.models import Membership
from tests.projects.conftest import classroom, join, open_class, project, starter, student, teacher  # noqa: F401
from tutor import belongings, rules
from tutor.ledger import exchanges, quotas
from tutor.ledger.accounts import Account
from tutor.messages import Sentence, Settle
from tutor.models import Exchange
from tutor.scenes import Scene
from tutor.settling import note

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(student, project):
    scene = Scene(student=student, project=project, texts={})
    return exchanges.open(scene=scene, job="action", what="simplify", id=exchanges.row_id(student, "a1"))


def close(exchange):
    account = Account()
    account.note(Sentence(text="Look at line 3.", source="written"))
    exchanges.close(exchange, account=account, ended=Exchange.Ended.DONE)


def test_what_became_of_a_suggestion_before_all_was_said_stays(opened, student, project):
    note(student, project, Settle(id="a1", taken="some", words="It prints less."))
    close(opened)
    row = Exchange.objects.get()
    assert (row.taken, row.words, row.said, row.ended) == ("some", "It prints less.", "Look at line 3.", "done")


def test_what_is_erased_before_all_was_said_stays_away(opened, student):
    belongings.erase(student)
    close(opened)
    assert not Exchange.objects.exists()


def asked(student, classroom, times):
    for _ in range(times):
        Exchange.objects.create(student=student, classroom=classroom, job="hint", said="Look at line 3.", ended="done")


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [(10, 1500, 6), (1500, 10, 3), (5, 8, 1), (2, 1500, 0), (1500, 1500, 60)],
)
def test_each_class_is_counted_by_its_own_quota(first, second, left, student, classroom, teacher):
    other = open_class(teacher, "Art club")
    Membership.objects.create(classroom=other, student=student, nickname="Ada")
    rules.save(classroom, most_a_day_of_class=first)
    rules.save(other, most_a_day_of_class=second)
    asked(join(classroom, "Grace"), classroom, 4)
    asked(join(other, "Linus"), other, 7)
    assert quotas.left(student) == (left, 60)


def test_without_a_class_only_ones_own_quota_counts(student, classroom):
    rules.save(classroom, most_a_day_of_class=0)
    assert quotas.left(student) == (0, 60)
    student.memberships.all().delete()
    asked(student, None, 2)
    assert quotas.left(student) == (58, 60)
