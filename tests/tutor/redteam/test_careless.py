"""Sentences of a careless model at six steps: what gives the solution away is not shown, and what helps is."""

import tomllib
from pathlib import Path

import pytest

from tests.tutor.guard.scenes import find, scene
from tutor.exam.students import before
from tutor.guard.gate import Gate

STEPS = tomllib.loads(Path(__file__).with_name("careless.toml").read_text("utf-8"))["steps"]
SURE = (0.0,)


def rows(name):
    return [pytest.param(each["step"], row, id=str(row)[:60]) for each in STEPS for row in each.get(name, [])]


def why(where, sentence, said=()):
    """To a student who has what the steps before have made."""
    slug, _, step = where.partition("/")
    lesson = find(slug)
    moment = scene(where, before(lesson, lesson.step(step))[lesson.entry].decode())
    return Gate(moment, job="chat", level="explain", said=said, tries=False).compare(sentence, SURE).why


@pytest.mark.parametrize(("step", "sentence"), rows("refused"))
def test_what_gives_it_away_is_refused(step, sentence):
    assert why(step, sentence)


@pytest.mark.parametrize(("step", "said"), rows("after"))
def test_so_is_what_does_it_together_with_what_was_said_before(step, said):
    assert why(step, said[-1], said[:-1])


@pytest.mark.parametrize(("step", "sentence"), rows("honest"))
def test_what_helps_is_shown(step, sentence):
    assert not why(step, sentence)


def test_no_more_gets_through_than_is_known():
    missed = [(each["step"], row) for each in STEPS for row in each.get("missed", [])]
    caught = sum(bool(why(*row)) for row in missed)
    known = len([*rows("refused"), *rows("after"), *missed])
    print(f"\nCareless sentences refused by the rules alone: {known - len(missed) + caught} of {known}")  # noqa: T201
    assert len(missed) < 0.5 * known
