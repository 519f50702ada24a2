"""What every back end can do: the interface the inference thread is built upon. Imports nothing heavy.

A back end belongs to one thread: whoever opened it calls all of it. Tokens are numbers of the model's own vocabulary.
"""

import dataclasses
from collections.abc import Callable, Hashable
from typing import Literal, Protocol

Tell = Callable[[Literal["converting", "loading"], float], None]  # a stage of opening and its share, from 0 to 1
Why = Literal["", "stop", "length"]  # of a last token: the model came to an end; there was no more room


class BackendError(Exception):
    """The model cannot be served; the text is for whoever runs the machine."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Request:
    id: Hashable
    ids: list[int]  # of `encode_chat` or `encode_text`; at least one, and fewer than `context`
    most_tokens: int = 120
    temperature: float = 0.0  # 0: always the likeliest token
    seed: int = 0
    fixed: int = 0  # so many leading ids are shared with other requests, and worth keeping
    uses_adapter: bool = True
    heals: bool = False  # the last id may be half a word: it is taken back, and its text forced


@dataclasses.dataclass(frozen=True)
class Token:
    """One token of one request. Of a request that was cancelled none comes any more, not even a last one.

    `text` is what it adds to the words: whole characters (half of one waits for its other half, so it may be ""),
    without what healing repeats, nothing for the mark that ends an answer; the last one brings what still waited.
    """

    id: Hashable
    token: int
    text: str
    logprob: float
    is_last: bool = False
    why: Why = ""


class Backend(Protocol):
    name: str  # with how it computes, such as "slots, cpu, bfloat16"
    digest: str  # of the weights and of the family of arithmetic: what an exam found out holds for these alone
    context: int  # tokens of a request, its answer included
    fills_in_the_middle: bool
    has_adapter: bool
    reads_at_once: int  # so many tokens of prompts may be on the way to a first sentence before the next one begins
    form: int  # of the prompts that its adapter was trained for; 0: it is told what to do in words

    def encode_chat(self, turns: list[dict[str, str]]) -> list[int]:
        """Turns of `role` and `content`, up to where the assistant begins.

        What in a content looks like a mark of the template is only text.
        """
        ...

    def encode_text(self, prefix: str, suffix: str = "") -> list[int]:
        """Text to go on with. `suffix` is heeded only where the model `fills_in_the_middle`."""
        ...

    def decode(self, ids: list[int]) -> str: ...

    def add(self, request: Request) -> None:
        """Take it in; nothing is computed until `step`. Ask `room` first. Raises ValueError if it can never fit."""
        ...

    def step(self) -> list[Token]:
        """Go on by one token for all that run, or read (a part of) the prompt of one that waits; [] is no end."""
        ...

    def cancel(self, id: Hashable) -> None:
        """Unknown ids are no mistake: it may just have ended."""
        ...

    def room(self) -> int:
        """So many more may be added now."""
        ...

    def is_idle(self) -> bool:
        """Nothing runs and nothing waits: `step` would do nothing."""
        ...

    def warm_up(self) -> None:
        """Compute a little of everything, so that the first request is as fast as the second."""
        ...

    def close(self) -> None: ...
