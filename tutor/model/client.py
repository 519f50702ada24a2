"""Asks a model server over HTTP: our own, or any that speaks OpenAI's words. The site is usable without any."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from time import monotonic
from typing import TypeVar

import httpx

from tutor.errors import ModelAway, ModelBroke, ModelBusy, ModelSlow, ModelTrouble
from tutor.model import refusals, sse, wording
from tutor.model.address import Address
from tutor.model.asking import AboutModel, Asked, Piece
from tutor.model.breaker import Breaker
from tutor.model.hearing import Listener
from tutor.model.knowing import Knower

T = TypeVar("T")

PAUSE_SECONDS = 0.05  # before the second try
ALIVE_SECONDS = 3.0  # whoever said a word to somebody so lately is at work, and only slow
GRACE_SECONDS = 0.3  # our own server looks at the time between two steps: what it says of itself comes before we judge


class Silent(ModelSlow):
    """It let its time pass without a word. One that says of itself that it is late is alive; this one may not be."""


class Clock:
    """The time that a caller gives, for the first word and for all of them."""

    def __init__(self, asked: Asked, *, grace: float = 0.0):
        self.began = monotonic()
        self.asked = asked
        self.grace = grace

    async def within(self, waited_for: Awaitable[T], *, has_spoken: bool) -> T:
        first = min(self.asked.first_seconds + self.grace, self.asked.seconds)
        most = self.asked.seconds if has_spoken else first
        try:
            async with asyncio.timeout(max(0.0, self.began + most - monotonic())):
                return await waited_for
        except TimeoutError:
            raise ModelSlow("unfinished") if has_spoken else Silent("silent") from None


class HttpModel:
    """Whatever the server does, a caller sees pieces of text, or one of the four troubles, within its time."""

    def __init__(self, address: Address, knower: Knower):
        self.address = address
        self.knower = knower
        self.breaker = Breaker()
        self.last_word = monotonic() - ALIVE_SECONDS  # when anybody heard one
        self.takes_extras = True  # learned: some servers refuse what they do not know

    async def about(self) -> AboutModel:
        return await self.knower.about()

    async def stream(self, asked: Asked) -> AsyncGenerator[Piece, None]:
        if not self.breaker.lets_through():
            raise ModelAway("left alone after failures")
        how_it_went = self.breaker.left
        try:
            async with contextlib.aclosing(self._tried_twice(asked)) as pieces:
                async for piece in pieces:
                    self.last_word = monotonic()
                    yield piece
            how_it_went = self.breaker.well
        except ModelTrouble as problem:
            how_it_went = self._judged(problem)
            raise
        finally:
            how_it_went()

    def _judged(self, problem: ModelTrouble) -> Callable[[], None]:
        """Many at once make it slow, and it is wanted all the same."""
        if isinstance(problem, Silent) and monotonic() - self.last_word < ALIVE_SECONDS:
            return self.breaker.left
        return self.breaker.well if _is_alive(problem) else self.breaker.failed

    async def _tried_twice(self, asked: Asked) -> AsyncGenerator[Piece, None]:
        """Once more where it failed before the first word."""
        clock = Clock(asked, grace=GRACE_SECONDS if self.address.is_ours else 0.0)
        has_spoken = False
        try:
            async with contextlib.aclosing(self._tried(asked, clock)) as pieces:
                async for piece in pieces:
                    has_spoken = True
                    yield piece
            return
        except (ModelAway, ModelBroke) as problem:
            if has_spoken or problem.why in refusals.FOR_GOOD:
                raise
        await asyncio.sleep(PAUSE_SECONDS)
        async with contextlib.aclosing(self._tried(asked, clock)) as pieces:
            async for piece in pieces:
                yield piece

    async def _tried(self, asked: Asked, clock: Clock) -> AsyncGenerator[Piece, None]:
        try:
            async with self.address.connect() as client:
                response = await clock.within(self._answer(client, asked), has_spoken=False)
                async with contextlib.aclosing(response):
                    listener = Listener(asked, begun=wording.begun(asked, self.address))
                    async for piece in _heard(response, listener, clock):
                        yield piece
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as error:
            raise ModelAway(type(error).__name__) from None
        except httpx.HTTPError as error:
            raise ModelBroke(type(error).__name__) from None

    async def _answer(self, client: httpx.AsyncClient, asked: Asked) -> httpx.Response:
        """Its head: when it has come, there is a word, or a trouble, which is raised."""
        response = await self._send(client, asked, with_extras=self.takes_extras)
        if response.status_code in refusals.NOT_UNDERSTOOD and self.takes_extras and not self.address.is_ours:
            await response.aclose()
            response = await self._send(client, asked, with_extras=False)
            self.takes_extras = response.status_code != 200
        if response.status_code != 200:
            async with contextlib.aclosing(response):
                raise await refusals.trouble(response)
        return response

    async def _send(self, client: httpx.AsyncClient, asked: Asked, *, with_extras: bool) -> httpx.Response:
        body = wording.body(asked, self.address, with_extras=with_extras)
        return await client.send(client.build_request("POST", wording.path(asked), json=body), stream=True)


def _is_alive(problem: ModelTrouble) -> bool:
    """It says so itself: it is busy, late, or being made ready; or what was asked cannot be answered."""
    says_so = isinstance(problem, ModelBusy | ModelSlow) and not isinstance(problem, Silent)
    return says_so or problem.why in (refusals.NOT_READY, refusals.TOO_LONG)


async def _heard(response: httpx.Response, listener: Listener, clock: Clock) -> AsyncGenerator[Piece, None]:
    async with contextlib.aclosing(sse.datas(response.aiter_bytes())) as datas:
        while not listener.has_ended:
            data = await clock.within(anext(datas, None), has_spoken=listener.has_spoken)
            piece = listener.rest() if data is None else listener.hear(data)
            if piece:
                yield piece
