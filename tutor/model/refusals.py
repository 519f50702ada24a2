"""What a server's refusal means, by its status and the code that it gives."""

import httpx
import msgspec

from tutor.errors import ModelAway, ModelBroke, ModelBusy, ModelSlow, ModelTrouble
from tutor.model import bodies

MOST_BYTES = 64 * 1024
NOT_UNDERSTOOD = (400, 422)
AWAY = (401, 403, 404, 503)  # a wrong key, a wrong address, not ready
SLOW = (408, 504)
TOO_LONG = "context_length_exceeded"
NOT_READY = "not_ready"
FOR_GOOD = (TOO_LONG, NOT_READY, "invalid_request", "401", "403", "404")  # the same would come again


class Problem(msgspec.Struct):
    code: str | int | None = None


class Body(msgspec.Struct):
    error: Problem


def of_code(code: str) -> ModelTrouble:
    """What a server says of its own trouble in the middle of an answer."""
    return ModelSlow(code) if code == "deadline_exceeded" else ModelBroke(code)


async def trouble(response: httpx.Response) -> ModelTrouble:
    status = response.status_code
    why = await _code(response) or str(status)
    if status == 429:
        return ModelBusy(why)
    if status in SLOW:
        return ModelSlow(why)
    return ModelAway(why) if status in AWAY else ModelBroke(why)


async def _code(response: httpx.Response) -> str:
    body = await bodies.whole(response, MOST_BYTES)
    try:
        return str(msgspec.json.decode(body, type=Body).error.code or "")[:60]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
