"""The pages of lessons over HTTP: what a student finds there, and what each press does."""

import json

import pytest
from django.urls import reverse

from learn.progress import attempts, journeys, questions, telling, twins
from learn.progress.models import Attempt, Journey
from learn.progress.standing import of_project
from projects.models import Project
from runner.diagnosis.findings import Finding
from tests.progress.conftest import again
from tests.progress.steps import checked, go_through, write
from tests.projects.conftest import signed_in

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def panel(client, standing, path="panel", method="get", **data):
    address = reverse(f"progress:{path}", args=[standing.project.pk])
    return getattr(client, method)(address, data, **HTMX)


def text(response):
    return " ".join(response.content.decode().split())


def test_all_lessons_say_what_one_will_have_and_how_far_one_is(client, standing):
    go_through(standing, until=3)
    page = text(client.get("/lessons/"))
    assert "A program that asks who you are" in page
    assert "Step 3 of 5" in page
    assert "Go on" in page


def test_without_lessons_the_page_leads_to_the_starters(client, settings):
    settings.LESSONS_DIRS = []
    assert "There are no lessons here yet" in text(client.get("/lessons/"))


def test_beginning_leads_into_the_workspace_with_its_panel(client, lesson):
    response = client.post(reverse("progress:begin", args=[lesson.slug]), follow=True)
    page = text(response)
    assert response.redirect_chain[-1][0].startswith("/projects/")
    assert "Your program will ask for a name" in page
    assert 'id="lesson"' in page


def test_the_same_project_opens_with_its_lesson_from_my_projects(client, standing):
    page = text(client.get(reverse("projects:workspace", args=[standing.project.pk])))
    assert "Ask for the name" in page


def test_where_there_is_no_room_for_another_project_it_is_said(client, lesson, monkeypatch):
    monkeypatch.setattr("projects.forks.MOST_PROJECTS", 0)
    response = client.post(reverse("progress:begin", args=[lesson.slug]))
    assert response.status_code == 422
    assert "no room for more" in text(response)
    assert not Journey.objects.exists()


def test_a_step_of_the_lesson_has_another_sign_than_the_steps_of_a_run(client, standing):
    page = text(client.get(reverse("projects:workspace", args=[standing.project.pk])))
    assert page.count('d="M4 19h5v-5h5V9h6V5"') == 1


def test_a_hint_is_shown_one_at_a_time(client, standing):
    assert "They are free." in text(panel(client, standing))
    first = text(panel(client, standing, "hint", "post"))
    assert " Hint 2 </button>" in " ".join(first.split())  # the tutor's button beside it is “Another hint”
    assert "Look at the only line." in first
    assert "Keep the answer" not in first
    assert "2 are left" in first
    assert "<code" in text(panel(client, standing, "hint", "post"))


def test_what_a_check_found_is_told_in_words(client, standing):
    attempt = attempts.begin(standing)
    finding = Finding(tag="name-typo", sentence="Line 2 uses `nam`.", look="Compare them.", file="main.py", line=2)
    verdict = telling.Verdict(
        said=[telling.CheckSentence(True, "It asks."), telling.CheckSentence(False, "No <b>name</b>.")],
        findings=[finding],
    )
    attempts.record(attempt, standing, telling.Found(verdict, tags=("greets",)))
    page = text(panel(client, standing))
    assert "Done:" in page
    assert "Not yet:" in page
    assert "No &lt;b&gt;name&lt;/b&gt;." in page
    assert 'data-show-line="2"' in page
    assert "lesson-next" not in page


def test_next_is_there_when_it_is_passed_and_leads_on(client, standing):
    assert panel(client, standing, "next", "post").status_code == 422
    checked(standing, passed=True)
    assert "lesson-next" in text(panel(client, standing))
    assert "What does it print?" in text(panel(client, standing, "next", "post"))
    assert "Ask for the name" in text(panel(client, standing, step="1-name"))


