"""Grey text with the real default model: what is shown of what it says, and how much of that is right."""

import dataclasses

import pytest

from learn.lessons import lessons
from tutor.ghosts import completions
from tutor.ghosts.cuts import cuts
from tutor.messages import Complete
from tutor.scenes import Scene

pytestmark = [pytest.mark.model, pytest.mark.long, pytest.mark.django_db]


async def test_of_what_is_shown_most_begins_right(engine, student, project):
    """A sample of what the exam asks in full; with patience, as speed is measured elsewhere."""
    scene, shown, right, begins = Scene(student=student, project=project, texts={}), 0, 0, 0
    sample = list(cuts(lessons.all_lessons(), every=70))
    for cut in sample:
        message = Complete(id="g", file="main.py", prefix=cut.prefix, suffix=cut.suffix)
        asked = dataclasses.replace(completions.question(message, fills=False), first_seconds=30, seconds=30)
        text = completions.shown(scene, message, await completions.ask(asked, engine.model), cut.taught).strip()
        shown += bool(text)
        right += bool(text) and text == cut.right.strip()
        begins += bool(text) and text[:3] == cut.right.strip()[: len(text[:3])]
    figures = f"{len(sample)} asked, {shown} shown, {right} right, {begins} begin right"
    assert shown >= len(sample) * 0.1, figures
    assert begins >= shown * 0.5, figures
    assert right >= shown * 0.3, figures
