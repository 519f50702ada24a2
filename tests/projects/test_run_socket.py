"""The run socket of a project, through the whole application: who comes in, from where, and what is run."""

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import Client
from django.utils import timezone

from learn.people.models import User
from learn.site.asgi import application
from projects.consumers import ProjectRunConsumer
from runner.consumers import NO_SUCH_PLACE
from runner.models import Run
from tests.projects.conftest import join, open_class
from tests.runner.conftest import engine, engine_url  # noqa: F401 - fixtures
from tests.runner.page import Page, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("engine")]


def socket(project, user=None, origin="http://localhost"):
    headers = [(b"host", b"localhost")]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    if user is not None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
        headers.append((b"cookie", cookie.encode()))
    return Page(application, f"/ws/projects/{project.pk}/run/", headers)


@pytest.fixture
def queued(monkeypatch):
    """The tasks that were sent, which no worker takes."""
    sent = []
    monkeypatch.setattr(ProjectRunConsumer, "queue", lambda consumer, run: sent.append((run, consumer.project)))
    return sent


@pytest.fixture
def strangers(classroom, teacher):
    """Everybody who has no business in Ada's project."""
    elsewhere = open_class(User.objects.create_user("other", display_name="O", is_teacher=True), "Other class")
    return [None, join(classroom, "Bo"), join(elsewhere, "Cy"), elsewhere.teacher]


async def test_nobody_but_the_owner_and_her_teacher_comes_in(project, strangers):
    for user in strangers:
        page = await sync_to_async(socket)(project, user)
        assert await page.open()
        assert await page.code() == NO_SUCH_PLACE
        await page.close()


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost.evil.example", "null", None])
async def test_another_site_opens_no_socket(project, student, origin):
    page = await sync_to_async(socket)(project, student, origin)

    assert not await page.open()


async def test_the_owner_runs_what_she_sees_saved_or_not(project, student, queued):
    page = await sync_to_async(socket)(project, student)
    assert await page.open()

    await page.say("start", files={"main.py": "print('not saved yet')"}, entry="main.py")
    await until(lambda: queued)

    run = await Run.objects.aget()
    assert queued == [(run, project)]
    assert (run.place, set(run.files)) == (project.place, {"main.py", "words.txt"})
    await page.close()


async def test_her_teacher_watches_and_cannot_run(project, student, teacher, queued):
    hers, theirs = await sync_to_async(socket)(project, student), await sync_to_async(socket)(project, teacher)
    assert await hers.open()
    assert await theirs.open()

    await theirs.say("start", files={})

    (refused,) = await theirs.hear()
    assert "somebody else's" in refused.text
    assert queued == []
    await hers.close()
    await theirs.close()


async def test_a_project_that_was_put_away_is_not_run(project, student):
    await type(project).objects.filter(pk=project.pk).aupdate(deleted_at=timezone.now())
    page = await sync_to_async(socket)(project, student)

    assert await page.open()
    assert await page.code() == NO_SUCH_PLACE
    await page.close()
