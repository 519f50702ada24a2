"""The table: programs as students write them, each with what must be said to it. README.md says how to add one."""

import dataclasses
import re
from pathlib import Path

HERE = Path(__file__).parent
TABLE, UNSEEN = HERE / "table", HERE / "unseen"
HEADER = re.compile(r"# (?:──|--) (.*)")
PLACE = re.compile(r"(?:line (\d+)(?: of (\S+))?|no line)(?:: (.*))?")


@dataclasses.dataclass
class Program:
    tag: str  # "" where nothing must be found
    number: int  # in its file, from 1
    line: int = 0  # 0: no place
    file: str = "main.py"
    words: list[str] = dataclasses.field(default_factory=list)  # each is in the sentence
    answers: list[str] = dataclasses.field(default_factory=list)
    needs: list[str] = dataclasses.field(default_factory=list)  # modules that only the learners' Python has
    is_unseen: bool = False  # not looked at while the rules were written
    is_stopped: bool = False  # it never ends: it is stopped as the clock does
    files: dict[str, str] = dataclasses.field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{'unseen-' if self.is_unseen else ''}{self.tag or 'nothing'}-{self.number}"

    @property
    def given(self) -> dict[str, bytes]:
        return {name: text.encode() for name, text in self.files.items()}


def table(folder: Path = TABLE) -> list[Program]:
    return [program for path in sorted(folder.glob("*.txt")) for program in read(path)]


def read(path: Path) -> list[Program]:
    """The programs of one tag, which is the file's name."""
    tag = "" if path.stem == "nothing" else path.stem
    programs: list[Program] = []
    name = "main.py"
    for line in path.read_text(encoding="utf-8").split("\n"):
        header = HEADER.fullmatch(line)
        if header is None:
            if programs:
                files = programs[-1].files
                files[name] = files.get(name, "") + line + "\n"
            continue
        what = header[1]
        if what == "nothing" or PLACE.fullmatch(what):
            name = "main.py"
            programs.append(started(tag, len(programs) + 1, what))
        elif what.startswith("file "):
            name = what.removeprefix("file ")
        else:
            note(programs[-1], what)
    for program in programs:
        program.is_unseen = path.parent == UNSEEN
        program.files = {name: text.rstrip("\n") + "\n" for name, text in program.files.items()}
    return programs


def started(tag: str, number: int, what: str) -> Program:
    if what == "nothing":
        return Program("", number)
    place = PLACE.fullmatch(what)
    assert place is not None
    words = [word.strip() for word in (place[3] or "").split(", ")]
    return Program(tag, number, int(place[1] or 0), place[2] or "main.py", [word for word in words if word])


def note(program: Program, what: str) -> None:
    if what.startswith("answers:"):
        program.answers = [answer.strip() for answer in what.removeprefix("answers:").split("|")]
    elif what.startswith("needs "):
        program.needs = what.removeprefix("needs ").split(", ")
    elif what == "stopped":
        program.is_stopped = True
    else:
        raise ValueError(f"{program.name}: what does the header “{what}” mean?")
