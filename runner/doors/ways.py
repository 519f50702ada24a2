"""The way between a page and its doorman: what each must have, and the usual one, a websocket."""

from collections.abc import Sequence

from channels.consumer import AsyncConsumer
from channels.db import aclose_old_connections
from channels.exceptions import StopConsumer

NO_SUCH_PLACE = 4404


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
    async def websocket_connect(self, message: dict) -> None:
        is_welcome = await self.come_in()
        await self.send({"type": "websocket.accept"})
        if is_welcome:
            self.stay()
        else:
            await self.send({"type": "websocket.close", "code": NO_SUCH_PLACE})

    async def websocket_receive(self, message: dict) -> None:
        await self.hear(message.get("text") or "")

    async def websocket_disconnect(self, message: dict) -> None:
        raise StopConsumer

    async def say_by_websocket(self, events: Sequence[str]) -> None:
        for event in events:
            await self.send({"type": "websocket.send", "text": event})
