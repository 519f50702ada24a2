"""The table of hints by hand: whole, filled with the facts of real findings, and its examples run."""

import builtins
import re

import pytest

from runner.diagnosis.diagnose import diagnose
from runner.diagnosis.findings import Finding
from runner.diagnosis.tags import TAGS
from tests.runner.diagnosis import running
from tests.runner.diagnosis.programs import table
from tests.runner.diagnosis.told import found
from tutor.written import WORDS, fill, variants

NEEDS_A_SCREEN = re.compile(r"^(?:import|from) (?:turtle|matplotlib)", re.MULTILINE)


def test_every_kind_of_mistake_has_its_words():
    assert WORDS.keys() == TAGS.keys()


@pytest.mark.parametrize("tag", sorted(WORDS))
def test_a_nudge_and_an_explanation_end_in_a_question_and_are_short(tag):
    words = WORDS[tag]
    assert words.nudge.endswith("?")
    assert words.explain.endswith("?")
    assert len(words.nudge) <= 200
    assert len(words.explain) <= 420


@pytest.mark.parametrize("tag", sorted(WORDS))
def test_an_example_runs_and_has_nothing_wrong_in_it(tag, tmp_path, monkeypatch, capsys):
    of_shapes = [example for _, example in variants.VARIANTS.get(tag, ())]
    for program in [WORDS[tag].example, *of_shapes]:
        check_example(program, tmp_path, monkeypatch, capsys)


def check_example(program, tmp_path, monkeypatch, capsys):
    assert len(program.splitlines()) <= 11
    assert diagnose({"main.py": program.encode()}) == []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(builtins, "input", lambda prompt="": "word")
    code = compile(program, "main.py", "exec")
    if not NEEDS_A_SCREEN.search(program):
        exec(code, {"__name__": "__main__"})  # ours, not a learner's
        assert capsys.readouterr().out.strip()


IN_QUOTES = {"index": '"0"', "name": "pets"}
SHAPES = [
    ("number-plus-text", {"text": '" in all"', "told": "`n` is a whole number"}, "str(age)"),
    (
        "number-plus-text",
        {"text": "typed", "told": "'n' is a whole number, and 'typed' is a text (''lots'')"},
        "str(age)",
    ),
    ("number-plus-text", {"text": "typed", "told": "'n' is a whole number, and 'typed' is a text (''12'')"}, ""),
    ("number-plus-text", {"text": "typed", "told": "'n' is a whole number, and 'typed' is a text"}, "{typed} sweets"),
    ("text-plus-number", {"text": '"4"', "told": ""}, "int(typed)"),
    ("text-plus-number", {"text": '"I have "', "told": ""}, ""),
    ("wrong-bracket", {"opened": "[", "bracket": ")"}, "pets = ["),
    ("wrong-bracket", {"opened": "(", "bracket": "]"}, "len("),
    ("wrong-bracket", {"opened": "[", "bracket": ")", "called": "print"}, "len("),
    ("index-not-whole", {"index": "pet", "name": "pets", "given": "a text"}, "for pet in pets"),
    ("index-not-whole", {"index": "0, 1", "name": "rows", "given": "a tuple"}, "[0][1]"),
    ("unpack-count", {"looped": "grid", "row": "bed"}, "join"),
    ("unpack-count", {"looped": "pairs", "row": ""}, "name, age in"),
    ("unpack-count", {"looped": "", "row": ""}, ""),
    ("endless-recursion", {"name": "hi", "outside": "hi"}, "cheer("),
    ("endless-recursion", {"name": "count", "outside": ""}, ""),
    ("dict-key", {"key": "'shields'", "near": "'shield'", "other": ""}, 'ages["Ben"]'),
    ("dict-key", {"key": "'2'", "near": "", "other": "2"}, "rooms[int(typed)]"),
    ("dict-key", {"key": "'gold'", "near": "", "other": ""}, ""),
    ("index-not-whole", IN_QUOTES, "pets[1]"),
    ("index-not-whole", {"index": "len(pets) / 2", "name": "pets"}, ""),
    ("too-many-arguments", {"function": "input", "defined": "0"}, "input("),
    ("too-many-arguments", {"function": "len", "defined": "0"}, "len("),
    ("too-many-arguments", {"function": "greet", "defined": "1"}, ""),
    ("never-true", {"text": "n > 25", "earlier": "n > 15", "what": "n", "value": "26"}, "elif"),
    ("never-true", {"what": "who", "value": '"you"'}, ""),
    ("never-true", {"what": "count"}, " and "),
    ("never-true", {"what": "way.upper()", "method": "upper", "word": '"east"'}, ".lower()"),
    ("plus-equals-turned", {"sign": "-", "name": "lives"}, "-= 3"),
    ("reset-in-loop", {"name": "bag", "value": "[]"}, ".append("),
]


@pytest.mark.parametrize(("tag", "facts", "has"), SHAPES)
def test_an_example_is_of_this_very_shape_of_the_mistake(tag, facts, has):
    """ "" where the one of the whole kind fits."""
    example = variants.fitting(Finding(tag=tag, sentence="", names=facts))
    assert has in example
    assert bool(example) is bool(has)


def test_what_lives_only_in_a_function_is_explained_as_that():
    facts = {"name": "x", "function": "change"}
    finding = Finding(tag="variable-unused", sentence="", names=facts)
    assert "thrown away" in fill(variants.explained(finding), finding)
    assert variants.explained(Finding(tag="variable-unused", sentence="", names={"name": "x"})) == ""


def test_the_facts_of_real_findings_fill_them():
    programs = list({program.tag: program for program in table() if program.tag and not program.needs}.values())
    ended = zip(programs, running.endings(programs), strict=True)
    findings = [finding for program, ending in ended for finding in found(program, ending)]
    assert len({each.tag for each in findings}) > 130
    for finding in findings:
        words = WORDS[finding.tag]
        for text in (words.nudge, words.explain, variants.explained(finding)):
            assert not re.search(r"\{\w+\}", re.sub(r"\{\w*\}", "", fill(text, finding))), (finding.tag, text)


def test_a_students_braces_are_shown_as_they_are():
    (finding,) = diagnose({"main.py": b"pet = 'Rex'\nprint('My pet is {pet}.')\n"})
    assert finding.tag == "missing-f"
    told = fill("{where} {name}", type(finding)(tag="x", sentence="", line=2, names={"name": "{name.__class__}"}))
    assert told == "Line 2 {name.__class__}"
