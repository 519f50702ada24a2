"""The learning curve as a picture: legible on light and on dark paper, without a library."""

from collections.abc import Sequence
from html import escape

from tutor.engine.training.loop import Point

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 360, 52, 40, 20, 44
COLOURS = {"loss": "#8a8f98", "valid": "#1d7bd8", "unseen": "#d8611d"}  # each at least 3 to 1 on white and on #111
NAMES = {"loss": "what it learns from", "valid": "new programs, known mistakes", "unseen": "unseen mistakes and shapes"}
SMOOTH = 0.9
STYLE = "text{font:12px system-ui,sans-serif;fill:#767b84}path{fill:none;stroke-width:2}.grid{stroke:#80808040}"


def draw(history: Sequence[Point], title: str) -> str:
    series = {name: _smoothed(name, history) for name in COLOURS}
    series = {name: points for name, points in series.items() if points}
    most_x = max(x for points in series.values() for x, _ in points) or 1.0
    most_y = max(y for points in series.values() for _, y in points) or 1.0
    parts = [*_grid(most_x, most_y), *(_line(name, points, most_x, most_y) for name, points in series.items())]
    parts += _legend(series)
    return svg(WIDTH, HEIGHT, title, parts)


def svg(width: int, height: int, title: str, parts: Sequence[str], style: str = STYLE) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
    named = f'<title>{escape(title)}</title><style>{style}</style><text x="{LEFT}" y="18">{escape(title)}</text>'
    return "\n".join([head, named, *parts, "</svg>", ""])


def _smoothed(name: str, history: Sequence[Point]) -> list[tuple[float, float]]:
    """Each step's own loss jumps: an average that forgets shows where it goes."""
    found: list[tuple[float, float]] = []
    for point in history:
        if name in point:
            value = point[name]
            if name == "loss" and found:
                value = SMOOTH * found[-1][1] + (1 - SMOOTH) * value
            found.append((point["step"], value))
    return found


def _x(step: float, most: float) -> float:
    return round(LEFT + step / most * (WIDTH - LEFT - RIGHT), 1)


def _y(loss: float, most: float) -> float:
    return round(HEIGHT - BOTTOM - loss / most * (HEIGHT - TOP - BOTTOM), 1)


def _line(name: str, points: list[tuple[float, float]], most_x: float, most_y: float) -> str:
    way = " ".join(f"{_x(x, most_x)},{_y(y, most_y)}" for x, y in points)
    return f'<path stroke="{COLOURS[name]}" d="M{way}"/>'


def _grid(most_x: float, most_y: float) -> list[str]:
    parts = []
    for part in range(5):
        y, x = most_y * part / 4, most_x * part / 4
        parts.append(f'<path class="grid" d="M{LEFT},{_y(y, most_y)} H{WIDTH - RIGHT}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{_y(y, most_y) + 4}" text-anchor="end">{y:.2f}</text>')
        parts.append(f'<text x="{_x(x, most_x)}" y="{HEIGHT - 24}" text-anchor="middle">{x:.0f}</text>')
    return [*parts, f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 6}" text-anchor="end">steps; loss by token</text>']


def _legend(series: dict[str, list[tuple[float, float]]]) -> list[str]:
    parts = []
    for row, (name, points) in enumerate(series.items()):
        y = TOP + 14 + 18 * row
        parts.append(f'<path stroke="{COLOURS[name]}" d="M{WIDTH - 330},{y - 4} h24"/>')
        parts.append(f'<text x="{WIDTH - 298}" y="{y}">{escape(NAMES[name])}: {points[-1][1]:.3f}</text>')
    return parts
