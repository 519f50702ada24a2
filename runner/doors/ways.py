"""The way between a page and its doorman: what each must have, and the usual one, a websocket."""

from collections.abc import Sequence

from channels.consumer import AsyncConsumer
from channels.db import aclose_old_connections, database_sync_to_async
from channels.exceptions import StopConsumer

from runner.doors.sessions import is_signed_in

NO_SUCH_PLACE = 4404
COME_ANEW = 4401  # the page tries again, and hears whether it may come in as whoever it is now


class Way(AsyncConsumer):
    """What every way needs of the doorman."""

    @property
    def is_socket(self) -> bool:
        return self.scope["type"] == "websocket"

    async def come_in(self) -> bool:
        """False for whoever has no business here."""
        raise NotImplementedError

    def stay(self) -> None:
        """The page is here until `leave`."""
        raise NotImplementedError

    async def may_stay(self) -> bool:
        """Whether it still may: since it came in, its person may have signed out, or be erased."""
        return await database_sync_to_async(self.belongs_here)()

    def belongs_here(self) -> bool:
        """The same, read from the database in one go: each way there and back costs more than what is asked."""
        return is_signed_in(self.scope)

    async def leave(self) -> None:
        raise NotImplementedError

    async def hear(self, text: str) -> None:
        raise NotImplementedError

    async def __call__(self, scope, receive, send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self.leave()
            await aclose_old_connections()


class OverWebsocket(Way):
    is_shut = False

    async def websocket_connect(self, message: dict) -> None:
        is_welcome = await self.come_in()
        await self.send({"type": "websocket.accept"})
        if is_welcome:
            self.stay()
        else:
            await self.shut(NO_SUCH_PLACE)

    async def websocket_receive(self, message: dict) -> None:
        if not self.is_shut:
            await self.hear(message.get("text") or "")

    async def shut(self, code: int) -> None:
        """What was said before the page hears of it is not listened to any more, nor answered."""
        if not self.is_shut:
            self.is_shut = True
            await self.send({"type": "websocket.close", "code": code})

    async def websocket_disconnect(self, message: dict) -> None:
        raise StopConsumer

    async def say_by_websocket(self, events: Sequence[str]) -> None:
        for event in events:
            if self.is_shut:
                return
            try:
                await self.send({"type": "websocket.send", "text": event})
            except OSError:  # the page has just gone, and `websocket_disconnect` comes next
                self.is_shut = True
