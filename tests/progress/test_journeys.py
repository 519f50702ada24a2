"""A way through a lesson: begun, gone on, left and come back to, a step undone."""

import dataclasses
import datetime

import pytest
from django.utils import timezone

from learn.progress import hints, journeys
from learn.progress.errors import NotYet
from learn.progress.models import Journey, StepProgress
from learn.progress.standing import current, of_project
from projects.models import Project
from tests.progress.conftest import again
from tests.progress.steps import checked, go_through, write

pytestmark = pytest.mark.django_db


def test_beginning_gives_a_project_with_the_starter_and_what_the_first_step_brings(journey, student):
    project = Project.objects.get(pk=journey.project.pk)
    assert (project.owner, project.title, project.parent) == (student, "Small talk", None)
    assert {file.name for file in project.files.live()} == {"main.py", "colours.txt"}
    assert bytes(project.files.get(name="main.py").blob.data) == b'print("Hello, you!")\n'
    assert project.cover_type == "image/svg+xml"
    assert journey.step == "1-name"


def test_beginning_again_goes_on_in_the_same_project(journey, student, lesson):
    assert journeys.begin(student=student, lesson=lesson).project == journey.project
    assert Journey.objects.count() == Project.objects.count() == 1


def test_where_the_project_was_deleted_a_new_one_is_made(journey, student, lesson):
    Project.objects.update(deleted_at=timezone.now())
    second = journeys.begin(student=student, lesson=lesson)
    assert second.pk == journey.pk
    assert second.project != journey.project


def test_beginning_anew_leaves_the_old_project_as_one_like_any_other(standing, lesson):
    first = go_through(standing, until=3).project
    anew = journeys.begin_anew(journey=again(standing).journey, lesson=lesson)
    assert (anew.step, anew.project.title) == ("1-name", "Small talk 2")
    assert of_project(first) is None
    assert not again(of_project(anew.project)).progress.is_passed
    assert StepProgress.objects.exclude(first_passed_at=None).count() == 2


def test_a_step_that_is_not_passed_has_no_next_one(standing):
    with pytest.raises(NotYet, match="not passed yet"):
        journeys.go_on(standing)


def test_after_the_last_step_the_lesson_is_finished(standing):
    standing = go_through(standing, until=5)
    checked(standing, passed=True)
    assert journeys.go_on(standing) is None
    assert again(standing).is_over


def test_leaving_gives_back_a_plain_project_and_going_on_the_lesson(standing, student, lesson):
    journeys.leave(standing.journey)
    assert of_project(standing.project) is None
    journeys.begin(student=student, lesson=lesson)
    assert again(standing).step.slug == "1-name"


def test_a_lesson_that_is_gone_leaves_a_plain_project(standing, settings):
    settings.LESSONS_DIRS = []
    assert of_project(standing.project) is None


def test_where_a_step_was_renamed_the_first_that_is_not_passed_is_the_one(standing):
    checked(standing, passed=True)
    Journey.objects.update(step="as-it-was-called")
    assert again(standing).step.slug == "2-guess"


def test_where_all_are_passed_and_the_last_was_renamed_it_is_the_last(standing, lesson):
    go_through(standing, until=5)
    StepProgress.objects.update(passed_at=timezone.now())
    standing.journey.step = "gone"
    assert current(lesson, standing.journey).slug == "5-own"


def test_a_step_gives_its_files_and_leaves_the_students_own(standing, lesson):
    step = dataclasses.replace(lesson.steps[1], gives={"colours.txt": b"other", "more.txt": b"more"})
    journeys._go_to(standing.journey, standing.project, step)
    held = {file.name: bytes(file.blob.data) for file in standing.project.files.live()}
    assert (held["colours.txt"], held["more.txt"]) == (b"red,blue\n", b"more")


def test_undoing_a_step_brings_back_its_beginning_and_can_be_undone(standing):
    write(standing, "all changed")
    before = journeys.undo_step(standing)
    main = standing.project.files.get(name="main.py")
    assert bytes(main.blob.data) == b'print("Hello, you!")\n'
    journeys.undo_step(standing, version_id=before)
    main.refresh_from_db()
    assert bytes(main.blob.data) == b"all changed"


def test_only_so_much_of_a_pause_counts_as_work(standing):
    Journey.objects.update(seen_at=timezone.now() - datetime.timedelta(hours=5))
    standing = again(standing)
    journeys.spend(standing.journey, standing.progress)
    assert again(standing).progress.seconds == journeys.MOST_PAUSE
    journeys.spend(standing.journey, standing.progress)
    assert again(standing).progress.seconds <= journeys.MOST_PAUSE + 5


def test_hints_come_one_at_a_time_and_end(standing):
    assert hints.taken(standing) == ()
    hints.take(standing)
    assert hints.taken(standing) == ("Look at the only line.",)
    for _ in range(5):
        hints.take(standing)
    assert len(hints.taken(again(standing))) == 3
