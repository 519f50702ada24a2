"""Which of some words was meant by a word that is not quite one of them."""

from collections.abc import Iterable

LONGEST = 40


def nearest(word: str, words: Iterable[str]) -> str:
    """The one that differs by a slip of the fingers, or ""."""
    if len(word) < 2 or len(word) > LONGEST:
        return ""
    allowed = 1 if len(word) <= 4 else 2
    near = [(distance(word.lower(), other.lower(), allowed), other) for other in dict.fromkeys(words) if other != word]
    best = min(
        (found for found in near if found[0] <= allowed),
        default=None,
        key=lambda found: (found[0], abs(len(found[1]) - len(word))),
    )
    if best is None or (len(word) == 2 and len(best[1]) != 2):
        return ""
    return best[1]


def distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, leave out or swap with their neighbour; more than `most` is not counted exactly."""
    if abs(len(one) - len(other)) > most or len(other) > LONGEST:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
