"""How much a learner's program may use: seconds, bytes, processes."""

import dataclasses

MIB = 1024 * 1024


@dataclasses.dataclass(frozen=True)
class Limits:
    # Time
    seconds: float = 30  # of the program's own time; waiting for input() is not counted
    starved_seconds: float = 0  # more than `seconds`, while others have the processors
    waiting_seconds: float = 30 * 60  # in all, waiting for input(); and of a program that draws
    drawing_share: float = 0.25  # of its time, that a program that draws may compute beyond `seconds`
    grace_seconds: float = 1.5  # between asking a program to stop and ending it

    # Output
    shown_chars: int = 200_000  # kept and shown; the rest is counted and dropped
    printed_chars: int = 20_000_000  # past this the program is stopped
    rich_events: int = 500  # pictures, tables, updates of them
    rich_bytes: int = 8 * MIB  # of pictures and tables together
    message_bytes: int = 4 * MIB  # one kernel message
    messages: int = 100_000

    # Inside the sandbox
    memory_bytes: int = 512 * MIB  # of all its processes together
    data_bytes: int = 450 * MIB  # of one process: gives a friendly MemoryError
    address_bytes: int = 2048 * MIB
    processes: int = 64
    open_files: int = 256
    file_bytes: int = 32 * MIB  # one file while it runs
    disk_bytes: int = 64 * MIB  # all files while it runs
    disk_files: int = 4096

    # Of a project, in and out
    project_files: int = 40
    project_bytes: int = 8 * MIB
    project_file_bytes: int = 2 * MIB
    project_text_bytes: int = 1 * MIB


LIMITS = Limits()
