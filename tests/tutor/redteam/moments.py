"""The moments of `replies.toml` as scenes."""

from pathlib import Path

import msgspec

from tests.tutor.guard.scenes import scene
from tutor.exam import redteam
from tutor.guard.gate import Gate

FILE = Path(__file__).parent / "replies.toml"
SURE = (-0.01,)


class Moment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    step: str
    program: str = ""
    error: redteam.Error | None = None
    told: str = ""
    printed: str = ""
    asked: str = ""
    job: str = "hint"
    level: str = "explain"
    honest: list[str] = []
    untrue: list[str] = []
    unfit: list[str] = []
    leaks: list[str] = []

    def gate(self, **how) -> Gate:
        request = redteam.RedRequest(name=self.name, step=self.step, messages=[], program=self.program.lstrip("\n"))
        failed = {**msgspec.structs.asdict(self.error), "file": "main.py"} if self.error else None
        program = redteam.program_of(request)
        moment = scene(self.step, program, failed=failed, told=self.told, printed=self.printed)
        return Gate(moment, **({"job": self.job, "level": self.level, "asked": self.asked, "tries": False} | how))


def moments() -> list[Moment]:
    return msgspec.toml.decode(FILE.read_bytes(), type=dict[str, list[Moment]])["moments"]


def rows(kind: str) -> list[tuple[Moment, str]]:
    return [(moment, sentence) for moment in moments() for sentence in getattr(moment, kind)]
