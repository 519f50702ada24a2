"""The process that saves is killed between two saves: every save that was answered is in the history, in order."""

import asyncio
import time

import httpx
import pytest

from tests.projects.test_locked import Desk

pytestmark = [pytest.mark.long, pytest.mark.stack]


async def test_every_answered_save_is_there_in_order(own_stack, classroom):
    desk = Desk(await classroom.student())
    base, answered = 1, []
    for number in range(30):
        text = f"print({number})\n" * (number + 1)
        if number % 7 == 3:
            own_stack.processes()["web"].kill()
        base = await save_until_it_is_answered(desk, text, base)
        answered.append(text)
    assert (await desk.texts())[1:] == answered


async def save_until_it_is_answered(desk: Desk, text: str, base: int, seconds: float = 60) -> int:
    """As the page does it: the same text on the same base, until there is an answer."""
    until = time.monotonic() + seconds
    while True:
        try:
            answer = await desk.save(text, base)
            if answer.status_code == 200:
                return answer.json()["revision"]
            assert answer.status_code >= 500, answer.text
        except (httpx.TransportError, ValueError):
            pass
        assert time.monotonic() < until, "the site did not come back"
        await asyncio.sleep(0.2)
