"""Our adapter serves only where it beats its base at all that counts, and is easier to read than no model at all."""

import msgspec
import pytest

from learn.site.model import weights
from tests.stack import ROOT
from tutor.engine import hashes
from tutor.exam import comparisons, deciding
from tutor.exam.comparing import table
from tutor.exam.comparing.counting import Beside, Column
from tutor.exam.comparisons import Comparison
from tutor.exam.deciding import CHAT, GHOST, HINT, LESS, Rated, decide, is_better
from tutor.exam.figures import Figure, Mean, chance, difference, mean

ADAPTER = ROOT / "tutor" / "adapter"
EASIER, SHORTER = Mean(-0.8, -1.1, -0.5, 150), Mean(-6.0, -8.0, -4.0, 150)


def columns(good: int) -> dict[str, Column]:
    """Of a hundred each time, `good` are as they should be."""
    found: dict[str, dict[str, Figure]] = {}
    for where, name in (*HINT, *CHAT, (GHOST, "line right, all that it said")):
        found.setdefault(where, {})[name] = Figure(100 - good if name in LESS else good, 100)
    return {where: Column(shares) for where, shares in found.items()}


def rated(*, ours=None, beside=None, passed=("hint", "chat", "ghost")) -> Rated:
    given = {"base": columns(40), "adapter": ours or columns(90)}
    return Rated(given, beside or Beside(EASIER, SHORTER, 1, 0, 150), {"base": ["ghost"], "adapter": list(passed)})


def test_an_adapter_that_is_better_at_all_is_the_default_and_does_its_jobs():
    decision = decide(rated())

    assert decision.is_default
    assert decision.jobs == {"hint": "adapter", "chat": "adapter", "ghost": "adapter"}
    assert decision.because == []


@pytest.mark.parametrize(("where", "name"), HINT)
def test_one_thing_at_which_the_base_is_as_good_is_enough_against_it(where, name):
    ours = columns(90)
    ours[where].shares[name] = columns(40)[where].shares[name]

    decision = decide(rated(ours=ours))

    assert not decision.is_default
    assert decision.jobs["hint"] == decision.jobs["chat"] == "written"
    assert name in decision.because[0]


@pytest.mark.parametrize(
    ("beside", "why"),
    [
        (Beside(Mean(-0.1, -0.4, 0.2, 150), Mean(-1, -3, 1, 150), 0, 0, 150), "not surely easier"),
        (Beside(EASIER, Mean(4, 2, 6, 150), 0, 0, 150), "not surely easier"),
        (Beside(EASIER, SHORTER, 9, 1, 150), "9 of 150 texts are untrue"),
        (Beside(EASIER, SHORTER, 0, 0, 12), "only 12"),
    ],
)
def test_it_has_to_be_easier_to_read_than_the_diagnosis_and_as_true(beside, why):
    decision = decide(rated(beside=beside))

    assert not decision.is_default
    assert why in decision.because[0]


def test_who_does_not_reach_the_marks_does_nothing_and_one_job_does_not_pay_for_another():
    assert decide(rated(passed=("chat",))).jobs == {"hint": "written", "chat": "written", "ghost": "base"}
    assert decide(rated(passed=("hint",))).jobs == {"hint": "adapter", "chat": "written", "ghost": "base"}
    assert decide(Rated({"base": columns(40)}, Beside(EASIER, SHORTER, 0, 0, 0), {"base": []})).jobs["ghost"] == "off"


def test_where_nobody_can_be_beaten_being_as_good_is_enough():
    assert is_better(Figure(0, 187), Figure(0, 187), is_less=True)
    assert is_better(Figure(20, 20), Figure(20, 20))
    assert not is_better(Figure(10, 20), Figure(10, 20))
    assert not is_better(Figure(0, 0), Figure(0, 20), is_less=True)


def test_intervals_and_chances_are_those_in_the_books():
    # Newcombe 1998, table II, (a) and (h), by method 10.
    assert [round(bound, 4) for bound in difference(Figure(56, 70), Figure(48, 80))] == [0.0524, 0.3339]
    assert [round(bound, 4) for bound in difference(Figure(10, 10), Figure(0, 10))] == [0.6075, 1.0]
    assert chance(5, 5) == 1 / 32
    assert mean([1, 2, 3]) == Mean(2.0, 0.868, 3.132, 3)
    assert mean([]).high - mean([]).low > 100


def test_a_comparison_is_kept_by_its_digest_with_its_decision_and_shown_as_a_table(tmp_path):
    given = rated()
    whole = Comparison(
        "b1+a2345678",
        "small",
        "cpu",
        "2026-11-26",
        "2 cores",
        9.0,
        "f00",
        120,
        given.columns,
        given.beside,
        given.passed,
    )

    file = comparisons.keep(whole, tmp_path)

    assert comparisons.kept(tmp_path) == (whole,)
    assert msgspec.json.decode(file.read_bytes())["decision"]["is_default"]
    said = table.markdown(whole)
    assert "| true | 40 of 100: 40% (31–50) | 90 of 100: 90% (83–94) |  |" in said
    assert "✓ true (unseen kinds, before the guard)" in said
    assert "Our adapter is the default." in said
    page = tmp_path / "page.md"
    page.write_text(f"# Model\n{table.START}\nold\n{table.END}\nThe end.\n")
    table.put(page, said)
    assert page.read_text() == f"# Model\n{table.START}\n{said}{table.END}\nThe end.\n"


def test_every_comparison_that_comes_with_the_site_can_be_read():
    for each in comparisons.kept():
        assert each.decision == deciding.decide(Rated(each.columns, each.beside, each.passed))
        assert comparisons.of(each.digest) == each


def test_the_adapter_that_comes_along_was_compared_and_serves_where_that_made_it_the_default(settings, tmp_path):
    settings.TUTOR_MODELS_DIR = tmp_path
    mark = hashes.of(ADAPTER, tmp_path)
    assert any(each.digest.endswith(f"+{mark[:8]}") for each in comparisons.kept())
    assert weights.adapter() == (str(ADAPTER) if comparisons.is_default(mark) else "")
