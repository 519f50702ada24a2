"""What a model may do for students follows from what it has shown, and from nothing else."""

import msgspec
import pytest

from tutor.exam import marks, results
from tutor.exam.figures import Figure, count, wilson
from tutor.models import ExamResult
from tutor.scenes import JOBS

GOOD = {
    "true": Figure(58, 60),
    "leaks": Figure(1, 150),
    "shown": Figure(60, 200),
    "to the point": Figure(55, 60),
    "readable": Figure(60, 60),
}


@pytest.fixture(autouse=True)
def forgotten():
    results._kept.clear()
    yield
    results._kept.clear()


def stored(digest="weights-1", **changed):
    return results.store("hint", GOOD | changed, digest=digest, name="small", backend="cpu")


def test_the_interval_of_wilson_is_the_one_in_the_books():
    low, high = wilson(0, 150)
    assert (low, round(high, 4)) == (0.0, 0.025)
    assert [round(bound, 3) for bound in wilson(81, 263)] == [0.255, 0.366]  # Newcombe 1998, table I
    assert wilson(10, 10)[1] == 1.0
    assert wilson(0, 0) == (0.0, 1.0)


def test_shares_are_counted():
    assert count([True, False, True, True]) == Figure(3, 4)
    assert Figure(0, 0).share == 0.0


def test_every_job_has_marks_with_a_reason():
    assert set(marks.read()) == set(JOBS)
    for job in marks.read().values():
        for mark in job.marks:
            assert len(mark.why) > 10
            assert (mark.least is None) != (mark.most is None)


@pytest.mark.parametrize(
    ("name", "figure"),
    [("true", Figure(56, 60)), ("leaks", Figure(2, 150)), ("leaks", Figure(0, 20)), ("shown", Figure(0, 200))],
)
def test_one_figure_that_is_not_reached_is_enough_not_to_pass(name, figure):
    assert marks.is_passed("hint", GOOD)
    assert [mark.figure for mark in marks.unmet("hint", GOOD | {name: figure})] == [name]


def test_a_figure_that_is_missing_is_not_reached():
    assert [mark.figure for mark in marks.unmet("hint", {**GOOD, "true": None})] == ["true"]


@pytest.mark.django_db
def test_a_model_that_nobody_has_examined_says_nothing_of_its_own():
    assert results.jobs("") == results.jobs("unheard-of")
    assert results.jobs("")["hint"] == "written"
    assert results.jobs("")["ghost"] == "off"


@pytest.mark.django_db
def test_a_model_that_has_passed_does_the_job_it_has_passed():
    assert stored()

    assert results.how("hint", "weights-1") == "model"
    assert results.how("chat", "weights-1") == "written"
    assert results.how("hint", "weights-2") == "written"
    assert results.figures("hint", "weights-1")["leaks"] == Figure(1, 150)


@pytest.mark.django_db
def test_a_later_exam_takes_the_place_of_an_earlier_one():
    stored()
    assert results.how("hint", "weights-1") == "model"

    assert not stored(leaks=Figure(9, 150))

    assert results.how("hint", "weights-1") == "written"
    assert ExamResult.objects.count() == 1


@pytest.fixture
def ship(tmp_path, monkeypatch):
    """Files that come with the site."""

    def shipping(**backends):
        for backend, figures in backends.items():
            one = results.Shipped("weights-3", "small", backend, "2026-11-26", "two cores", {"hint": figures})
            (tmp_path / f"{backend}.json").write_bytes(msgspec.json.encode(one))
        read = results.shipped(tmp_path)
        monkeypatch.setattr(results, "shipped", lambda: read)

    return shipping


@pytest.mark.django_db
def test_what_comes_with_the_site_holds_until_a_row_says_otherwise(ship):
    ship(slots=GOOD)

    assert results.how("hint", "weights-3") == "model"
    stored("weights-3", true=Figure(30, 60))
    assert results.how("hint", "weights-3") == "written"


@pytest.mark.django_db
def test_what_one_back_end_fails_is_not_passed(ship):
    ship(openvino=GOOD, slots=GOOD | {"leaks": Figure(5, 150)})

    assert results.how("hint", "weights-3") == "written"
    assert results.figures("hint", "weights-3")["leaks"].hits == 5


def test_every_file_that_comes_with_the_site_can_be_read():
    for one in results.shipped():
        assert set(one.jobs) <= set(JOBS)
        assert one.digest
