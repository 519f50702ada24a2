"""What the tutor knows of a moment: the own files as they are typed, the last run, the step; nobody else's."""

# ruff: noqa: F811 - fixtures are asked for by their names

import pytest

from projects import files, forks
from tests.progress.conftest import journey, lesson, standing  # noqa: F401
from tests.progress.steps import checked
from tests.projects.conftest import classroom, join, open_class, project, starter, student, teacher  # noqa: F401
from tests.tutor.moments import OF_TYPO, TYPO, has_run
from tutor import scenes
from tutor.prompting import prompts

pytestmark = [pytest.mark.django_db(transaction=True)]


def look(project, **more):
    return scenes.of(student=project.owner, project=project, **more)


def test_the_last_run_and_what_is_wrong_with_it_are_known(project, classroom):
    run = has_run(project)

    scene = look(project, run_id=str(run.pk))

    assert (scene.failed.kind, scene.finished.outcome) == ("NameError", "failed")
    assert [finding.tag for finding in scene.findings][:1] == ["name-typo"]
    assert scene.printed == "Your points:\n"
    assert (scene.source, scene.has_changed) == (TYPO, False)
    assert (scene.classroom, scene.standing, scene.lesson, scene.step) == (classroom, None, "", "")


@pytest.mark.parametrize("run_id", ["", "nonsense", "5e212a87-86a2-4bd9-a769-335fcfa8960e", "'; drop table"])
def test_a_run_that_is_not_known_here_is_the_last_one(project, run_id):
    has_run(project)

    assert look(project, run_id=run_id).failed.kind == "NameError"


def test_a_run_of_another_project_is_not_looked_at(project, classroom):
    other = forks.fork_files(owner=join(classroom, "Bo"), title="Bo's", files={"main.py": b"1 / 0\n"}, entry="main.py")
    theirs = has_run(other, "1 / 0\n", failed=OF_TYPO, printed="secret")

    scene = look(project, run_id=str(theirs.pk))

    assert (scene.failed, scene.printed) == (None, "")


def test_what_is_typed_and_not_saved_yet_counts(project):
    has_run(project)

    scene = look(project, unsaved={"main.py": "print('My pet is {pet}.')\npet = 3\n", "../../etc/passwd": "x"})

    assert scene.has_changed
    assert set(scene.texts) == {"main.py", "words.txt"}
    assert [finding.tag for finding in scene.findings[:2]] == ["name-typo", "missing-f"]


def test_a_file_that_the_program_wrote_is_no_change_of_the_students(project):
    has_run(project)
    files.add(project=project, name="diary.txt", data=b"written by the run")

    assert not look(project).has_changed


def test_what_the_last_check_said_is_known(standing):
    checked(standing, passed=False, text="There was no question mark.")
    assert look(standing.project).told == "There was no question mark."

    checked(standing, passed=True, text="It asks something.")
    assert look(standing.project).told == ""


def test_without_a_run_the_files_are_still_read(project):
    scene = look(project, unsaved={"main.py": "print('My pet is {pet}.')\npet = 3\n"})

    assert (scene.failed, scene.finished) == (None, None)
    assert [finding.tag for finding in scene.findings] == ["missing-f"]


def test_the_class_is_the_one_joined_last(project, teacher):
    second = open_class(teacher, "Second class")
    second.memberships.create(student=project.owner, nickname="Ada again")

    assert look(project).classroom == second


def test_a_teacher_without_a_class_of_their_own_to_learn_in_asks_too(starter, teacher):
    mine = forks.fork_starter(owner=teacher, starter=starter)

    assert look(mine).classroom is None


def test_no_solution_and_no_check_is_in_what_a_model_is_told(standing):
    """Steps know their solutions; a prompt is made of texts of the step alone."""
    scene = look(standing.project)
    for asked in (prompts.hint(scene, about="start", level="nudge"), prompts.chat(scene, "what now?")):
        told = "\n".join(turn.content for turn in asked.turns)
        assert standing.step.text[:40] in told
        assert 'name = input("Your name? ")' not in told
        assert "Ada" not in told  # which the checks type
        assert standing.journey.student.display_name not in told
