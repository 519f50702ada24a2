"""What is asked, in OpenAI's words, and in our own server's few words more."""

from typing import Any

from tutor.model import healing
from tutor.model.address import Address
from tutor.model.asking import Asked


def path(asked: Asked) -> str:
    return "/v1/chat/completions" if asked.turns else "/v1/completions"


def body(asked: Asked, address: Address, *, with_extras: bool = True) -> dict[str, Any]:
    """`with_extras` False: only what every server of this kind knows; what is left out, we see to ourselves."""
    said: dict[str, Any] = {
        "model": address.model,
        "stream": True,
        "max_tokens": asked.most_tokens,
        "temperature": asked.temperature,
    }
    said |= _turns(asked, address) if asked.turns else _text(asked, address)
    if with_extras:
        said |= {"seed": asked.seed, "logprobs": True if asked.turns else 1}
        said |= {"stop": list(asked.stop)} if asked.stop else {}
    return said | (_ours(asked) if address.is_ours else {})


def _turns(asked: Asked, address: Address) -> dict[str, Any]:
    turns: list[dict[str, Any]] = [{"role": turn.role, "content": turn.content} for turn in asked.turns]
    if address.is_ours:
        for turn, said in zip(asked.turns, turns, strict=True):
            said["shared"] = turn.is_shared
    return {"messages": turns}


def _text(asked: Asked, address: Address) -> dict[str, Any]:
    if not address.is_ours:
        return {"prompt": healing.split(asked.prefix)[0]}
    return {"prompt": asked.prefix} | ({"suffix": asked.suffix} if asked.suffix else {})


def begun(asked: Asked, address: Address) -> str:
    """The answer says this again before it goes on."""
    return "" if asked.turns or address.is_ours else healing.split(asked.prefix)[1]


def _ours(asked: Asked) -> dict[str, Any]:
    said: dict[str, Any] = {
        "priority": asked.priority,
        "first_seconds": asked.first_seconds,
        "deadline_seconds": asked.seconds,
        "uses_adapter": asked.uses_adapter,
    }
    # What a student types ends anywhere, also in the middle of a word.
    return said if asked.turns else said | {"shared_chars": asked.shared_chars, "heals": True}
