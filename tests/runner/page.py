"""A page's side of a websocket, without a network. (Channels' own needs a server that we do not have.)"""

import asyncio
import json

from asgiref.testing import ApplicationCommunicator

from runner import messages

PATIENCE = 5  # seconds


class Page(ApplicationCommunicator):
    def __init__(self, application, path="/", headers=(), **scope):
        super().__init__(
            application,
            {
                "type": "websocket",
                "path": path,
                "headers": list(headers),
                "query_string": b"",
                "subprotocols": [],
                **scope,
            },
        )
        self.closed_with: int | None = None

    async def open(self) -> bool:
        """True where it is let in, even if only to be told to go."""
        await self.send_input({"type": "websocket.connect"})
        told = await self.receive_output(PATIENCE)
        self.closed_with = told.get("code", 1006) if told["type"] == "websocket.close" else None
        return told["type"] == "websocket.accept"

    async def close(self) -> None:
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(PATIENCE)

    async def say(self, kind: str, **fields) -> None:
        await self.say_raw(json.dumps({"type": kind, **fields}))

    async def say_raw(self, text: str | None, data: bytes | None = None) -> None:
        await self.send_input({"type": "websocket.receive", "text": text, "bytes": data})

    async def hear(self, number: int = 1) -> list:
        return [messages.decode_event((await self.receive_output(PATIENCE))["text"]) for _ in range(number)]

    async def is_quiet(self, seconds: float = 0.1) -> bool:
        return await self.receive_nothing(seconds)

    async def code(self) -> int:
        """With which number the socket is closed."""
        told = await self.receive_output(PATIENCE)
        assert told["type"] == "websocket.close", told
        return told["code"]


async def until(condition) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)
