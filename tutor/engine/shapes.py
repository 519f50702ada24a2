"""What is said, in OpenAI's words: for a conversation and for a text that goes on, in one piece or in many."""

import dataclasses
import time
from typing import Any

from tutor.engine.jobs import Done, Said, Trouble
from tutor.engine.stops import Word


@dataclasses.dataclass(frozen=True)
class AnswerShape:
    """One answer's way of being written down."""

    id: str
    model: str
    is_chat: bool
    wants_logprobs: bool
    created: int = dataclasses.field(default_factory=lambda: int(time.time()))

    def chunk(self, event: Said | Done) -> dict[str, Any]:
        words = event.words if isinstance(event, Said) else []
        text = event.text if isinstance(event, Said) else ""
        choice: dict[str, Any] = {"index": 0, "finish_reason": event.why if isinstance(event, Done) else None}
        choice |= {"delta": {"content": text} if text else {}} if self.is_chat else {"text": text}
        if self.wants_logprobs and words:
            choice["logprobs"] = self._logprobs(words)
        said = self._head("chat.completion.chunk" if self.is_chat else "text_completion") | {"choices": [choice]}
        return said | ({"usage": usage(event)} if isinstance(event, Done) else {})

    def whole(self, words: list[Word], done: Done) -> dict[str, Any]:
        text = "".join(word.text for word in words)
        choice: dict[str, Any] = {"index": 0, "finish_reason": done.why}
        choice |= {"message": {"role": "assistant", "content": text}} if self.is_chat else {"text": text}
        if self.wants_logprobs:
            choice["logprobs"] = self._logprobs(words)
        kind = "chat.completion" if self.is_chat else "text_completion"
        return self._head(kind) | {"choices": [choice], "usage": usage(done)}

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": self.model}

    def _logprobs(self, words: list[Word]) -> dict[str, Any]:
        known = [(word.text, word.logprob) for word in words if word.logprob is not None]
        if self.is_chat:
            return {"content": [{"token": text, "logprob": value, "top_logprobs": []} for text, value in known]}
        return {"tokens": [text for text, _ in known], "token_logprobs": [value for _, value in known]}


def usage(done: Done) -> dict[str, int]:
    total = done.tokens_in + done.tokens_out
    return {"prompt_tokens": done.tokens_in, "completion_tokens": done.tokens_out, "total_tokens": total}


def error(trouble: Trouble) -> dict[str, Any]:
    kind = "invalid_request_error" if trouble.status < 429 else "server_error"
    return {"error": {"message": trouble.says, "type": kind, "code": trouble.code, "param": None}}
