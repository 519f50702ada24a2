"""What is said to one request, token by token, until it is over: the same for every back end."""

from tutor.engine.backends.backend import Request, Token, Why
from tutor.engine.backends.words import Detokenizer, Words


class Telling:
    def __init__(self, request: Request, words: Words, context: int):
        if not 0 < len(request.ids) < context:
            raise ValueError(f"{len(request.ids)} tokens do not fit into {context}.")
        self.request = request
        self.words = words
        self.ids, self.forced = words.heal(request.ids) if request.heals else (request.ids, [])
        self.most = max(1, min(request.most_tokens, context - len(self.ids)))
        self.told: list[int] = []
        self.has_ended = False
        self.detokenizer = Detokenizer(words, self.ids, repeats=words.decode(self.forced))

    def hear(self, token: int, logprob: float) -> Token:
        """`token` was chosen next."""
        self.told.append(token)
        why: Why = ""
        if token in self.words.ends:
            why = "stop"
        elif len(self.told) >= self.most:
            why = "length"
        text = "" if why == "stop" else self.detokenizer.push(token)
        if why:
            text += self.detokenizer.rest()
            self.has_ended = True
        return Token(self.request.id, token, text, logprob, bool(why), why)

    def end(self) -> Token:
        """It came to an end without a token that says so."""
        self.has_ended = True
        return Token(self.request.id, min(self.words.ends), self.detokenizer.rest(), 0.0, True, "stop")
