"""What comes with the site about an adapter says only what it does."""

import msgspec
import pytest

from tests.tutor.exam.test_deciding import rated
from tutor.exam import marks, results, shipping
from tutor.exam.comparing.compare import Compared, Sat
from tutor.exam.comparisons import Comparison
from tutor.exam.figures import Figure
from tutor.exam.results import Shipped
from tutor.model.asking import AboutModel

ABOUT = AboutModel(digest="b1+a2")
BASE = {mark.figure: Figure(70, 70) for mark in marks.read()["ghost"].marks}
OURS = {"hint": {"true": Figure(60, 60)}, "chat": {"true": Figure(50, 60)}, "ghost": {"shown": Figure(1, 90)}}


@pytest.fixture
def compared(monkeypatch) -> Compared:
    monkeypatch.setattr(results, "shipped", lambda: ())
    given = rated(passed=("hint",))
    whole = Comparison(
        "b1+a2", "Small", "openvino, cpu", "today", "here", 1.0, "f00", 9, given.columns, given.beside, given.passed
    )
    return Compared(whole, {"base": Sat(ABOUT, [], {}, {"ghost": BASE}), "adapter": Sat(ABOUT, [], {}, OURS)})


def test_each_job_has_the_figures_of_whoever_does_it(compared, tmp_path):
    file = shipping.ship(compared, tmp_path)

    told = msgspec.json.decode(file.read_bytes(), type=Shipped)
    assert file.name == "small-a2-openvino.json"
    assert told.jobs == {"hint": OURS["hint"], "ghost": BASE}  # chat is done by hand, so nothing is said of it
    assert told.digest == "b1+a2"


def test_the_base_has_been_examined_already(compared, monkeypatch):
    grey = {"shown": Figure(60, 238)}
    shown = Shipped("b1", "Small", "openvino, cpu", "before", "here", {"ghost": grey})
    monkeypatch.setattr(results, "shipped", lambda: (shown,))

    assert shipping.figures_of(compared, "ghost") == grey


@pytest.mark.parametrize(("digest", "passed"), [("b1", ["ghost"]), ("b1+a2", []), ("b2", [])])
def test_what_the_base_has_passed_in_its_own_exam_it_goes_on_doing(monkeypatch, digest, passed):
    shown = Shipped("b1", "Small", "openvino, cpu", "before", "here", {"ghost": BASE})
    monkeypatch.setattr(results, "shipped", lambda: (shown,))
    about = AboutModel(digest=digest, backend="openvino, cpu")

    assert Sat(about, [], {}, {"ghost": {"shown": Figure(1, 90)}}).passed == passed


def test_of_an_adapter_that_does_not_serve_nothing_is_shipped(compared, tmp_path):
    compared.comparison = msgspec.structs.replace(compared.comparison, passed={"adapter": [], "base": ["ghost"]})

    assert shipping.ship(compared, tmp_path) is None
    assert list(tmp_path.iterdir()) == []
