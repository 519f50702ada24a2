"""A page's side of the tutor's door, by either way, without a network."""

import asyncio

from django.conf import settings
from django.test import Client

from learn.site.asgi import application
from runner.doors.ways import NO_SUCH_PLACE
from tests.runner.page import PATIENCE, Call, Page, StreamPage
from tutor import messages
from tutor.messages import Ended

TOKEN = "t" * 32
LONGEST = 120  # seconds


class TutorPage(Page):
    """By websocket."""

    async def hear_more(self, seconds):
        return [messages.decode_said((await self.call.next(seconds))["text"])]

    async def all_said(self, id, seconds=PATIENCE):
        """Everything up to the end of what was asked."""
        said = []
        while not (said and isinstance(said[-1], Ended) and said[-1].id == id):
            said += await self.hear(1, seconds)
        return said


class TutorPosts(TutorPage):
    """By posts; what is said to one is its answer, as it comes."""

    ask = StreamPage.ask

    async def open(self):
        self.calls: list[Call] = []
        self.answered: asyncio.Queue = asyncio.Queue()
        self.readers: list[asyncio.Task] = []
        return True

    async def say_raw(self, text, data=None):
        call = self.ask("POST", data if text is None else text.encode())
        self.calls.append(call)
        self.readers.append(asyncio.create_task(self.read(call)))

    async def read(self, call):
        """How long that may take is the business of who hears: of thirty at once the last one comes late."""
        start = await call.next(LONGEST)
        self.status = start["status"]
        more = True
        while more:
            told = await call.next(LONGEST)
            more = told.get("more_body", False)
            for line in told["body"].decode().splitlines():
                if line.startswith("data: "):
                    await self.answered.put(messages.decode_said(line.removeprefix("data: ")))

    async def hear_more(self, seconds):
        return [await asyncio.wait_for(self.answered.get(), seconds)]

    async def code(self):
        await self.say("look")
        await self.readers[-1]
        return {404: NO_SUCH_PLACE}[self.status]

    async def close(self):
        for call in self.calls:
            if not call.ended.done():
                await call.end({"type": "http.disconnect"})
        for reader in self.readers:
            reader.cancel()
        await asyncio.gather(*self.readers, return_exceptions=True)


def page_of(way, project, user=None):
    headers = [(b"host", b"localhost"), (b"origin", b"http://localhost"), (b"x-csrftoken", TOKEN.encode())]
    cookies = [f"{settings.CSRF_COOKIE_NAME}={TOKEN}"]
    if user is not None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}")
    headers.append((b"cookie", "; ".join(cookies).encode()))
    return way(application, f"/ws/projects/{project.pk}/tutor/", headers)
