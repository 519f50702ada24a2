"""What became of a suggestion is noted with it and nowhere else, in the project that it was made in."""

# ruff: noqa: F811 - fixtures are asked for by their names

import pytest

from projects import forks
from tests.projects.conftest import classroom, project, starter, student, teacher  # noqa: F401
from tutor.ledger import exchanges
from tutor.messages import Settle
from tutor.models import Exchange
from tutor.scenes import Scene
from tutor.settling import note

pytestmark = pytest.mark.django_db
THROWN = Settle(id="w1", taken="none")


@pytest.fixture
def elsewhere(student, starter):
    return forks.fork_starter(owner=student, starter=starter)


@pytest.fixture
def grey(student, project):
    return kept(student, project, job="ghost")


def kept(student, project, **about):
    return exchanges.open(scene=Scene(student=student, project=project, texts={}), **about)


def taken():
    return list(Exchange.objects.order_by("at").values_list("taken", "words"))


def test_it_is_noted_with_the_suggestion_and_cleaned(grey, student, project):
    kept(student, project, job="file", id=exchanges.row_id(student, "w1"))
    note(student, project, Settle(id="w1", taken="some", words="It \x00 has planets."))
    assert taken() == [("", ""), ("some", "It  has planets.")]


def test_of_grey_text_it_is_noted_with_the_day_of_its_project(grey, student, project, elsewhere):
    kept(student, elsewhere, job="ghost")
    note(student, project, Settle(id="g7", taken="all", chars=4))
    assert taken() == [("all", ""), ("", "")]


def test_what_another_project_has_is_not_found_here(grey, student, project, elsewhere):
    kept(student, project, job="file", id=exchanges.row_id(student, "w1"))
    for message in (THROWN, Settle(id="w1", taken="all"), Settle(id="g7", taken="all")):
        note(student, elsewhere, message)
    assert taken() == [("", ""), ("", "")]


@pytest.mark.parametrize("message", [THROWN, Settle(id="w1", taken="all", words="It has planets.")])
def test_a_suggestion_that_is_gone_changes_no_grey_text(message, grey, student, project):
    note(student, project, message)
    assert taken() == [("", "")]
