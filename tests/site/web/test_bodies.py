import asyncio

import pytest

from learn.site.asgi import application
from learn.site.web.bodies import REFUSAL

MIB = 1024 * 1024


async def answer_to(headers: list, pieces: int) -> tuple[int, bytes, int]:
    """Send `pieces` MiB without announcing them; gives status, body, and how many pieces were taken."""
    scope = {
        **{"type": "http", "method": "POST", "path": "/welcome/", "raw_path": b"/welcome/", "query_string": b""},
        **{"scheme": "http", "http_version": "1.1", "server": ("localhost", 80), "client": ("127.0.0.1", 9)},
        "headers": [(b"host", b"localhost"), *headers],
    }
    sent, taken = [], 0

    async def receive():
        nonlocal taken
        await asyncio.sleep(0)
        if taken > pieces:
            await asyncio.Event().wait()  # the browser waits for the answer
        taken += 1
        if taken > pieces:
            return {"type": "http.request", "body": b"", "more_body": False}
        return {"type": "http.request", "body": b"x" * MIB, "more_body": True}

    async def send(message):
        sent.append(message)

    await application(scope, receive, send)
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent), taken


async def test_an_announced_body_that_is_too_large_is_refused_before_a_byte_is_taken():
    status, body, taken = await answer_to([(b"content-length", b"99999999")], pieces=90)
    assert (status, body, taken) == (413, REFUSAL, 0)


async def test_who_sent_a_form_gets_a_page_that_leads_on():
    headers = [(b"content-length", b"99999999"), (b"accept", b"text/html,application/xhtml+xml")]
    status, body, _ = await answer_to(headers, pieces=90)
    assert status == 413
    assert REFUSAL in body
    assert b"<title>" in body
    assert b'href="/projects/"' in body


async def test_a_body_that_grows_without_an_announcement_is_cut_off():
    status, body, taken = await answer_to([(b"transfer-encoding", b"chunked")], pieces=90)
    assert (status, body) == (413, REFUSAL)
    assert taken <= 13


@pytest.mark.django_db(transaction=True)
async def test_an_ordinary_body_passes():
    status, _, _ = await answer_to([(b"content-length", b"1048576")], pieces=1)
    assert status != 413
