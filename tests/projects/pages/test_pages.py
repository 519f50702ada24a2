"""The pages of projects, as a browser without scripts gets them."""

import re

import pytest
from django.urls import reverse

from projects import forks
from projects.models import Project
from tests.projects.conftest import join, signed_in

HOSTILE = "<script>alert(1)</script>\"'&"


def path(name, *args):
    return reverse(f"projects:{name}", args=args)


def test_the_gallery_shows_each_starter_with_one_button(client, shelf):
    page = client.get(path("gallery")).content.decode()
    assert "Little poem" in page
    assert "Two words a line." in page
    assert page.count("Make it mine") == 1
    assert "Continue yours" not in page
    picture = client.get(re.search(r'src="(/starters/[^"]+)"', page)[1])
    assert picture.content == shelf.picture
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert "immutable" in picture.headers["Cache-Control"]


def test_make_it_mine_leads_to_a_workspace_of_ones_own(client, shelf, student):
    response = client.post(path("fork_starter", shelf.slug), follow=True)
    project = Project.objects.get(owner=student)
    assert response.redirect_chain == [(path("workspace", project.pk), 302)]
    assert response.context["data"]["can_edit"] is True
    assert [file["name"] for file in response.context["data"]["files"]] == ["main.py", "words.txt"]
    assert response.context["data"]["files"][0]["text"] == 'print("hello")\n'
    assert response.context["data"]["urls"]["socket"] == f"/ws/projects/{project.pk}/run/"
    assert 'id="workspace-data"' in response.content.decode()


def test_a_starter_that_was_forked_is_continued_from_the_gallery(client, shelf, project):
    page = client.get(path("gallery")).content.decode()
    assert path("workspace", project.pk) in page
    assert "Continue yours" in page


@pytest.mark.parametrize("slug", ["no-such", "..", "aux"])
def test_what_is_no_starter_is_not_found(client, shelf, slug):
    assert client.post(f"/starters/{slug}/fork/").status_code == 404
    assert client.get(f"/starters/{slug}/picture/0/").status_code == 404


def test_an_empty_list_says_what_to_do(client):
    page = client.get(path("mine")).content.decode()
    assert "Nothing here yet." in page
    assert path("gallery") in page


def test_the_list_shows_the_newest_first_and_only_ones_own(client, shelf, student, classroom):
    for owner in (student, student, join(classroom, "Grace")):
        forks.fork_starter(owner=owner, starter=shelf)
    page = client.get(path("mine"))
    assert [project.title for project, _ in page.context["cards"]] == ["Little poem 2", "Little poem"]
    assert "Changed" in page.content.decode()


def test_a_project_whose_starter_is_gone_still_has_a_picture(client, project):
    Project.objects.update(starter="gone")
    assert "own-picture" in client.get(path("mine")).content.decode()


def test_a_deleted_project_can_be_brought_back_from_the_list(client, project):
    page = client.post(path("delete", project.pk), follow=True)
    assert "“Little poem” is deleted." in page.content.decode()
    assert f'href="{path("workspace", project.pk)}"' not in page.content.decode()
    assert client.get(path("workspace", project.pk)).status_code == 404
    page = client.post(path("restore", project.pk), follow=True)
    assert path("workspace", project.pk) in page.content.decode()


@pytest.mark.parametrize("deleted", ["", "x", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_a_made_up_undo_is_not_offered(client, project, deleted):
    response = client.get(path("mine"), {"deleted": deleted})
    assert response.status_code == 200
    assert "Bring it back" not in response.content.decode()


@pytest.mark.parametrize("title", ["Space quiz", "  Space   quiz ", "宇宙クイズ", HOSTILE, "=cmd|'/c calc'!A1", "../x"])
def test_a_project_can_be_called_nearly_anything_and_is_shown_escaped(client, project, title):
    page = client.post(path("rename", project.pk), {"title": title}, follow=True).content.decode()
    project.refresh_from_db()
    assert project.title == " ".join(title.split())
    assert "<script>alert" not in page
    assert client.get(path("workspace", project.pk)).status_code == 200


@pytest.mark.parametrize(
    "title", ["", "  ", "x" * 81, "a\u202eb", "zero\u200bwidth", "nul\0", "...", "Z" + "\u0321" * 40]
)
def test_a_title_that_cannot_be_is_told_why_and_the_old_one_stays(client, project, title):
    response = client.post(path("rename", project.pk), {"title": title})
    assert response.status_code == 422
    assert "field__error" in response.content.decode()
    as_data = client.post(path("rename", project.pk), {"title": title}, headers={"Accept": "application/json"})
    assert (as_data.status_code, list(as_data.json())) == (422, ["message"])
    project.refresh_from_db()
    assert project.title == "Little poem"


def test_the_workspace_renames_without_a_page(client, project):
    answer = client.post(path("rename", project.pk), {"title": "Quiz"}, headers={"Accept": "application/json"})
    assert answer.json() == {"title": "Quiz"}


def test_a_copy_is_opened_at_once(client, project):
    response = client.post(path("fork", project.pk))
    copy = Project.objects.get(parent=project)
    assert response.url == path("workspace", copy.pk)


def test_a_teacher_reads_a_students_project_and_cannot_change_it(teacher, project):
    response = signed_in(teacher).get(path("workspace", project.pk))
    assert response.context["data"]["can_edit"] is False
    assert response.context["data"]["owner"] == "Ada"


def test_when_there_is_no_room_for_another_project_a_sentence_says_so(client, shelf, project, monkeypatch):
    monkeypatch.setattr(forks, "MOST_PROJECTS", 1)
    for address in (path("fork_starter", shelf.slug), path("fork", project.pk)):
        response = client.post(address)
        assert response.status_code == 422
        assert "there is no room for more" in response.content.decode()


# ── For the teacher ──


def test_the_teachers_list_has_every_student_with_their_projects(teacher, classroom, project):
    join(classroom, "Grace")
    page = signed_in(teacher).get(path("of_class", classroom.pk), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert page.index("Ada") < page.index("Grace")
    assert path("workspace", project.pk) in page
    assert "nothing yet" in page
    assert "<html" in signed_in(teacher).get(path("of_class", classroom.pk)).content.decode()


def test_the_teachers_list_costs_the_same_for_a_full_class(teacher, classroom, starter, django_assert_max_num_queries):
    for number in range(30):
        student = join(classroom, f"Student {number}")
        for _ in range(3):
            forks.fork_starter(owner=student, starter=starter)
    client = signed_in(teacher)
    with django_assert_max_num_queries(6):
        client.get(path("of_class", classroom.pk), headers={"HX-Request": "true"})


@pytest.mark.parametrize("name", ["gallery", "mine"])
def test_a_persons_pages_cost_the_same_however_many_projects(
    name, client, student, shelf, django_assert_max_num_queries
):
    for _ in range(20):
        forks.fork_starter(owner=student, starter=shelf)
    with django_assert_max_num_queries(4):
        client.get(path(name))
