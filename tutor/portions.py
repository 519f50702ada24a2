"""How much of what a model says is said: a few sentences, and the question at their end."""

from collections.abc import AsyncGenerator, AsyncIterator

from tutor import looks
from tutor.guard import openings

MOST_PASSED_OVER = 2  # sentences

Heard = tuple[str, tuple[float, ...]]  # a sentence, and how sure each of its tokens was


async def portion(sentences: AsyncIterator[Heard], most: int, *, asks_last: bool = False) -> AsyncGenerator[Heard]:
    """The first `most`. `asks_last`: the last place is kept for a question, and one that only points takes none."""
    told = passed_over = 0
    has_pointed = has_asked = False
    held: Heard | None = None
    async for heard in sentences:
        if held:
            passed_over += 1
            is_question = openings.asks(heard[0]) and not looks.leans(heard[0])
            if is_question or passed_over == MOST_PASSED_OVER:
                yield heard if is_question else held
                return
            continue
        if asks_last and not has_pointed and openings.is_opening(heard[0]):
            has_pointed = True
            yield heard
            continue
        told += 1
        has_asked |= openings.asks(heard[0])
        if asks_last and told == most and not has_asked:
            held = heard
            continue
        yield heard
        if told >= most:
            return
    if held:
        yield held