def test_after_much_help_the_same_is_offered_alone(client, standing):
    for _ in range(2):
        panel(client, standing, "hint", "post")
    checked(again(standing), passed=True)
    assert "Try it alone (2 minutes)" in text(panel(client, standing))


def test_after_the_last_step_the_page_of_the_end_comes(client, standing, lesson):
    standing = go_through(standing, until=5)
    checked(standing, passed=True)
    response = panel(client, standing, "next", "post")
    assert response.headers["HX-Redirect"] == reverse("progress:done", args=[lesson.slug])
    page = text(client.get(response.headers["HX-Redirect"]))
    assert "Small talk is yours" in page
    assert "made by Ada" in page
    assert "Ask for a pet" in page


def test_a_lesson_that_is_not_finished_has_no_end_yet(client, standing, lesson):
    assert client.get(reverse("progress:done", args=[lesson.slug])).status_code == 302


def test_checking_takes_what_the_page_has_not_saved_yet(client, standing, queued):
    address = reverse("progress:check", args=[standing.project.pk])
    sent = json.dumps({"files": {"main.py": "typed just now"}})
    assert client.post(address, sent, content_type="application/json").status_code == 200
    ((attempt, project, digests),) = queued
    assert (attempt, project) == (str(Attempt.objects.get().pk), str(standing.project.pk))
    assert set(digests) == {"main.py", "colours.txt"}
    assert bytes(standing.project.files.get(name="main.py").blob.data) == b'print("Hello, you!")\n'
    assert "checking" in text(panel(client, standing))


@pytest.mark.parametrize("body", ["[]", '{"files": 1}', '{"more": 1}', "{", '{"files": {"../x": "y"}}'])
def test_a_check_of_nonsense_is_refused(client, standing, queued, body):
    address = reverse("progress:check", args=[standing.project.pk])
    assert client.post(address, body, content_type="application/json").status_code == 422
    assert queued == []


def test_a_guess_is_kept_and_run_before_anything_is_said(client, standing, queued):
    standing = go_through(standing, until=2)
    assert panel(client, standing, "answer", "post").status_code == 422
    assert panel(client, standing, "answer", "post", answer="7").status_code == 422
    page = text(panel(client, standing, "answer", "post", answer="1"))
    assert "The comma in" not in page
    assert len(queued) == 1
    assert Attempt.objects.get(step="2-guess").answer == [1]


def test_lines_are_mixed_and_the_answer_is_put_together_from_what_was_shown(client, standing, queued):
    standing = go_through(standing, until=3)
    lines = questions.mixed(standing.step, standing.journey)
    assert [line.text for line in lines][:3] != questions.lines_of(standing.step)
    assert {line.text for line in lines} == {*questions.lines_of(standing.step), "print(nme)"}
    right = [next(line.number for line in lines if line.text == text) for text in questions.lines_of(standing.step)]
    panel(client, standing, "answer", "post", answer=right)
    kept = Attempt.objects.get(step="3-lines").answer
    assert questions.assembled(standing.step, standing.journey, kept) == standing.step.program


@pytest.mark.parametrize("answer", [["0", "0"], ["99"], ["x"], [], ["-1"], ["9" * 5_000], ["²"]])
def test_an_order_of_lines_that_were_not_shown_is_no_answer(client, standing, queued, answer):
    standing = go_through(standing, until=3)
    assert panel(client, standing, "answer", "post", answer=answer).status_code == 422


def test_a_line_with_the_mistake_is_found_at_once(client, standing):
    standing = go_through(standing, until=4)
    assert "Line 1 is fine" in text(panel(client, standing, "answer", "post", answer="1"))
    assert not again(standing).progress.is_passed
    assert "no name that was stored" in text(panel(client, standing, "answer", "post", answer="2"))
    assert again(standing).progress.is_passed


