"""What serves the tutor now, and what the exam says of it, in plain words."""

import pytest
from django.urls import reverse

from tests.tutor.pages.conftest import words
from tutor import rules
from tutor.exam import marks, results
from tutor.exam.figures import Figure
from tutor.model.asking import AboutModel
from tutor.pages import serving

pytestmark = pytest.mark.django_db
ABOUT = AboutModel(name="Little model", digest="d1g35t", backend="slots", is_ready=True, stage="ready", progress=1.0)


class Serves:
    """A model that is there and says what it is."""

    async def about(self):
        return ABOUT


def opened():
    return Serves()


@pytest.fixture
def page(client, classroom, settings):
    settings.TUTOR_OPEN_MODEL = "tests.tutor.pages.test_serving.opened"
    return lambda: words(client.get(reverse("tutor:serving", args=[classroom.pk])))


def passed(job):
    """Figures that are just enough."""
    return {mark.figure: Figure(0 if mark.most is not None else mark.of, mark.of) for mark in marks.read()[job].marks}


def test_each_job_says_how_it_is_done_and_what_the_exam_found(page, classroom):
    about = {"digest": ABOUT.digest, "name": ABOUT.name, "backend": ABOUT.backend}
    assert results.store("hint", passed("hint"), **about)
    assert not results.store("ghost", {"line right": Figure(11, 100)}, **about)
    shown = page()
    assert "Little model, by slots, on this machine." in shown
    assert "It has passed its exam for this." in shown
    assert "20 of 20 of what it said were true of the program" in shown
    assert "11 of 100 offered lines were right to their end" in shown
    assert "surely between 6 and 19 of 100; asked for: at least 30 of 100" in shown
    assert "not enough" in shown
    assert shown.count("This model has had no exam for it yet.") == 4


def test_what_the_class_does_not_want_is_said_as_well(page, classroom):
    rules.save(classroom, off={"chat"})
    assert page().count("switched off by your rules") == 1


def test_without_a_model_it_says_what_is_there_all_the_same(client, classroom, settings, tmp_path):
    settings.TUTOR_STAGE_FILE = tmp_path / "model.json"
    settings.TUTOR_SOCKET = tmp_path / "model.sock"
    shown = words(client.get(reverse("tutor:serving", args=[classroom.pk])))
    assert "No model serves just now." in shown
    assert "What people wrote, and what rules find, needs no model." in shown
    assert "It has not passed" not in shown


def test_every_figure_that_is_asked_for_has_its_words():
    assert {mark.figure for job in marks.read().values() for mark in job.marks} <= set(serving.FIGURES)
