"""Memory of a tree of processes, in MB. Shared pages are counted once (PSS), as the machine does."""

import psutil

MB = 1_000_000


def of_tree(root: int) -> tuple[float, dict[str, float], list[float]]:
    """All of it but the sandboxes; each part of the site; each warm kernel."""
    parts: dict[str, float] = {}
    kernels: dict[int, float] = {}
    for process in [psutil.Process(root), *psutil.Process(root).children(recursive=True)]:
        try:
            size, words = process.memory_full_info().pss / MB, process.cmdline()
        except psutil.Error:
            continue
        box = box_of(process)
        if box:
            kernels[box] = kernels.get(box, 0) + size
        else:
            name = part_of(words)
            parts[name] = parts.get(name, 0) + size
    return sum(parts.values()), parts, sorted(kernels.values())


def box_of(process: psutil.Process) -> int:
    """The sandbox a process belongs to, or 0."""
    for one in [process, *process.parents()]:
        if "--seccomp" in one.cmdline():
            outer = one.parent()
            return outer.pid if outer and "--seccomp" in outer.cmdline() else one.pid
    return 0


def part_of(words: list[str]) -> str:
    line = " ".join(words)
    marks = {"runs": "-Q runs", "chores": "-Q chores", "web": "learn.site.web", "engine": "valkey"}
    for name, mark in {**marks, "model": "tutor.engine"}.items():
        if mark in line:
            return name
    return "supervisor"
