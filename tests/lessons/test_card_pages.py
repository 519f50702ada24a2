"""The pages of concept cards: who may read them, and what they hold."""

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import Client
from django.urls import reverse

from learn.lessons import cards
from learn.lessons.card_consumers import MOST_CHARS, CardRunConsumer
from learn.site.asgi import application
from projects import starters
from runner.consumers import NO_SUCH_PLACE
from runner.files import load
from runner.messages import Refused
from runner.models import Run
from tests.runner.page import Page, until


@pytest.mark.django_db
def test_every_card_has_a_page_that_links_to_the_next(client):
    everything = cards.all_cards()
    listed = client.get(reverse("lessons:cards")).content.decode()
    for card in everything:
        assert reverse("lessons:card", args=[card.slug]) in listed
    seen, address = [], reverse("lessons:card", args=[everything[0].slug])
    while address:
        page = client.get(address)
        assert page.status_code == 200
        seen.append(page.context["card"].slug)
        after = page.context["after"]
        address = reverse("lessons:card", args=[after.slug]) if after else ""
    assert seen == [card.slug for card in everything]


@pytest.mark.django_db
def test_a_stranger_signs_in_first_and_an_unknown_card_is_not_there(client):
    assert Client().get("/cards/while/").status_code == 302
    assert client.get("/cards/nothing/").status_code == 404


def test_a_card_is_tasted_by_the_line_that_is_about_it():
    assert "while" in cards.find("while").taste
    assert cards.find("turtle").taste == 'turtle.color("teal")'


async def opened(user, slug: str) -> Page | None:
    headers = [(b"host", b"localhost"), (b"origin", b"http://localhost")]
    if user is not None:
        browser = Client()
        await sync_to_async(browser.force_login)(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
        headers.append((b"cookie", cookie.encode()))
    page = Page(application, f"/ws/cards/{slug}/run/", headers)
    await page.open()
    return page


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("engine")
class TestTheSocket:
    @pytest.fixture
    def queued(self, monkeypatch):
        """The runs whose task was sent, which no worker takes."""
        sent = []
        monkeypatch.setattr(CardRunConsumer, "queue", lambda consumer, run: sent.append(run))
        return sent

    async def test_it_runs_the_cards_program_or_what_the_reader_made_of_it(self, student, queued):
        page = await opened(student, "while")
        await page.say("start")
        await page.say("start", files={"main.py": "print(1)\n", "other.py": "import os"})
        await until(lambda: len(queued) == 2)
        given = [await sync_to_async(load)(run.files) for run in queued]
        assert given == [{"main.py": cards.find("while").program.encode()}, {"main.py": b"print(1)\n"}]
        assert {run.owner_id for run in queued} == {student.pk}
        await page.close()

    async def test_what_is_too_long_for_a_card_is_refused_with_a_sentence(self, student, queued):
        page = await opened(student, "while")
        await page.say("start", files={"main.py": "#" * (MOST_CHARS + 1)})
        (told,) = await page.hear()
        assert isinstance(told, Refused)
        assert "Start a project" in told.text
        assert queued == []
        await page.close()

    async def test_each_reader_has_a_place_of_their_own(self, student, teacher, queued):
        for user in (student, teacher):
            page = await opened(user, "for")
            await page.say("start")
            await until(lambda user=user: queued and queued[-1].owner_id == user.pk)
            await page.close()
        assert await Run.objects.values("place").distinct().acount() == 2

    async def test_nobody_comes_in_without_an_account_or_to_a_card_that_is_not_there(self, student):
        for user, slug in ((None, "while"), (student, "nothing")):
            page = await opened(user, slug)
            assert await page.code() == NO_SUCH_PLACE


# What a starter is made of and no lesson teaches has a name of its own.
NO_CARD = {"Your own idea", "Tables", "Keys and clicks"}


def test_starters_call_things_as_the_lessons_do():
    titles = {card.title for card in cards.all_cards()}
    named = {concept for starter in starters.all_starters() for concept in starter.concepts}
    assert named - titles <= NO_CARD
