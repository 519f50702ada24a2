"""The run's door of a project, either way, through the whole application: who comes in, and what is run."""

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import IntegrityError
from django.test import Client, override_settings
from django.utils import timezone

from learn.people.models import User
from learn.site.asgi import application
from learn.site.belongings import erasing
from projects import files
from projects.consumers import ProjectRunConsumer
from runner import consumers
from runner.doors.ways import NO_SUCH_PLACE
from runner.messages import Here, StartRun
from runner.models import Blob, Run
from tests.projects.conftest import join, open_class
from tests.runner.conftest import engine, engine_url  # noqa: F401 - fixtures
from tests.runner.page import Page, StreamPage, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("engine")]


TOKEN = "t" * 32
WAYS = pytest.mark.parametrize("way", [Page, StreamPage], ids=["websocket", "stream"])


def socket(way, project, user=None, origin="http://localhost", token=TOKEN, host="localhost"):
    headers = [(b"host", host.encode())]
    cookies = [f"{settings.CSRF_COOKIE_NAME}={TOKEN}"]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    if token is not None:
        headers.append((b"x-csrftoken", token.encode()))
    if user is not None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}")
    headers.append((b"cookie", "; ".join(cookies).encode()))
    return way(application, f"/ws/projects/{project.pk}/run/", headers)


async def knock(*words, **more):
    return await sync_to_async(socket)(*words, **more)


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


@WAYS
async def test_nobody_but_the_owner_and_her_teacher_comes_in(way, project, strangers):
    for user in strangers:
        page = await knock(way, project, user)
        assert await page.open()
        assert await page.code() == NO_SUCH_PLACE
        await page.close()


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost.evil.example", "null"])
@WAYS
async def test_another_site_opens_no_door(way, project, student, origin):
    page = await knock(way, project, student, origin)

    assert not await page.open()


async def test_a_socket_without_an_origin_is_not_opened(project, student):
    page = await knock(Page, project, student, origin=None)

    assert not await page.open()


@pytest.mark.parametrize("token", [None, "", "x" * 32, "t" * 31])
async def test_a_page_without_our_token_neither_reads_nor_writes(project, student, token, queued):
    page = await knock(StreamPage, project, student, origin=None, token=token)

    assert not await page.open()
    assert (await page.post(b'[{"type":"start"}]'))[0] == 403
    assert queued == []


async def test_a_host_that_is_not_ours_is_refused(project, student):
    page = await knock(StreamPage, project, student, host="evil.example", origin=None)

    assert not await page.open()


@WAYS
async def test_the_owner_runs_what_she_sees_saved_or_not(way, project, student, queued):
    page = await knock(way, project, student)
    assert await page.open()

    await page.say("start", files={"main.py": "print('not saved yet')"}, entry="main.py")
    await until(lambda: queued)

    run = await Run.objects.aget()
    assert queued == [(run, project)]
    assert (run.place, set(run.files)) == (project.place, {"main.py", "words.txt"})
    await page.close()


@WAYS
async def test_her_teacher_watches_and_cannot_run(way, project, student, teacher, queued):
    hers, theirs = await knock(way, project, student), await knock(way, project, teacher)
    assert await hers.open()
    assert await theirs.open()

    await theirs.say("start", files={})

    (refused,) = await theirs.hear()
    assert "somebody else's" in refused.text
    assert queued == []
    await hers.close()
    await theirs.close()


@WAYS
async def test_a_project_that_was_put_away_is_not_run(way, project, student):
    await type(project).objects.filter(pk=project.pk).aupdate(deleted_at=timezone.now())
    page = await knock(way, project, student)

    assert await page.open()
    assert await page.code() == NO_SUCH_PLACE
    await page.close()


def test_what_is_sent_from_the_open_page_of_an_erased_student_is_kept_nowhere(project, student):
    consumer = ProjectRunConsumer()
    consumer.scope = {"user": User.objects.get(pk=student.pk)}
    consumer.project, consumer.place = project, project.place
    erasing.erase(student)
    with pytest.raises(IntegrityError):
        consumer.create_run(StartRun(files={"main.py": "print('late')"}))
    assert not Blob.objects.exists()


def signs_out(student, project):
    """In another tab of hers."""
    Session.objects.all().delete()


def is_erased(student, project):
    erasing.erase(student)


def puts_it_away(student, project):
    type(project).objects.filter(pk=project.pk).update(deleted_at=timezone.now())


GONE = pytest.mark.parametrize("goes", [signs_out, is_erased, puts_it_away])


@GONE
@pytest.mark.parametrize("said", ["start", "stop", "watch", "answer"])
async def test_what_is_open_yet_obeys_nobody_who_has_gone(project, student, queued, goes, said):
    page = await knock(Page, project, student)
    assert await page.open()
    await page.say("start", files={})
    await until(lambda: queued)
    await sync_to_async(goes)(student, project)

    await page.say(said, **({"ask": 1, "text": "x"} if said == "answer" else {}))
    await page.say("start", files={})

    assert await page.is_sent_away()
    assert len(queued) == 1
    await page.close()


@GONE
@WAYS
async def test_what_is_open_yet_tells_nobody_who_has_gone(way, project, student, monkeypatch, goes):
    monkeypatch.setattr(consumers, "MAY_STAY_SECONDS", 0)
    monkeypatch.setattr(consumers, "LOOK_SECONDS", 0.05)
    page = await knock(way, project, student)
    assert await page.open()

    await sync_to_async(goes)(student, project)

    assert await page.is_sent_away()
    await page.close()


async def test_nobody_posts_where_they_may_not_look(project, strangers, queued):
    for user in strangers:
        page = await knock(StreamPage, project, user)
        assert (await page.post(b'[{"type":"start"},{"type":"stop"}]'))[0] == 404
    assert queued == []


async def test_an_address_that_is_no_door_is_a_page_that_is_not_there(student):
    page = StreamPage(application, "/ws/elsewhere/", [(b"host", b"localhost")])

    await page.open()

    assert page.status == 404
    await page.close()


@WAYS
async def test_every_open_page_hears_that_a_file_was_saved_elsewhere(way, project, student, teacher):
    pages = [await knock(way, project, user) for user in (student, student, teacher)]
    for page in pages:
        assert await page.open()
        await watching(page)
    file = await project.files.aget(name="main.py")

    file = await sync_to_async(files.save_text)(file=file, text="on the other device", base=file.revision)

    for page in pages:
        (changed,) = await page.hear()
        assert (changed.names, changed.revisions) == (["main.py"], {str(file.pk): file.revision})
        await page.close()


async def watching(page):
    if isinstance(page, StreamPage):
        return  # from the start
    await page.say("watch")
    while Here() not in await page.hear_more(5):
        pass


async def test_news_without_an_engine_costs_nobody_a_save(project):
    file = await project.files.aget(name="main.py")
    with override_settings(
        CHANNEL_LAYERS={
            "default": {
                "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
                "CONFIG": {"hosts": ["unix:///nowhere/engine.sock"]},
            }
        }
    ):
        saved = await sync_to_async(files.save_text)(file=file, text="typed", base=file.revision)
    assert saved.revision == file.revision + 1
