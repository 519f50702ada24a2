"""Cases that are made of a known edit: judged as the ones that people wrote are."""

import dataclasses
import functools

import msgspec
import pytest

from runner.untrusted.claims import ending_of, failed_of
from tests.runner.diagnosis import running, told
from tests.runner.diagnosis.programs import Program
from tutor.exam.cases import edits, overlap, unseen
from tutor.exam.cases.hints import HintCase
from tutor.exam.cases.unseen import EditedLine, Held, Unseen, UnseenLine
from tutor.exam.judges import truth, usefulness
from tutor.exam.sittings import ghosts
from tutor.exam.students import alone
from tutor.training.trees import tree_of

SUM = "price = 4\namount = 3\ntotal = price * amount\nprint(total)\n"
AGE = 'age = int(input("Age? "))\nnext_age = age + 1\nprint(next_age)\n'
PETS = 'pets = ["cat", "dog", "fish"]\nfor place in range(3):\n    print(pets[place])\nprint(pets[2])\n'
MADE = {
    "colon": (PETS, 2, "for place in range(3)", "missing-colon", ()),
    "typo": (SUM, 4, "print(toatl)", "name-typo", ()),
    "quote": (PETS, 1, 'pets = ["cat", "dog, "fish"]', "missing-quote", ()),
    "index": (PETS, 4, "print(pets[3])", "list-index", ()),
    "int": (AGE, 1, 'age = input("Age? ")', "number-plus-text", ("12",)),
    "bracket": (SUM, 4, "print(total))", "extra-bracket", ()),
}


def held(name: str) -> Unseen:
    fixed, line, after, tag, answers = MADE[name]
    lines = fixed.splitlines()
    before, lines[line - 1] = lines[line - 1], after
    broken = "\n".join(lines) + "\n"
    return Unseen(name, tag, "list", Held(broken, line, before, after, [tag], fixed, list(answers)))


@functools.cache
def made() -> dict[str, tuple[HintCase, str, str]]:
    """Each case, the diagnosis' text of it, and the kind of error."""
    rows = [held(name) for name in MADE]
    programs = [Program("", 1, answers=list(row.held.answers), files={"main.py": row.held.source}) for row in rows]
    found = {}
    for row, program, ending in zip(rows, programs, running.endings(programs), strict=True):
        failed = failed_of(ending_of({"ending": ending}))
        findings = tuple(told.found(program, ending))
        scene = dataclasses.replace(alone(row.held.source), failed=failed, findings=findings)
        text = f"{findings[0].sentence} {findings[0].look}"
        found[row.name] = (edits.case_of(row, scene), text, failed.kind)
    return found


@pytest.mark.parametrize("name", MADE)
def test_what_the_diagnosis_says_of_a_known_edit_is_true_and_to_the_point(name):
    case, text, kind = made()[name]

    assert truth.lies(text, case, kind) == []
    assert usefulness.names_line(text, case)
    assert usefulness.names_cause(text, case)
    assert not usefulness.gives_the_line(text, case)


def test_a_true_hint_of_one_is_a_wrong_one_of_another():
    names = list(MADE)
    pairs = [(made()[name], made()[names[number - 1]][1]) for number, name in enumerate(names)]

    assert all(truth.lies(text, case, kind) for (case, _, kind), text in pairs)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("typo", "Line 2 uses a name that has no value.", "line 2"),
        ("typo", "`total` was never given a value in line 4.", "total has a value"),
        ("index", "`pets` has 4 items in line 4.", "4"),
        ("index", "Line 4 forgot a colon.", "colon"),
        ("int", "In line 2 `age` is a number.", "age is no number"),
        ("colon", "Line 2 has a bracket that is not closed.", "bracket"),
        ("bracket", "Line 4: `cost` is misspelled.", "cost"),
    ],
)
def test_what_is_not_so_is_found_out(name, text, why):
    case, _, kind = made()[name]
    assert any(why in lie for lie in truth.lies(text, case, kind)), truth.lies(text, case, kind)


def test_the_line_as_it_should_be_gives_it_away_and_the_one_that_stands_there_does_not():
    assert usefulness.gives_the_line("Write `print( total )`.", made()["typo"][0])
    assert usefulness.gives_the_line("It is age = int(input('Age? ')).", made()["int"][0])
    assert not usefulness.gives_the_line("Look at `print(total))` in line 4.", made()["bracket"][0])


def test_an_edit_shows_what_it_changed():
    assert set(edits.shown_by(EditedLine(1, "if a:", "if a"))) == {"colon"}
    assert set(edits.shown_by(EditedLine(1, "    print(a)", "print(a)"))) == {"indent"}
    assert set(edits.shown_by(EditedLine(1, "Total = 1", "total = 1"))) == {"capitals", "spelling"}
    assert set(edits.shown_by(EditedLine(1, "total = 1", "cost = 1"))) == set()


def row(kind: str, number: int) -> UnseenLine:
    return UnseenLine("hint", kind, "", Held(f"{kind}{number // 2}", 1, "a", "b", []))


def test_every_kind_comes_before_the_second_of_a_kind_and_each_program_once(tmp_path):
    rows = [row(kind, number) for kind in "wxyz" for number in range(6)]
    file = tmp_path / "unseen.jsonl"
    file.write_bytes(b"\n".join(msgspec.json.encode(each) for each in [*rows, UnseenLine("ghost")]))
    (tmp_path / "manifest.json").write_text('{"parts": {"train": {"kinds": {"w": 9}}}}')

    found = unseen.read(file, 5, 2)

    assert [one.held.source for one in found] == ["x0", "y0", "z0", "x1", "y1", "w0", "w1"]
    assert [one.is_new for one in found] == [True] * 5 + [False] * 2
    (tmp_path / "other").mkdir()
    unseen.keep(found, tmp_path / "other" / "kept.jsonl")
    assert unseen.read(tmp_path / "other" / "kept.jsonl", 99, 99) == found
    assert unseen.digest(found) != unseen.digest(found[1:])


def test_grey_text_is_asked_for_in_the_programs_as_they_were():
    cuts = ghosts.held_back([held(name) for name in MADE], 20)

    assert 10 <= len(cuts) <= 20
    assert all(any(cut.prefix + cut.right in fixed for fixed in (SUM, AGE, PETS)) for cut in cuts)


def test_a_program_that_training_has_seen_under_other_names_is_found(tmp_path):
    other = "cost = 9\nmany = 1\nsum_of_it = cost * many\n\nprint(sum_of_it)  # all\n"
    train = tmp_path / "train.jsonl"
    train.write_text(f'{{"tree": "{tree_of(other)}", "job": "hint"}}\n{{"job": "chat"}}\n')

    assert overlap.shared({"mine": SUM, "theirs": PETS}, overlap.forms_in(train)) == ["mine"]
