"""Programs with one mistake each, as their run was seen."""

import random

import pytest

from learn.people.models import User
from projects.models import Project
from runner import endings
from runner.diagnosis.diagnose import diagnose
from runner.limits import LIMITS
from runner.untrusted.claims import ending_of, failed_of
from tests.runner.diagnosis import programs, running
from tutor.scenes import Scene
from tutor.training.cases import Broken, Case, RightProgram

KINDS = 40  # of mistakes, in this sample


@pytest.fixture(scope="package")
def cases():
    """One program of the diagnosis' own table for each of many tags, as its run was seen."""
    first = {each.tag: each for each in reversed(programs.table()) if each.tag and each.line and not each.needs}
    chosen = random.Random(6).sample(sorted(first), KINDS)
    kept = [first[tag] for tag in chosen if not first[tag].is_stopped]
    return [case_of(program, ending) for program, ending in zip(kept, running.endings(kept), strict=True)]


def case_of(program, ending):
    claim = ending_of({"ending": ending})
    place = endings.Place(claim.file, claim.line)
    finished = endings.finished(claim.how, place=place, files=program.given, seconds=1, limits=LIMITS)
    failed = failed_of(claim) if claim.how == "failed" else None
    found = diagnose(program.given, failed=failed, finished=finished)
    scene = Scene(
        student=User(),
        project=Project(title="Mine"),
        texts=program.files,
        failed=failed,
        finished=finished,
        findings=tuple(found),
    )
    right = RightProgram(source=scene.source, shape="table")
    return Case(Broken(right, scene.source, program.tag, (program.tag,), program.line, "", ""), scene)
