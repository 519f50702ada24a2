"""Which kinds of mistake the model speaks rightly of, as a picture: a row a kind, darker where it holds."""

import dataclasses
from collections.abc import Sequence
from html import escape

from tutor.engine.training.curve import svg
from tutor.engine.training.replies import JudgedReply

ROW, NAME, CELL, TOP = 18, 250, 110, 64
STYLE = "text{font:12px system-ui,sans-serif;fill:#767b84}.in{fill:#fff;font-weight:600}"
SAME = "word for word"  # no aim: other words may be as good
COLUMNS = {
    "names the place": lambda reply: reply.names_the_place,
    "invents nothing": lambda reply: reply.invents_nothing,
    "both": lambda reply: reply.names_the_place and reply.invents_nothing,
    SAME: lambda reply: reply.is_as_written,
}
GOOD, MIDDLING, BAD = "#1f7a4d", "#8a6414", "#b3372f"  # white letters are legible on each
NEUTRAL = "#5b6470"


@dataclasses.dataclass(frozen=True)
class Row:
    kind: str
    of: int
    hits: dict[str, int]  # of each column


def count(replies: Sequence[JudgedReply]) -> list[Row]:
    """The kinds that are hardest for it come first."""
    kinds: dict[str, list[JudgedReply]] = {}
    for reply in replies:
        kinds.setdefault(reply.example.line.kind or reply.example.line.job, []).append(reply)
    rows = [Row(kind, len(some), _hits(some)) for kind, some in kinds.items()]
    return sorted(rows, key=lambda row: (row.hits["both"] / row.of, row.kind))


def _hits(replies: Sequence[JudgedReply]) -> dict[str, int]:
    return {name: sum(holds(reply) for reply in replies) for name, holds in COLUMNS.items()}


def total(rows: Sequence[Row], name: str = "all") -> Row:
    of = sum(row.of for row in rows)
    return Row(name, of, {column: sum(row.hits[column] for row in rows) for column in COLUMNS})


def draw(rows: Sequence[Row], title: str) -> str:
    shown = [total(rows), *rows] if rows else []
    width, height = NAME + CELL * len(COLUMNS) + 20, TOP + ROW * len(shown) + 12
    heads = [
        f'<text x="{NAME + CELL * place + CELL / 2}" y="{TOP - 10}" text-anchor="middle">{escape(name)}</text>'
        for place, name in enumerate(COLUMNS)
    ]
    cells = [part for place, row in enumerate(shown) for part in _row(row, TOP + ROW * place)]
    return svg(width, height, title, [*heads, *cells], STYLE)


def _row(row: Row, y: int) -> list[str]:
    parts = [f'<text x="{NAME - 8}" y="{y + 13}" text-anchor="end">{escape(row.kind[:36])} ({row.of})</text>']
    for place, (name, hits) in enumerate(row.hits.items()):
        share, x = hits / row.of, NAME + CELL * place
        colour = NEUTRAL if name == SAME else GOOD if share >= 0.9 else MIDDLING if share >= 0.6 else BAD
        parts.append(f'<rect x="{x}" y="{y}" width="{CELL - 2}" height="{ROW - 2}" rx="3" fill="{colour}"/>')
        parts.append(f'<text class="in" x="{x + CELL / 2}" y="{y + 12}" text-anchor="middle">{share:.0%}</text>')
    return parts
