"""What may be asked over HTTP: OpenAI's words, and a few of our own that other clients leave out."""

from typing import Annotated, Literal

import msgspec

MOST_BODY_BYTES = 1_000_000
MOST_STOPS = 8
CHARS_A_TOKEN = 4  # of English and of Python, about

Text = Annotated[str, msgspec.Meta(max_length=400_000)]
Stop = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Seconds = Annotated[float, msgspec.Meta(gt=0, le=600)]


class Message(msgspec.Struct, frozen=True):
    role: Literal["system", "user", "assistant"]
    content: Text
    shared: bool = False  # ours: what leads the messages and is shared is computed once for all; of "system" always


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """What both ways have in common."""

    model: str = ""
    max_tokens: Annotated[int, msgspec.Meta(ge=1, le=4096)] = 120
    temperature: Annotated[float, msgspec.Meta(ge=0, le=2)] = 0.0
    seed: int = 0
    stop: Stop | Annotated[list[Stop], msgspec.Meta(max_length=MOST_STOPS)] | None = None
    stream: bool = False
    logprobs: bool | int | None = None
    # From here on ours. Ahead: nobody waits for it yet.
    priority: Literal["typing", "reading", "ahead"] = "reading"
    first_seconds: Seconds = 60.0  # until the first word, waiting included
    deadline_seconds: Seconds = 600.0  # until the last
    uses_adapter: bool = True

    @property
    def stops(self) -> tuple[str, ...]:
        if isinstance(self.stop, str):
            return (self.stop,)
        return tuple(self.stop or ())

    @property
    def is_typing(self) -> bool:
        return self.priority == "typing"

    @property
    def is_ahead(self) -> bool:
        return self.priority == "ahead"

    @property
    def wants_logprobs(self) -> bool:
        return self.logprobs is not None and self.logprobs is not False


class ChatAsk(Ask, frozen=True, kw_only=True):
    messages: Annotated[list[Message], msgspec.Meta(min_length=1, max_length=200)]

    def turns(self) -> list[dict[str, str]]:
        return [{"role": message.role, "content": message.content} for message in self.messages]

    @property
    def own_tokens(self) -> int:
        """About so many have to be read for this one alone."""
        return 1 + sum(len(message.content) for message in self.messages[self.shared_turns() :]) // CHARS_A_TOKEN

    def shared_turns(self) -> int:
        """How many of the leading messages are everybody's."""
        for number, message in enumerate(self.messages):
            if not (message.shared or message.role == "system"):
                return number
        return len(self.messages)


class TextAsk(Ask, frozen=True, kw_only=True):
    prompt: Text
    suffix: Text = ""
    shared_chars: Annotated[int, msgspec.Meta(ge=0)] = 0  # ours: so much of the prompt is everybody's
    heals: bool = False  # ours: the prompt may end in the middle of a word, and the answer goes on in it

    @property
    def own_tokens(self) -> int:
        """About so many have to be read for this one alone."""
        return 1 + max(0, len(self.prompt) + len(self.suffix) - self.shared_chars) // CHARS_A_TOKEN


class ClassifyAsk(msgspec.Struct, frozen=True, kw_only=True):
    model: str = ""
    input: Annotated[list[Annotated[str, msgspec.Meta(max_length=4_000)]], msgspec.Meta(min_length=1, max_length=8)]


decode_chat = msgspec.json.Decoder(ChatAsk, strict=True).decode
decode_text = msgspec.json.Decoder(TextAsk, strict=True).decode
decode_classify = msgspec.json.Decoder(ClassifyAsk, strict=True).decode
