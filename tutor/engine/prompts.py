"""What is asked, as the tokens that a back end is given."""

import functools
from collections.abc import Callable

from tutor.engine.asks import ChatAsk, TextAsk
from tutor.engine.backends.backend import Backend, Request
from tutor.engine.jobs import Job, Trouble

OTHER = "\u2022"  # begins no turn that anybody writes: where it differs, the shared part has ended


def request(job: Job, backend: Backend) -> Request | None:
    """`None` where the prompt leaves no room for an answer. Inference thread only, as everything of a back end."""
    ask = job.ask
    ids = backend.encode_chat(ask.turns()) if isinstance(ask, ChatAsk) else backend.encode_text(ask.prompt, ask.suffix)
    if not ids or len(ids) >= backend.context:
        return None
    return Request(
        id=job.id,
        ids=ids,
        most_tokens=min(ask.max_tokens, backend.context - len(ids)),
        temperature=ask.temperature,
        seed=ask.seed,
        fixed=shared_tokens(ask, ids, backend),
        uses_adapter=ask.uses_adapter,
        heals=isinstance(ask, TextAsk) and ask.heals,
    )


@functools.lru_cache(maxsize=64)
def _with_another(
    encode: Callable[[list[dict[str, str]]], list[int]], shared: tuple[tuple[str, str], ...]
) -> list[int]:
    """What a class shares is put into tokens once, not for each who asks."""
    turns = [{"role": role, "content": content} for role, content in shared]
    return encode([*turns, {"role": "user", "content": OTHER}])


def too_long(context: int) -> Trouble:
    says = f"The prompt is longer than the model's context of {context} tokens."
    return Trouble(400, "context_length_exceeded", says)


def shared_tokens(ask: ChatAsk | TextAsk, ids: list[int], backend: Backend) -> int:
    """How many of the leading tokens a whole class has in common.

    A token may reach over the border: so what counts is where the tokens part when something else follows.
    """
    if isinstance(ask, ChatAsk):
        shared = ask.messages[: ask.shared_turns()]
        if not shared or len(shared) == len(ask.messages):
            return 0
        others = _with_another(backend.encode_chat, tuple((message.role, message.content) for message in shared))
    elif ask.shared_chars and not ask.suffix:
        others = backend.encode_text(ask.prompt[: ask.shared_chars] + OTHER, "")
    else:
        return 0
    return next((place for place, (one, other) in enumerate(zip(ids, others, strict=False)) if one != other), 0)
