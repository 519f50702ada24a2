"""As much of a file as fits: its first lines and those around one, numbered; what is left out lies in its middle."""

from runner.diagnosis.sources import lines_in
from tutor.cleaning import clean

MOST_LINE = 160  # characters
HEAD = 6  # lines from the beginning, where most names get their values


def window(text: str, line: int = 0, *, most: int) -> str:
    """`line`: the one that matters, from 1; 0: the last."""
    lines = [f"{number:>3} {clean(each, MOST_LINE)}" for number, each in enumerate(lines_in(text), 1)]
    if not lines or len("\n".join(lines)) <= most:
        return "\n".join(lines)
    kept = _nearest(lines, min(max(1, line or len(lines)), len(lines)), most)
    shown, before = [], 0
    for number in sorted(kept):
        if number != before + 1:
            shown.append(f"… lines {before + 1} to {number - 1} are left out …")
        shown.append(lines[number - 1])
        before = number
    if before < len(lines):
        shown.append(f"… lines {before + 1} to {len(lines)} are left out …")
    return "\n".join(shown)


def _nearest(lines: list[str], line: int, most: int) -> set[int]:
    """Numbers of lines, the one that matters first, then its neighbours and the head in turn."""
    head = iter(range(1, min(HEAD, len(lines)) + 1))
    kept: set[int] = set()
    left = most - 100  # for the words about what is left out
    for distance in range(len(lines)):
        for number in {line - distance, line + distance, next(head, line)}:
            if 1 <= number <= len(lines) and number not in kept:
                left -= len(lines[number - 1]) + 1
                if left < 0 and kept:
                    return kept
                kept.add(number)
    return kept
