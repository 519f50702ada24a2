"""What a verb needs of the workers' boxes; whoever has no workers (the exam, a test) gives his own."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

from tutor.guard import leaks, secret, trials
from tutor.guard.trials import Tried
from tutor.scenes import Scene

# Whatever is asked gets one of these in turn: numbers first, as a text may be a number and not the other way round.
ANSWERS = ("3", "7", "2", "yes", "Ada", "no", "5", "rock", "1", "quit")
SEED = 4


class TriesProgram(Protocol):
    def __call__(
        self,
        scene: Scene,
        texts: Mapping[str, str],
        *,
        entry: str = "",
        answers: Sequence[str] = (),
        seed: int | None = None,
        reads: str = "",
        seconds: float = trials.TRYING_SECONDS,
    ) -> Awaitable[Tried]: ...


async def gives_it_away(scene: Scene, code: str) -> bool:
    """Raises NotFoundOut."""
    return await trials.gives_it_away(scene, code, seconds=trials.TRYING_SECONDS)


@dataclasses.dataclass(frozen=True)
class Boxes:
    try_program: TriesProgram = trials.try_program
    gives_it_away: Callable[[Scene, str], Awaitable[bool]] = gives_it_away
    said: tuple[str, ...] = ()  # here before: what is offered counts together with it

    def after(self, said: Sequence[str]) -> "Boxes":
        return dataclasses.replace(self, said=tuple(said))

    async def does_the_same(self, scene: Scene, file: str, old: str, new: str) -> bool:
        """With the same answers and the same chance it shows the same, and ends in the same way. Raises NotFoundOut."""
        seen = [await self.try_program(scene, {file: text}, answers=ANSWERS, seed=SEED) for text in (old, new)]
        before, after = ((tried.outcome, tried.kind, tried.printed, tried.wanted_more) for tried in seen)
        return before == after

    async def is_safe(self, scene: Scene, code: str, *, old: str = "") -> bool:
        """It neither holds lines of the step's solution nor does the step. Raises NotFoundOut.

        What stood in `old` is the student's own: of that nothing is held against it.
        """
        own = set(old.splitlines())
        new = "\n".join(line for line in code.splitlines() if line not in own)
        if await asyncio.to_thread(leaks.leak, secret.of(scene), new, self.said):
            return False
        return not await self.gives_it_away(scene, code)
