"""What is asked of a worker about a model's code, and what it answers."""

import msgspec


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """With a lesson: do the `programs`, each in the place of the entry, pass the stage? Without: what becomes of it?"""

    key: str  # where the answer is waited for
    until: float  # by the clock; later nobody waits
    student: str  # whose turn it is
    entry: str
    texts: dict[str, str]
    lesson: str = ""
    stage: str = ""
    programs: list[str] = []
    answers: list[str] = []  # typed at input(), where it is only run
    seed: int | None = None  # for its chance
    reads: str = ""  # a file that it may write


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    passes: bool = False  # one of the programs, and not the student's own
    outcome: str = ""  # of a program that was run: finished, failed, limit …
    wanted_more: bool = False  # it asked for an answer that nobody gave
    kind: str = ""  # of its error
    message: str = ""
    line: int = 0
    file: str = ""
    printed: str = ""  # the beginning
    read: str = ""  # the text of the file that was asked for
    is_fault: bool = False  # ours

    @property
    def runs(self) -> bool:
        """It came to its end, or to a question."""
        return self.outcome == "finished" or self.wanted_more


def answer_key(token: str) -> str:
    return f"tutor:tried:{token}"
