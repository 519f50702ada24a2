"""How far the server is: converting, loading, warming, ready; or why not."""

import dataclasses
from typing import Literal

Stage = Literal["converting", "loading", "warming", "ready", "away"]


@dataclasses.dataclass
class Readiness:
    """Written by the inference thread alone, read by whoever asks after it."""

    stage: Stage = "loading"
    progress: float = 0.0  # 0 to 1 of the stage
    says: str = ""  # a sentence, where the stage is "away"
    name: str = ""
    digest: str = ""
    backend: str = ""
    context: int = 0  # tokens
    fills_in_the_middle: bool = False
    form: int = 0  # of the prompts that the model was trained for
    slots: int = 0  # answers that are made at once

    @property
    def is_ready(self) -> bool:
        return self.stage == "ready"

    def reach(self, stage: Stage, progress: float = 0.0, says: str = "") -> None:
        self.stage, self.progress, self.says = stage, progress, says
