"""What `/network/` talks to: open to everybody, and bounded."""

import asyncio

import pytest

from learn.site.asgi import application
from learn.site.web import echo
from learn.site.web.echo import BUSY, MOST_CHARS, MOST_OF_ONE, MOST_WORDS, PIECES
from tests.projects.test_run_socket import TOKEN
from tests.runner.page import Call

pytestmark = pytest.mark.django_db(transaction=True)
HEADERS = [
    (b"host", b"localhost"),
    (b"origin", b"http://localhost"),
    (b"cookie", f"csrftoken={TOKEN}".encode()),
    (b"x-csrftoken", TOKEN.encode()),
]


def call(kind, method="GET", headers=HEADERS, address="10.0.0.1"):
    scope = {"path": "/ws/network/", "query_string": b"", "headers": headers, "client": (address, 1)}
    if kind == "websocket":
        opened = Call(application, {"type": "websocket", "subprotocols": [], **scope})
        opened.said.put_nowait({"type": "websocket.connect"})
        return opened
    base = {"type": "http", "http_version": "1.1", "scheme": "http", "server": ("localhost", 80), "method": method}
    opened = Call(application, {**base, **scope})
    opened.said.put_nowait({"type": "http.request", "body": b"[]", "more_body": False})
    return opened


async def leave(opened):
    await opened.end({"type": "websocket.disconnect", "code": 1000})


async def test_what_is_said_comes_back_and_no_more_than_that():
    opened = call("websocket")
    assert (await opened.next())["type"] == "websocket.accept"

    await opened.said.put({"type": "websocket.receive", "text": "x" * 10_000})

    assert (await opened.next())["text"] == "x" * MOST_CHARS
    for _ in range(MOST_WORDS + 5):  # some of them said before the page hears that it is over
        await opened.said.put({"type": "websocket.receive", "text": "more"})
    heard = [await opened.next() for _ in range(MOST_WORDS)]
    assert heard[-1] == {"type": "websocket.close", "code": BUSY}
    await leave(opened)
    assert opened.heard.get_nowait() is None
    assert not echo.now


async def test_pieces_come_one_by_one(monkeypatch):
    monkeypatch.setattr(echo, "PIECE_SECONDS", 0.02)
    opened = call("http")
    headers = dict((await opened.next())["headers"])

    pieces = [(await opened.next())["body"] for _ in range(PIECES + 2)]

    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert [piece for piece in pieces if piece.startswith(b"data: ")] == [b"data: %d\n\n" % n for n in range(PIECES)]
    await opened.end({"type": "http.disconnect"})
    assert not echo.now


async def test_a_post_is_answered():
    assert (await call("http", "POST").next())["status"] == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_another_site_cannot_use_it(method):
    foreign = [(name, b"https://evil.example" if name == b"origin" else value) for name, value in HEADERS]
    without = [header for header in HEADERS if header[0] != b"x-csrftoken"]

    assert (await call("http", method, foreign).next())["status"] == 403
    assert (await call("http", method, without).next())["status"] == 403


async def test_one_address_has_so_many_tests_at_once():
    opened = [call("websocket") for _ in range(MOST_OF_ONE)]
    for one in opened:
        await one.next()

    late = call("websocket")
    assert (await late.next())["type"] == "websocket.accept"
    assert (await late.next()) == {"type": "websocket.close", "code": BUSY}
    assert (await call("http").next())["status"] == 429
    other = call("websocket", address="10.0.0.2")
    await other.next()
    await asyncio.sleep(0.05)
    assert other.heard.empty()

    for one in (*opened, late, other):
        await leave(one)
    assert not echo.now
