"""The picture of a project: what its program drew last."""

import base64

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects import belongings, covers, forks
from projects.exchange import pages
from projects.keeping import forgetting
from projects.models import Project
from runner import messages
from runner.drawing import drawings
from runner.drawing.drawings import DrawingReader
from runner.messages import Drawing, Picture
from runner.models import Blob, Run
from tests.projects.conftest import signed_in

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def drawing(*commands: list):
    reader = DrawingReader()
    reader.read(list(commands) or [["d", 1, 0, 0, 100, "#ff0000"]])
    return reader.sheet


def picture(data: bytes = PNG, mime: str = "image/png") -> Picture:
    return Picture(mime=mime, data=base64.b64encode(data).decode(), alt="Bars: Robin 4.")


def path(name: str, *args) -> str:
    return reverse(f"projects:{name}", args=args)


def test_a_drawing_becomes_the_picture_in_the_list(client, project):
    changed_at = Project.objects.get(pk=project.pk).changed_at
    covers.take(project=project, shown=drawing())
    project.refresh_from_db()
    page = client.get(path("mine")).content.decode()
    assert f"{path('cover', project.pk)}?v={project.cover_id[:16]}" in page
    assert "A red dot in the middle, 100 wide." in page
    response = client.get(f"{path('cover', project.pk)}?v={project.cover_id[:16]}")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert "immutable" in response.headers["Cache-Control"]
    assert b"<circle" in response.content
    assert project.changed_at == changed_at


def test_a_plot_becomes_the_picture_too(client, project):
    covers.take(project=project, shown=picture())
    response = client.get(path("cover", project.pk))
    assert (response.content, response.headers["Content-Type"]) == (PNG, "image/png")
    assert "no-cache" in response.headers["Cache-Control"]
    assert "Bars: Robin 4." in client.get(path("mine")).content.decode()


@pytest.mark.parametrize(
    "shown",
    [
        None,
        drawing(["d", 1, 0, 0, 9, ""], ["x", 1]),
        picture(b"\x89PNG" + b"\0" * 400_000),
        picture(b"<svg>" + b"<g/>" * 10_000 + b"</svg>", "image/svg+xml"),
        picture(b"<svg>" + b"<feBlend/>" * 6 + b"</svg>", "image/svg+xml"),
    ],
)
def test_a_run_that_draws_nothing_or_too_much_leaves_the_picture(client, project, shown):
    covers.take(project=project, shown=drawing())
    before = client.get(path("cover", project.pk)).content
    covers.take(project=project, shown=shown)
    assert client.get(path("cover", project.pk)).content == before


def test_the_drawing_is_downloaded_under_the_name_of_the_project(client, project):
    assert client.get(path("download_cover", project.pk)).status_code == 404
    covers.take(project=project, shown=drawing())
    response = client.get(path("download_cover", project.pk))
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert f"{project.title}.svg" in response.headers["Content-Disposition"]


def test_the_owner_may_like_the_starters_picture_better(client, shelf, project):
    covers.take(project=project, shown=drawing())
    assert "Show the starter" in client.get(path("mine")).content.decode()
    client.post(path("choose_cover", project.pk), {"picture": "starter"})
    page = client.get(path("mine")).content.decode()
    assert path("cover", project.pk) not in page.replace(path("choose_cover", project.pk), "")
    assert "Show what it drew" in page
    client.post(path("choose_cover", project.pk), {"picture": "own"})
    assert f"{path('cover', project.pk)}?v=" in client.get(path("mine")).content.decode()


def test_the_teacher_sees_it_in_the_list_of_the_class(teacher, classroom, project):
    covers.take(project=project, shown=drawing())
    page = signed_in(teacher).get(path("of_class", classroom.pk)).content.decode()
    assert f"{path('cover', project.pk)}?v=" in page


def test_nobody_else_sees_it(project):
    covers.take(project=project, shown=drawing())
    assert Client().get(path("cover", project.pk)).status_code == 302


def test_a_picture_that_is_shown_is_not_forgotten(client, project):
    covers.take(project=project, shown=drawing(["d", 1, 5, 5, 5, "#00ff00"]))
    former = Project.objects.get(pk=project.pk).cover_id
    covers.take(project=project, shown=drawing())
    Blob.objects.update(kept_at=timezone.now() - timezone.timedelta(days=3))
    forgetting.forget_what_was_put_away()
    assert client.get(path("cover", project.pk)).status_code == 200
    assert not Blob.objects.filter(pk=former).exists()


def test_the_picture_of_another_project_stays_when_it_looks_the_same(client, project, shelf, student):
    other = forks.fork_starter(owner=student, starter=shelf)
    for each in project, other:
        covers.take(project=each, shown=drawing())
    covers.take(project=other, shown=drawing(["d", 1, 5, 5, 5, "#00ff00"]))
    assert client.get(path("cover", project.pk)).status_code == 200


def test_the_picture_is_taken_along_and_erased_with_its_owner(project, student):
    covers.take(project=project, shown=drawing())
    project.refresh_from_db()
    pieces = {piece[0]: piece[1] for piece in belongings.export_for(student)}
    assert next(data for name, data in pieces.items() if name.endswith(".svg")).startswith(b"<svg")
    belongings.erase(student)
    assert not Blob.objects.filter(pk=project.cover_id).exists()


def test_a_page_to_show_has_the_drawing_as_a_picture(project, student):
    event = Drawing(commands=drawings.checked([["d", 1, 0, 0, 100, "#ff0000"]]), run="r", seq=1)
    Run.objects.create(
        owner=student,
        place=project.place,
        files={},
        entry="main.py",
        state=Run.State.ENDED,
        lease_until=timezone.now(),
        transcript=messages.encode(event).decode(),
    )
    page = pages.pack(project)
    assert 'src="data:image/svg+xml;base64,' in page
    assert 'alt="A drawing of 640 by 600. A red dot in the middle, 100 wide."' in page
