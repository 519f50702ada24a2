"""Programs of the exam, run in sandboxes of its own: no site and no workers are needed."""

from collections.abc import Mapping, Sequence

from learn.lessons.validation.running import FreshKernels
from runner.boxes import Observed, Trial, try_out
from tutor.boxes import Boxes
from tutor.exam.judges.leaks import Trials
from tutor.guard import trials, trying
from tutor.guard.asking import Tried
from tutor.guard.gate import Gate
from tutor.scenes import Scene
from tutor.training.running import IN_A_BOX, ProgramToRun, boxed

SECONDS = 60.0  # until a trial is given up: here nobody waits before a page


class OwnBoxes:
    def __init__(self) -> None:
        self.kernels = FreshKernels()
        self.trials = Trials(self.kernels)
        self.known: dict[ProgramToRun, Scene] = {}

    @property
    def boxes(self) -> Boxes:
        return Boxes(try_program=self.try_program, gives_it_away=self.gives_it_away)

    async def seen(self, texts: Mapping[str, str]) -> Observed:
        files = {name: text.encode() for name, text in texts.items()}
        return await try_out(self.kernels, Trial(files))

    async def scenes(self, programs: Sequence[ProgramToRun]) -> list[Scene]:
        """Each run to its end, or stopped where it has none; hundreds in one box, and each once."""
        missing = [each for each in dict.fromkeys(programs) if each not in self.known]
        for at in range(0, len(missing), IN_A_BOX):
            some = missing[at : at + IN_A_BOX]
            for asked, seen in zip(some, await boxed(self.kernels, some), strict=True):
                self.known[asked] = seen.scene(asked.source, asked.beside)
        return [self.known[each] for each in programs]

    async def try_program(
        self,
        scene: Scene,
        texts: Mapping[str, str],
        *,
        entry: str = "",
        answers: Sequence[str] = (),
        seed: int | None = None,
        reads: str = "",
        seconds: float = SECONDS,
    ) -> Tried:
        files = {name: text.encode() for name, text in {**scene.texts, **texts}.items()}
        return await trying.ran(self.kernels, files, entry or scene.entry, answers=answers, seed=seed, reads=reads)

    async def gives_it_away(self, scene: Scene, code: str, *, before: str = "") -> bool:
        """As `guard.trials` asks it of a worker; also at steps that no student is ever at."""
        work = trials.work_of(scene, code, before=before, seconds=SECONDS)
        if work is None or scene.standing is None:
            return False
        files = trying.given(scene.standing.lesson, scene.standing.stage)
        own = {name: text.encode() for name, text in scene.texts.items()}
        return (await trying.passing(work, self.kernels, files | own, scene.standing.stage)).passes


class OwnGate(Gate):
    """The gate, with trials in our own boxes."""

    def __init__(self, own: OwnBoxes, scene: Scene, **more):
        super().__init__(scene, **more)
        self.own = own

    async def gives_away(self, code: str, before: str) -> bool:
        return await self.own.gives_it_away(self.scene, code, before=before)
