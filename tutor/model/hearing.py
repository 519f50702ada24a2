"""What a server says while it answers, checked as a stranger's word, and made into pieces that may go on."""

import msgspec

from tutor.engine.stops import Spout, Word
from tutor.errors import ModelBroke
from tutor.model import refusals
from tutor.model.asking import Asked, Piece
from tutor.model.healing import Rest

LONGEST_PIECE = 20_000  # characters


class ChatToken(msgspec.Struct):
    token: str
    logprob: float


class Logprobs(msgspec.Struct):
    content: list[ChatToken] | None = None  # of a conversation
    tokens: list[str] | None = None  # of a text that goes on
    token_logprobs: list[float | None] | None = None

    def pairs(self) -> list[tuple[str, float]]:
        if self.content is not None:
            return [(one.token, one.logprob) for one in self.content]
        told = zip(self.tokens or [], self.token_logprobs or [], strict=False)
        return [(text, value) for text, value in told if value is not None]


class Delta(msgspec.Struct):
    content: str | None = None


class Choice(msgspec.Struct):
    delta: Delta | None = None
    text: str | None = None
    logprobs: Logprobs | None = None
    finish_reason: str | None = None


class Problem(msgspec.Struct):
    message: str = ""
    code: str | int | None = None


class Chunk(msgspec.Struct):
    choices: list[Choice] = []
    error: Problem | None = None


_decode = msgspec.json.Decoder(Chunk).decode


class Listener:
    """Hears one answer. Whatever the server does: nothing past a stop string, never more than was asked for."""

    def __init__(self, asked: Asked, *, begun: str = ""):
        self.most_tokens = asked.most_tokens
        self.rest_of_word = Rest(begun)
        self.spout = Spout(asked.stop)
        self.tokens = 0
        self.has_spoken = False
        self.has_ended = False

    def hear(self, data: bytes) -> Piece | None:
        """What may go on because of this. Raises ModelBroke for rubbish, and the trouble that the server tells of."""
        try:
            chunk = _decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise ModelBroke("rubbish") from None
        if chunk.error:
            raise refusals.of_code(str(chunk.error.code))
        if not chunk.choices:
            return None
        choice = chunk.choices[0]
        text = (choice.delta.content if choice.delta else choice.text) or ""
        if len(text) > LONGEST_PIECE:
            raise ModelBroke("endless piece")
        words = self._words(text, choice.logprobs)
        if choice.finish_reason or self.tokens >= self.most_tokens:
            words += self.spout.rest()
            self.has_ended = True
        self.has_ended = self.has_ended or self.spout.has_stopped or self.rest_of_word.is_another
        return self._piece(words)

    def rest(self) -> Piece | None:
        """The stream ended in order, without a reason."""
        self.has_ended = True
        return self._piece(self.spout.rest())

    def _words(self, text: str, logprobs: Logprobs | None) -> list[Word]:
        pairs: list[tuple[str, float | None]] = [*(logprobs.pairs() if logprobs else [])]
        if "".join(token for token, _ in pairs) != text:
            # Tokens of which a character is only a part are told in other letters than the text.
            pairs = [(text if number == 0 else "", value) for number, (_, value) in enumerate(pairs)] or [(text, None)]
        self.tokens += max(1, len(pairs)) if text else len(pairs)
        told = [(token, self.rest_of_word.of(token), value) for token, value in pairs]
        shown = [(new, value) for token, new, value in told if new or not token]
        return [word for new, value in shown for word in self.spout.push(new, value)]

    def _piece(self, words: list[Word]) -> Piece | None:
        text = "".join(word.text for word in words)
        if not text:
            return None
        self.has_spoken = True
        known = tuple(word.logprob for word in words if word.logprob is not None)
        return Piece(text, known, max(1, len(known)))
