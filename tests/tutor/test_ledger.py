"""A row of the ledger: opened, closed with what was said, and counted against the day."""

# ruff: noqa: F811 - fixtures are asked for by their names

import pytest

from tests.projects.conftest import classroom, project, starter, student, teacher  # noqa: F401
from tutor import belongings, ledger
from tutor.ask import row_id
from tutor.ledger import Account
from tutor.messages import Sentence, Settle
from tutor.models import Exchange
from tutor.scenes import Scene
from tutor.settling import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(student, project):
    scene = Scene(student=student, project=project, texts={})
    return ledger.open(scene=scene, job="action", what="simplify", id=row_id(student, "a1"))


def close(exchange):
    account = Account()
    account.note(Sentence(text="Look at line 3.", source="written"))
    ledger.close(exchange, account=account, ended=Exchange.Ended.DONE)


def test_what_became_of_a_suggestion_before_all_was_said_stays(opened, student, project):
    settle(student, project, Settle(id="a1", taken="some", words="It prints less."))
    close(opened)
    row = Exchange.objects.get()
    assert (row.taken, row.words, row.said, row.ended) == ("some", "It prints less.", "Look at line 3.", "done")


def test_what_is_erased_before_all_was_said_stays_away(opened, student):
    belongings.erase(student)
    close(opened)
    assert not Exchange.objects.exists()
