"""Grey text: the next words as somebody types, where they are worth showing and give nothing away."""

import asyncio
import contextlib
import hashlib
import math
from collections.abc import Set

import msgspec
import structlog
from channels.db import database_sync_to_async
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from learn.progress.models import StepProgress
from tutor import taught as teaching
from tutor.errors import ModelTrouble
from tutor.ghosts import ahead
from tutor.ghosts.spots import Spot
from tutor.ghosts.trimming import trimmed
from tutor.messages import Complete, Ghost
from tutor.model.asking import Asked, Model
from tutor.scenes import Scene

logger = structlog.get_logger(__name__)

MOST_TOKENS = 12
SECONDS = settings.TUTOR_GHOST_MS / 1000
PREFIX = 1_600  # characters before the cursor that the model reads
SUFFIX = 400  # … and behind it
# Mean probability of a token. With the default model a quarter of the pauses shows something then; of that more than
# half is right to the end of the line, and four of five begin right.
LEAST_CONFIDENCE = 0.7
KEPT_SECONDS = 1_800
KEYS = "tutor:ghost:"


class Continuation(msgspec.Struct, frozen=True):
    """What a model would type next."""

    text: str
    confidence: float  # mean probability of its tokens; 1 where the server does not say
    is_whole: bool  # it came to the end of the line by itself


async def complete(scene: Scene, message: Complete, model: Model) -> Ghost:
    """The words to show behind the cursor; "" where there are none. Never raises."""
    text = ""
    try:
        if is_offered(scene) and message.file.endswith(".py"):
            taught = await database_sync_to_async(teaching.concepts)(scene)
            async with asyncio.timeout(SECONDS):
                said = await _kept_or_asked(message, model)
            text = await asyncio.to_thread(shown, scene, message, said, taught)
    except (ModelTrouble, TimeoutError):
        pass  # nobody waits for grey text
    except Exception:
        logger.exception("grey text broke off")
    return Ghost(id=message.id, text=text)


def is_offered(scene: Scene) -> bool:
    """Not before the step was passed once, and never where something is done alone."""
    standing = scene.standing
    if standing is None:
        return True
    return isinstance(standing.kept, StepProgress) and standing.kept.first_passed_at is not None


def shown(scene: Scene, message: Complete, said: Continuation, taught: Set[str]) -> str:
    """What may be shown of what the model said; reads nothing but what it is given."""
    if said.confidence < LEAST_CONFIDENCE:
        return ""
    spot = Spot(message.prefix, message.suffix)
    text = trimmed(spot, said.text, taught=taught, is_whole=said.is_whole)
    if not text or scene.standing is None:
        return text
    line, own = spot.begun + text + spot.rest, f"{spot.above}\n{spot.below}"
    return "" if ahead.gives_away(line, scene.standing, own) else text


async def _kept_or_asked(message: Complete, model: Model) -> Continuation:
    """The same words before the cursor are asked for again and again: with each letter taken back, by a whole class."""
    about = await model.about()
    asked = question(message, fills=about.fills_in_the_middle)
    key = KEYS + hashlib.sha256(repr((about.digest, asked.prefix, asked.suffix)).encode()).hexdigest()[:32]
    with contextlib.suppress(RedisError, OSError, msgspec.DecodeError):
        if kept := await cache.aget(key):
            return msgspec.json.decode(kept, type=Continuation)
    said = await ask(asked, model)
    with contextlib.suppress(RedisError, OSError):
        await cache.aset(key, msgspec.json.encode(said), KEPT_SECONDS)
    return said


def question(message: Complete, *, fills: bool) -> Asked:
    """`fills`: the model knows what stands behind the cursor, too."""
    prefix = message.prefix[-PREFIX:]
    if len(message.prefix) > PREFIX:
        prefix = prefix.partition("\n")[2] or prefix
    return Asked(
        prefix=prefix,
        suffix=message.suffix[:SUFFIX] if fills else "",
        most_tokens=MOST_TOKENS,
        stop=("\n",),
        priority="typing",
        first_seconds=SECONDS,
        seconds=SECONDS,
        uses_adapter=False,
    )


async def ask(asked: Asked, model: Model) -> Continuation:
    """Raises ModelTrouble."""
    text, tokens = "", 0
    logprobs: list[float] = []
    async with contextlib.aclosing(model.stream(asked)) as pieces:  # type: ignore[type-var]
        async for piece in pieces:
            text += piece.text
            tokens += piece.tokens
            logprobs += piece.logprobs
            if "\n" in text.lstrip("\n") or tokens > asked.most_tokens:
                break
    confidence = math.exp(sum(logprobs) / len(logprobs)) if logprobs else 1.0
    return Continuation(text, confidence, is_whole="\n" in text or tokens < asked.most_tokens)
