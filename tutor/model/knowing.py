"""Which model serves, and whether it does: asked often, so kept for a moment."""

import asyncio
import hashlib
from pathlib import Path
from time import monotonic
from typing import Protocol

import httpx
import msgspec

from tutor.model import bodies, stages
from tutor.model.address import Address
from tutor.model.asking import AboutModel

KEPT_SECONDS = 1.5
ASKING_SECONDS = 1.5
BLINK_SECONDS = 10.0  # a server that is too busy to answer this once is not away
MOST_BYTES = 256 * 1024

UNKNOWN = AboutModel(stage="away")


class Knower(Protocol):
    async def about(self) -> AboutModel: ...


class Health(msgspec.Struct):
    """Our own server's word."""

    stage: str
    progress: float = 0.0
    says: str = ""
    name: str = ""
    digest: str = ""
    backend: str = ""
    context: int = 0
    fills_in_the_middle: bool = False
    form: int = 0


class AskedSeldom:
    """An answer that is asked for at most so often."""

    def __init__(self) -> None:
        self.known = UNKNOWN
        self.asked_at = self.answered_at = float("-inf")

    async def about(self) -> AboutModel:
        now = monotonic()
        # Until it has answered once, everybody asks: what is known before that is only a guess.
        if now - self.asked_at > KEPT_SECONDS or self.known is UNKNOWN:
            self.asked_at = now
            try:
                self.known, self.answered_at = await self.ask(), monotonic()
            except (httpx.TimeoutException, TimeoutError):
                if now - self.answered_at > BLINK_SECONDS:
                    self.known = AboutModel(stage="away", says="The model server does not answer.")
        return self.known

    async def ask(self) -> AboutModel:
        raise NotImplementedError


class OurServer(AskedSeldom):
    """Asked for its health; while it does not run yet, the file says how far the making ready is."""

    def __init__(self, address: Address, stage_file: Path):
        super().__init__()
        self.address = address
        self.stage_file = stage_file

    async def ask(self) -> AboutModel:
        try:
            async with self.address.connect(seconds=ASKING_SECONDS) as client:
                _status, body = await _get(client, "/health")
                told = msgspec.json.decode(body, type=Health)
        except httpx.TimeoutException:
            raise
        except (httpx.HTTPError, msgspec.DecodeError, UnicodeDecodeError):
            return stages.read(self.stage_file)
        return AboutModel(
            name=told.name,
            digest=told.digest,
            backend=told.backend,
            is_ready=told.stage == "ready",
            stage=told.stage,
            progress=told.progress,
            fills_in_the_middle=told.fills_in_the_middle,
            form=told.form,
            context=told.context,
            says=told.says,
        )


class ServedModel(msgspec.Struct):
    id: str
    max_model_len: int | None = None  # as vLLM says it
    form: int = 0  # as our own says it, on another machine


class ServedModels(msgspec.Struct):
    data: list[ServedModel] = []


class AnyServer(AskedSeldom):
    """It cannot say which weights it serves: what an exam found out holds for whatever has this name."""

    def __init__(self, address: Address):
        super().__init__()
        self.address = address

    async def ask(self) -> AboutModel:
        try:
            async with self.address.connect(seconds=ASKING_SECONDS) as client:
                served = await self._models(client)
                # Some list their models long before they can answer, and when they no longer can.
                health, _body = await _get(client, "/health")
                if health >= 500:
                    return AboutModel(
                        stage="away", says="The server that TUTOR_MODEL_URL names says that it is not well."
                    )
                if served is None and health != 200:
                    return AboutModel(stage="away", says="The server that TUTOR_MODEL_URL names refuses to answer.")
        except httpx.TimeoutException:
            raise
        except httpx.HTTPError:
            return AboutModel(stage="away", says="The server that TUTOR_MODEL_URL names does not answer.")
        found = next((one for one in served or [] if one.id == self.address.model), None)
        return AboutModel(
            name=self.address.model,
            digest=named(self.address.model),
            backend="another server",
            is_ready=True,
            stage="ready",
            progress=1.0,
            context=(found.max_model_len if found else 0) or 0,
            form=found.form if found else 0,
            says=self._doubt(served) if served and not found else "",
        )

    def _doubt(self, served: list[ServedModel]) -> str:
        """Some take any name, others answer to theirs alone."""
        names = ", ".join(f"“{one.id}”" for one in served[:3])
        return f"That server lists {names}: if it does not answer, put one of these into TUTOR_MODEL."

    async def _models(self, client: httpx.AsyncClient) -> list[ServedModel] | None:
        """`None`: it has no list. Some servers break at this question and answer well otherwise."""
        status, body = await _get(client, "/v1/models")
        try:
            return msgspec.json.decode(body, type=ServedModels).data if status == 200 else None
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None


async def _get(client: httpx.AsyncClient, path: str) -> tuple[int, bytes]:
    """Status and body. Raises TimeoutError where it comes drop by drop: each drop alone would be in time."""
    async with asyncio.timeout(ASKING_SECONDS), client.stream("GET", path) as response:
        return response.status_code, await bodies.whole(response, MOST_BYTES)


def named(model: str) -> str:
    return f"named:{hashlib.sha256(model.encode()).hexdigest()[:16]}"
