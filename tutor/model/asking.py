"""What is asked of a model, and what comes back: the one protocol between the tutor and whichever model serves it."""

import dataclasses
from collections.abc import AsyncIterator
from typing import Literal, Protocol

Role = Literal["system", "user", "assistant"]


@dataclasses.dataclass(frozen=True)
class Turn:
    role: Role
    content: str
    is_shared: bool = False  # a whole class has it in common: what leads the turns and is shared is computed once


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asked:
    """Either `turns` of a conversation, or a `prefix` to go on with; `suffix` for models that know what follows."""

    turns: tuple[Turn, ...] = ()
    prefix: str = ""
    suffix: str = ""
    shared_chars: int = 0  # so much of `prefix` is the same for a whole class
    most_tokens: int = 120
    stop: tuple[str, ...] = ()
    temperature: float = 0.0
    seed: int = 0
    priority: Literal["typing", "reading", "ahead"] = "reading"  # ahead: nobody waits for it yet
    first_seconds: float = 2.0  # until the first word
    seconds: float = 8.0  # until the last
    uses_adapter: bool = True  # False: the base weights, where the model has an adapter


@dataclasses.dataclass(frozen=True)
class Piece:
    """Some of the words, as they come. `logprobs`: of each token in it; empty where the server does not say."""

    text: str
    logprobs: tuple[float, ...] = ()
    tokens: int = 1


@dataclasses.dataclass(frozen=True)
class AboutModel:
    """The model that serves now. `digest` names its weights: what an exam has found out holds for these alone."""

    name: str = ""
    digest: str = ""
    backend: str = ""
    is_ready: bool = False
    stage: str = "off"  # off, installing, converting, loading, warming, ready, away
    progress: float = 0.0  # 0 to 1 of the stage
    fills_in_the_middle: bool = False
    context: int = 0  # tokens that prompt and answer have together; 0: not known
    says: str = ""  # a sentence for whoever looks after the site, while it is not ready
    form: int = 0  # of the prompts it was trained for; 0: it is told what to do in words


class Model(Protocol):
    def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        """Raises ModelBusy, ModelAway, ModelSlow or ModelBroke. Closing the iterator cancels what is asked."""
        ...

    async def about(self) -> AboutModel: ...
