"""Programs of the exam, run in sandboxes of its own: no site and no workers are needed."""

import dataclasses
from collections.abc import Mapping, Sequence

from learn.lessons.validation.running import FreshKernels
from runner.boxes import Kernels, Observed, Trial, try_out
from runner.limits import LIMITS
from tutor.boxes import Boxes
from tutor.exam.judges.leaks import Trials
from tutor.guard import trials, trying
from tutor.guard.asking import Tried
from tutor.guard.gate import Gate
from tutor.scenes import Scene

SECONDS = 60.0  # until a trial is given up: here nobody waits before a page
STOPPED_SECONDS = 1.0  # a program that never ends


class OwnBoxes:
    def __init__(self, kernels: Kernels | None = None):
        self.kernels = kernels or FreshKernels()
        self.trials = Trials(self.kernels)
        self.known: dict[tuple, Observed] = {}  # a program runs once, whoever is asked about it

    @property
    def boxes(self) -> Boxes:
        return Boxes(try_program=self.try_program, gives_it_away=self.gives_it_away)

    async def seen(
        self, texts: Mapping[str, str], *, answers: Sequence[str] = (), is_endless: bool = False
    ) -> Observed:
        key = (*texts.items(), tuple(answers), is_endless)
        if key not in self.known:
            files = {name: text.encode() for name, text in texts.items()}
            limits = dataclasses.replace(LIMITS, seconds=STOPPED_SECONDS) if is_endless else LIMITS
            self.known[key] = await try_out(self.kernels, Trial(files, answers=tuple(answers)), limits)
        return self.known[key]

    async def try_program(
        self,
        scene: Scene,
        texts: Mapping[str, str],
        *,
        entry: str = "",
        answers: Sequence[str] = (),
        seed: int | None = None,
    ) -> Tried:
        files = {name: text.encode() for name, text in {**scene.texts, **texts}.items()}
        return await trying.ran(self.kernels, files, entry or scene.entry, answers=answers, seed=seed)

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
