"""Each kind of mistake makes programs that behave as meant: diagnosis calls them what they are, at the right line."""

import ast
import functools
import os
import subprocess
import sys
from collections import Counter, defaultdict

import pytest
from django.conf import settings

from runner.diagnosis.tags import TAGS
from tutor.training.chance import chance_of
from tutor.training.choosing import over_shapes
from tutor.training.mistakes import KINDS, breaking
from tutor.training.programs import gathered
from tutor.training.running import Runs, asked_of

TRIED = 6  # programs of a kind


@functools.cache
def programs():
    return over_shapes(gathered.programs(chance_of("mistakes"), each=3, left_out=[]), chance_of("order"))


def some_broken(slug):
    chance = chance_of(slug)
    made = (breaking.broken(program, KINDS[slug], chance) for program in programs())
    return [broken for broken, _ in zip(filter(None, made), range(TRIED), strict=False)]


def test_every_tag_of_diagnosis_can_be_made_in_several_ways():
    ways = Counter(tag for kind in KINDS.values() for tag in kind.tags)
    assert len(KINDS) >= 60
    assert set(ways) == set(TAGS)
    assert [tag for tag, count in ways.items() if count < 2] == []


def test_every_kind_finds_places_in_programs_of_beginners():
    assert [slug for slug in KINDS if not some_broken(slug)] == []


def test_a_broken_program_is_the_right_one_but_for_the_edit():
    for slug in sorted(KINDS)[::7]:
        for broken in some_broken(slug):
            right, wrong = broken.program.source.splitlines(), broken.source.splitlines()
            assert (right, broken.program.answers, ()) != (wrong, broken.answers, broken.beside)
            kept = [line for line in wrong if line not in broken.after.splitlines()]
            assert [line for line in kept if line not in right] == [], slug


def test_two_mistakes_stand_in_two_places_and_the_first_is_spoken_of():
    chance, found = chance_of("twice"), []
    for slug in ("name-misspelled", "plus-before-number", "index-far-away"):
        for first in some_broken(slug):
            found += filter(None, [breaking.twice(first, KINDS["bracket-doubled"], chance)])
    assert found
    for both in found:
        assert both.also is not None
        assert both.also.line > both.line
        assert both.kind != "bracket-doubled"
        with pytest.raises(SyntaxError):
            ast.parse(both.source)


@pytest.mark.kernel
@pytest.mark.parametrize(
    "slugs", [sorted(KINDS)[3::16], pytest.param(sorted(KINDS), marks=pytest.mark.long)], ids=["some", "all"]
)
def test_every_kind_behaves_as_meant(slugs, tmp_path):
    broken = [each for slug in slugs for each in some_broken(slug)]
    seen = Runs(tmp_path / "runs.jsonl").of([asked_of(each) for each in broken])

    meant = defaultdict(int)
    for each, ran in zip(broken, seen, strict=True):
        meant[each.kind] += breaking.is_as_meant(each, ran.scene(each.source, each.beside))
    assert [slug for slug in slugs if not meant[slug]] == []


@pytest.mark.long
def test_another_process_breaks_the_same_programs_in_the_same_way():
    """Also where Python's own hashes are others: nothing depends on the order of a set."""
    told = {
        subprocess.run(
            [sys.executable, "manage.py", "shell", "-c", CHOSEN],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=settings.BASE_DIR,
            capture_output=True,
            check=True,
        ).stdout.splitlines()[-1]
        for seed in ("1", "2")
    }
    assert len(told) == 1


CHOSEN = """
import hashlib
from tutor.training import choosing, mixing
from tutor.training.chance import chance_of
from tutor.training.programs import gathered
mix = mixing.read()
programs = gathered.programs(chance_of(6), 1, [])
chosen = choosing.candidates(programs, mix, mix.sizes["small"], 6)
print(len(chosen), hashlib.sha256("".join(each.broken.source for each in chosen).encode()).hexdigest())
"""
