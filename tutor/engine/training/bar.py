"""How far the training is, for whoever sits at a terminal; a line now and then where nobody does."""

import dataclasses
import sys
from time import monotonic
from typing import TextIO

from tutor.engine.training.loop import Point

WIDTH = 30
LOOKS_BACK = 20  # steps, over which the speed is averaged


@dataclasses.dataclass
class Bar:
    steps: int
    limit: float  # tokens a second that arithmetic would allow
    out: TextIO = dataclasses.field(default_factory=lambda: sys.stderr)

    def __post_init__(self) -> None:
        self.speeds: list[float] = []
        self.marks: list[float] = [monotonic()]

    def told(self, *, step: int, point: Point, speed: float) -> None:
        self.speeds = [*self.speeds[1 - LOOKS_BACK :], speed]
        self.marks = [*self.marks[-LOOKS_BACK:], monotonic()]
        has_looked = "valid" in point or (step % 10 == 0 and not self.out.isatty())
        if self.out.isatty():
            self.out.write(f"\r{self.line(step, point)}\x1b[K{chr(10) if has_looked else ''}")
        elif has_looked:
            self.out.write(f"{self.line(step, point)}\n")
        self.out.flush()

    def line(self, step: int, point: Point) -> str:
        full = WIDTH * step // self.steps
        losses = ", ".join(f"{name} {value:.3f}" for name, value in point.items() if name != "step")
        speed = sum(self.speeds) / len(self.speeds)
        return (
            f"{'█' * full}{'░' * (WIDTH - full)} {step}/{self.steps}, {self.left(step)} left, "
            f"{speed:.0f} of {self.limit:.0f} tokens/s; {losses}"
        )

    def left(self, step: int) -> str:
        each = (self.marks[-1] - self.marks[0]) / (len(self.marks) - 1)
        minutes, seconds = divmod(round(each * (self.steps - step)), 60)
        return f"{minutes}:{seconds:02} min"
