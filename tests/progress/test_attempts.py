"""Tries of a step: what is kept of them, which are void, and what a pass leaves behind."""

import datetime

import pytest
from django.utils import timezone

from learn.lessons.checks.judging import Outcome, Told
from learn.progress import attempts, hints, journeys, telling, twins
from learn.progress.errors import TooOften
from learn.progress.models import Attempt, StepProgress
from learn.progress.standing import of_project
from runner.diagnosis.findings import Finding
from runner.models import Run
from tests.progress.conftest import again
from tests.progress.steps import checked, go_through, write

pytestmark = pytest.mark.django_db
State = Attempt.State


def ran(project):
    return Run.objects.create(
        owner=project.owner, place=project.place, files={}, entry="main.py", lease_until=timezone.now()
    )


def test_a_try_that_does_not_pass_is_counted_and_says_why(standing):
    checked(standing, passed=False, text="There was no name.", tags=["greets"])
    attempt = attempts.latest(standing)
    assert (attempt.state, attempt.tags) == (State.NOT_YET, ["greets"])
    assert telling.read(attempt.told).missing.text == "There was no name."
    assert (again(standing).progress.attempts, again(standing).progress.is_passed) == (1, False)


def test_a_pass_keeps_the_texts_and_names_the_moment(standing):
    write(standing, "name = input('?')")
    checked(standing, passed=True, texts={"main.py": "name = input('?')"})
    progress = again(standing).progress
    assert progress.is_passed
    assert progress.passed_files == {"main.py": "name = input('?')"}
    assert [version.moment for version in standing.project.versions.exclude(moment="")] == [
        "Step 1 passed: Ask for the name"
    ]


def test_what_was_passed_stays_passed(standing):
    checked(standing, passed=True)
    checked(standing, passed=False)
    assert again(standing).progress.is_passed


def test_a_run_that_began_meanwhile_makes_a_check_void(standing):
    attempt = attempts.begin(standing, run=ran(standing.project).pk)
    ran(standing.project)
    assert not attempts.record(attempt, standing, telling.found_one("Passed.", passed=True))
    assert attempts.latest(standing) is None
    assert not again(standing).progress.is_passed


def test_a_newer_check_makes_an_older_one_void(standing):
    older, newer = attempts.begin(standing), attempts.begin(standing)
    assert not attempts.record(older, standing, telling.found_one("Old.", passed=True))
    assert attempts.record(newer, standing, telling.found_one("New.", passed=False))
    assert attempts.latest(standing) == newer


def test_a_check_of_a_step_that_was_left_meanwhile_is_void(standing):
    checked(standing, passed=True)
    attempt = attempts.begin(standing)
    journeys.go_on(standing)
    assert not attempts.record(attempt, again(standing), telling.found_one("Passed.", passed=True))
    assert not again(standing).progress.is_passed


def test_a_fault_of_ours_is_said_and_not_counted(standing):
    attempts.record(attempts.begin(standing), standing, telling.OUR_FAULT)
    attempt = attempts.latest(standing)
    assert attempt.state == State.FAULT
    assert "not in your program" in telling.read(attempt.told).words
    assert again(standing).progress.attempts == 0


def test_a_check_that_never_answered_is_given_up_and_is_our_fault(standing):
    lost = attempts.begin(standing)
    assert attempts.latest(standing).is_open
    long_ago = timezone.now() - datetime.timedelta(minutes=2)
    Attempt.objects.filter(pk=lost.pk).update(at=long_ago)
    StepProgress.objects.update(began_at=long_ago)
    standing = again(standing)
    assert attempts.latest(standing).state == State.FAULT
    assert "not in your program" in telling.read(attempts.latest(standing).told).words
    assert not attempts.record(lost, standing, telling.found_one("Too late.", passed=True))


def test_too_many_checks_in_a_minute_wait(standing):
    for _ in range(attempts.MOST_A_MINUTE):
        attempts.begin(standing)
    with pytest.raises(TooOften, match="very often"):
        attempts.begin(standing)
    attempts.begin(standing, run=ran(standing.project).pk)  # runs have a budget of their own


def test_of_many_tries_the_last_and_all_passes_are_kept(standing, monkeypatch):
    monkeypatch.setattr(attempts, "MOST_A_MINUTE", 1000)
    checked(standing, passed=True)
    for number in range(attempts.MOST_KEPT + 8):
        checked(standing, passed=False, text=f"Try {number}.")
    kept = Attempt.objects.filter(journey=standing.journey)
    assert kept.filter(state=State.PASSED).count() == 1
    assert kept.exclude(state=State.PASSED).count() == attempts.MOST_KEPT
    assert telling.read(attempts.latest(standing).told).words == f"Try {number}."


def test_much_help_before_a_pass_asks_for_the_same_alone(standing, lesson):
    hints.take(standing)
    attempts.note_help(project=standing.project)
    checked(again(standing), passed=True)
    assert again(standing).progress.was_helped
    assert twins.offered_after(lesson, standing.journey, standing.step).slug == "twin-pet"


def test_hints_after_a_pass_say_nothing_about_it(standing, lesson):
    checked(standing, passed=True)
    for _ in range(3):
        hints.take(standing)
    assert not again(standing).progress.was_helped
    assert twins.offered_after(lesson, standing.journey, standing.step) is None


def test_a_task_done_alone_is_a_project_of_its_own_and_kept_beside_the_step(standing, lesson, student):
    twin = lesson.twin("twin-pet")
    kept = twins.begin(journey=standing.journey, lesson=lesson, twin=twin)
    assert twins.begin(journey=standing.journey, lesson=lesson, twin=twin).project == kept.project != standing.project
    alone = of_project(kept.project)
    assert (alone.is_twin, alone.stage.slug) == (True, "twin-pet")
    checked(alone, passed=True, texts={})
    assert again(alone).kept.is_passed
    assert not again(standing).progress.is_passed
    assert again(standing).progress.attempts == 0


def test_help_with_a_task_that_is_done_alone_is_not_noted_on_the_step(standing, lesson):
    kept = twins.begin(journey=standing.journey, lesson=lesson, twin=lesson.twin("twin-pet"))
    attempts.note_help(project=kept.project)
    assert again(standing).progress.helps == 0


def test_what_a_check_says_is_bounded():
    told = [Told(f"check {number}", True, "x" * 5_000) for number in range(40)] + [
        Told("last", False, "y" * 5_000, "name" * 100)
    ]
    finding = Finding(tag="name-typo", sentence="s" * 9_000, names={"n": "v" * 9_000})
    found = telling.found(Outcome(False, told, [finding] * 20))
    assert len(str(telling.kept(found.verdict))) < 25_000
    assert found.tags == (("name" * 15), "name-typo")


def test_a_row_of_another_time_says_nothing():
    assert telling.read({"quite": "different"}) == telling.read({}) or telling.read([1]).said == []
    assert telling.read([1]).words == ""


def test_going_through_ends_where_it_should(standing):
    assert go_through(standing, until=4).step.slug == "4-mistake"
