"""Which token comes next, and how sure the model was of it."""

import dataclasses

import torch
from torch import Tensor

from tutor.engine.backends.telling import Telling
from tutor.engine.backends.words import Words


@dataclasses.dataclass
class Sampling:
    """How one request chooses: the likeliest, or by chance from its own seed; and the letters healing still wants."""

    words: Words
    temperature: float
    dice: torch.Generator
    letters: str = ""

    @classmethod
    def of(cls, telling: Telling) -> "Sampling":
        request, words = telling.request, telling.words
        return cls(
            words, request.temperature, torch.Generator().manual_seed(request.seed), words.letters(telling.forced)
        )

    @property
    def is_plain(self) -> bool:
        return not self.letters and self.temperature <= 0

    def pick(self, logits: Tensor) -> tuple[int, float]:
        """Of one place's logits (vocabulary). The logprob is the model's own, whatever the temperature."""
        if self.letters:
            allowed = torch.tensor(self.words.beginning_with(self.letters))
            kept = torch.full_like(logits, -torch.inf)
            kept[allowed] = logits[allowed]
            logits = kept
        logprobs = logits.log_softmax(-1)
        if self.temperature <= 0:
            token = int(logprobs.argmax())
        else:
            chances = (logits / self.temperature).softmax(-1)
            token = int(torch.multinomial(chances.cpu(), 1, generator=self.dice))
        self._consume(token)
        return token, float(logprobs[token])

    def _consume(self, token: int) -> None:
        if self.letters:
            self.letters = self.letters[len(self.words.letters([token])) :]


def pick_all(logits: Tensor, choices: list[Sampling]) -> list[tuple[int, float]]:
    """Of the logits (requests, vocabulary), one row for each choice."""
    logits = logits.float()
    likeliest, tokens = logits.max(-1)
    logprobs = (likeliest - logits.logsumexp(-1)).tolist()
    picked = zip(choices, logits, tokens.tolist(), logprobs, strict=True)
    return [(token, sure) if choice.is_plain else choice.pick(row) for choice, row, token, sure in picked]
