"""The model server's addresses: OpenAI's two, one that says what a message wants, and health, models, metrics."""

import asyncio
import dataclasses
import secrets
from collections.abc import Callable

import msgspec
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tutor.engine import asks, shapes
from tutor.engine.classifier.opening import Opening
from tutor.engine.inference import Inference
from tutor.engine.jobs import Trouble
from tutor.engine.replies import Reply

TOO_LARGE = Trouble(413, "too_large", "Too much was sent at once.")
NO_CLASSIFIER = Trouble(503, "not_ready", "There is no classifier here, or it is still being made ready.")
CLOSED = Trouble(401, "unauthorized", "This server answers only who knows its key.")


def application(inference: Inference, classifier: Opening | None = None) -> ASGIApp:
    """Where the settings name a key, only for who knows it."""

    async def chat(request: Request) -> Response | Reply:
        return await _reply(request, asks.decode_chat, inference)

    async def text(request: Request) -> Response | Reply:
        return await _reply(request, asks.decode_text, inference)

    async def classify(request: Request) -> Response:
        return await _classified(request, classifier)

    async def health(request: Request) -> Response:
        ready = inference.readiness
        said = dataclasses.asdict(ready) | {"waiting": len(inference.line), "running": len(inference.running)}
        return JSONResponse(said, status_code=200 if ready.is_ready else 503)

    async def models(request: Request) -> Response:
        ready = inference.readiness
        about = {"id": ready.name, "object": "model", "created": 0, "owned_by": "buildalong", "form": ready.form}
        return JSONResponse({"object": "list", "data": [about]})

    async def metrics(request: Request) -> Response:
        return Response(inference.numbers.exposition(), media_type=CONTENT_TYPE_LATEST)

    routes = [
        Route("/v1/chat/completions", chat, methods=["POST"]),
        Route("/v1/completions", text, methods=["POST"]),
        Route("/v1/classify", classify, methods=["POST"]),
        Route("/v1/models", models),
        Route("/health", health),
        Route("/metrics", metrics),
    ]
    inside = Starlette(routes=routes)
    return Locked(inside, inference.settings.key) if inference.settings.port else inside


class TooLarge(Exception):
    """More was sent than anybody asks."""


class Locked:
    """A port of this machine is open to all of its users."""

    def __init__(self, inside: ASGIApp, key: str):
        self.inside = inside
        self.expected = f"Bearer {key}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        said = dict(scope.get("headers", [])).get(b"authorization", b"")
        if scope["type"] == "http" and not secrets.compare_digest(said, self.expected):
            return await _refuse(CLOSED)(scope, receive, send)
        await self.inside(scope, receive, send)


async def _reply(
    request: Request, decode: Callable[[bytes], asks.ChatAsk | asks.TextAsk], inference: Inference
) -> Response | Reply:
    try:
        return Reply(decode(await _body(request)), inference)
    except msgspec.DecodeError as problem:
        return _refuse(Trouble(400, "invalid_request", str(problem)))
    except TooLarge:
        return _refuse(TOO_LARGE)


async def _classified(request: Request, classifier: Opening | None) -> Response:
    try:
        texts = asks.decode_classify(await _body(request)).input
    except msgspec.DecodeError as problem:
        return _refuse(Trouble(400, "invalid_request", str(problem)))
    except TooLarge:
        return _refuse(TOO_LARGE)
    found = await asyncio.to_thread(classifier.classify, texts) if classifier else None
    if found is None:
        return _refuse(NO_CLASSIFIER)
    return JSONResponse({"object": "list", "data": [{"index": at, "probs": each} for at, each in enumerate(found)]})


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > asks.MOST_BODY_BYTES:
            raise TooLarge
    return body


def _refuse(trouble: Trouble) -> JSONResponse:
    return JSONResponse(shapes.error(trouble), status_code=trouble.status)