def test_the_answer_stands_in_no_page_before_it_is_given(client, standing):
    page = text(panel(client, go_through(standing, until=2)))
    assert "puts a space between them" not in page
    standing = go_through(again(standing), until=4)
    assert "no name that was stored" not in text(panel(client, standing))


def test_what_changed_is_shown_line_by_line(client, standing):
    checked(standing, passed=True, texts={"main.py": "one\ntwo\n", "colours.txt": "red,blue\n"})
    write(standing, "one\n<three>\n")
    page = text(panel(client, standing, "changes"))
    assert "Since the last pass" in page
    assert "&lt;three&gt;</ins>" in page
    assert "two</del>" in page
    assert "colours.txt" not in page


def test_undoing_offers_to_be_undone(client, standing):
    write(standing, "gone")
    page = text(panel(client, standing, "undo", "post"))
    assert "Bring back what I had" in page
    assert bytes(standing.project.files.get(name="main.py").blob.data) == b'print("Hello, you!")\n'


@pytest.mark.parametrize("version", ["9" * 5_000, "9" * 18, "²", "-1", "x"])
def test_undoing_with_what_is_no_version_breaks_nothing(client, standing, version):
    assert panel(client, standing, "undo", "post", version=version).status_code in (200, 422)


def test_a_version_of_another_project_is_not_brought_back(client, standing, teacher, lesson):
    theirs = journeys.begin(student=teacher, lesson=lesson).project
    write(of_project(theirs), "theirs")
    panel(client, standing, "undo", "post", version=str(theirs.versions.latest("id").pk))
    assert bytes(standing.project.files.get(name="main.py").blob.data) == b'print("Hello, you!")\n'


def test_a_task_done_alone_has_neither_hints_nor_steps(client, standing, lesson):
    kept = twins.begin(journey=standing.journey, lesson=lesson, twin=lesson.twin("twin-pet"))
    page = text(client.get(reverse("projects:workspace", args=[kept.project.pk])))
    assert "Ask for a pet" in page
    assert "lesson-hint" not in page
    assert "Leave the lesson" not in page


def test_what_i_have_made_counts_what_was_done_alone(client, standing, lesson):
    checked(standing, passed=True)
    kept = twins.begin(journey=standing.journey, lesson=lesson, twin=lesson.twin("twin-pet"))
    page = text(client.get("/made/"))
    assert "1 of 5 steps" in page
    assert "done alone" not in page.replace("With a tick: done alone", "")
    checked(of_project(kept.project), passed=True)
    assert "One task done alone" in text(client.get("/made/"))


def test_with_nothing_made_the_page_leads_to_the_lessons(client):
    assert "Nothing yet" in text(client.get("/made/"))


def test_the_teacher_sees_each_students_way_in_a_row(standing, classroom, teacher):
    standing.progress.hints = 2
    standing.progress.save()
    checked(standing, passed=False)
    checked(again(standing), passed=True)
    page = text(signed_in(teacher).get(reverse("progress:of_class", args=[classroom.pk]), **HTMX))
    assert "Ada" in page
    assert "Step 1 of 5: Ask for the name" in page
    assert "one step, 1 with help" in page
    assert "<td>2</td> <td>2</td>" in page
    assert "<html" not in page


def test_a_broken_lesson_takes_no_page_down(client, standing, settings, tmp_path):
    (tmp_path / "broken").mkdir()
    settings.LESSONS_DIRS = [tmp_path]
    for path in ("/lessons/", "/made/", reverse("projects:workspace", args=[standing.project.pk]), "/projects/"):
        assert client.get(path).status_code == 200, path
    assert client.get("/lessons/small-talk/").status_code == 404


def test_after_its_project_was_forgotten_a_lesson_can_be_begun_again(client, standing, lesson):
    Project.objects.all().delete()
    assert client.get("/lessons/").status_code == client.get("/made/").status_code == 200
    client.post(reverse("progress:begin", args=[lesson.slug]))
    assert Journey.objects.get().project is not None
