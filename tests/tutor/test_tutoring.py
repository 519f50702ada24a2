"""The tutor beside a project, or nothing of it."""

import re
from pathlib import Path
from typing import get_args

import pytest

from learn.progress import twins
from tests.progress.conftest import LESSONS, journey, lesson  # noqa: F401 - fixtures
from tests.projects.conftest import (  # noqa: F401 - fixtures
    classroom,
    client,
    project,
    shelf,
    signed_in,
    starter,
    student,
    teacher,
)
from tutor import rules
from tutor.messages import Act, EndedHow, Help

pytestmark = pytest.mark.django_db
SCRIPTS = Path(__file__).parents[2] / "tutor/static/tutor"


def page(client, project) -> str:  # noqa: F811
    return client.get(f"/projects/{project.pk}/").content.decode()


def is_there(text: str) -> bool:
    """Only the places where help may be offered stay: without the tutor's script they are nothing."""
    return bool(re.search(r"tutor", text.replace("tutor.svg", ""), re.IGNORECASE))


def test_it_stands_beside_ones_own_project(client, project):  # noqa: F811
    text = page(client, project)
    assert is_there(text)
    assert 'data-jobs="hint chat ghost action file plan"' in text
    assert re.search(r'<aside class="tutor"[^>]*hidden', text)


@pytest.mark.parametrize(
    ("url", "where"), [("", "your school's machine"), ("http://models.test/v1", "another machine")]
)
def test_where_the_model_runs_is_said_as_it_is(client, project, settings, url, where):  # noqa: F811
    settings.TUTOR_MODEL_URL = url
    assert f"come from a language model, a program on {where}, and can be wrong." in page(client, project)


def test_jobs_that_are_off_have_no_button(client, project, classroom):  # noqa: F811
    rules.save(classroom, off={"action", "file", "plan"})
    text = page(client, project)
    assert 'data-jobs="hint chat ghost"' in text
    for words in (">Find the bug<", "Write a file for me…", ">Plan with me<"):
        assert words not in text


def test_where_it_is_off_nothing_of_it_is_seen(client, project, classroom, student, settings):  # noqa: F811
    assert is_there(page(client, project))
    rules.save(classroom, strongest="off")
    assert not is_there(page(client, project))
    rules.save(classroom, strongest="example")
    rules.wish(student, wants_tutor=False, wants_ghost=True)
    assert not is_there(page(client, project))
    rules.wish(student, wants_tutor=True, wants_ghost=True)
    settings.TUTOR = False
    assert not is_there(page(client, project))


def test_a_twin_is_done_alone(client, journey, lesson):  # noqa: F811
    assert is_there(page(client, journey.project))
    (twin, *_) = lesson.twins
    alone = twins.begin(journey=journey, lesson=lesson, twin=twin)
    assert not is_there(page(client, alone.project))


def test_who_looks_at_anothers_project_is_offered_nothing(project, teacher):  # noqa: F811
    assert "<aside" not in page(signed_in(teacher), project)


def test_what_comes_from_a_model_is_text_and_never_markup():
    markup = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|document\.write"
    )
    assert [path.name for path in SCRIPTS.glob("*.js") if markup.search(path.read_text())] == []


def test_each_sentence_that_the_script_says_is_in_the_template():
    template = (SCRIPTS.parents[2] / "templates/tutor/_words.html").read_text()
    names = re.findall(r"data-say-([\w-]+)=", template)
    told = {re.sub(r"-(.)", lambda found: found[1].upper(), name) for name in names}
    used = {name for path in SCRIPTS.glob("*.js") for name in re.findall(r"this\.words\.(\w+)", path.read_text())}
    chosen = {  # by what is asked for, or how it ended
        *(f"help{about.title()}" for about in get_args(Help.__annotations__["about"])),
        *(f"act{action.title().replace('_', '')}" for action in get_args(Act.__annotations__["action"])),
        *(f"ended{how.title()}" for how in get_args(EndedHow) if how != "done"),
    }
    assert used | chosen <= told
