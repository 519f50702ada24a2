"""One example in words: what a model is asked, and what it should say."""

import msgspec

from tutor.model.asking import Asked, Turn


class Told(msgspec.Struct, frozen=True, kw_only=True):
    job: str  # hint, chat, plan or ghost
    part: str  # nudge, explain, example, concept, check, start, refusal, chat, own, plan or ghost
    recipe: str  # which phrasing: family and way
    reply: str
    level: str = ""
    turns: tuple[Turn, ...] = ()
    prefix: str = ""  # of grey text: what stands before it; there are no turns then
    origin: str = ""  # what it was made of, where that is no program


def of(asked: Asked, reply: str, **about: str) -> Told:
    return Told(turns=asked.turns, prefix=asked.prefix, reply=reply, **about)
