"""What the plots of a program show, as its process tells it: a stranger's word, checked and bounded."""

import msgspec

from runner.untrusted.outputs import clean_text

MIME = "application/vnd.buildalong.plots+json"
MOST_PLOTS = 40
MOST_CHARS = 200_000  # of one figure's description
MOST_SERIES, MOST_NUMBERS, MOST_WORDS = 20, 500, 100


class Plot(msgspec.Struct, frozen=True):
    """One set of axes of a figure, as matplotlib had it."""

    kinds: list[str] = []  # "bar", "barh", "line", "scatter", "pie", "hist", "other"
    title: str = ""
    x_label: str = ""
    y_label: str = ""
    x_names: list[str] = []  # the words along the axis
    series: list[list[float]] = []  # heights of bars, y of lines and dots, sizes of slices
    legend: list[str] = []


def plots_of(told: str) -> list[Plot]:
    """One figure's; of what makes no sense, none."""
    try:
        plots = msgspec.json.decode(told[:MOST_CHARS], type=list[Plot])
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return []
    return [bounded(plot) for plot in plots[:MOST_PLOTS]]


def bounded(plot: Plot) -> Plot:
    return Plot(
        kinds=words(plot.kinds),
        title=clean_text(plot.title)[:300],
        x_label=clean_text(plot.x_label)[:300],
        y_label=clean_text(plot.y_label)[:300],
        x_names=words(plot.x_names),
        series=[numbers[:MOST_NUMBERS] for numbers in plot.series[:MOST_SERIES]],
        legend=words(plot.legend),
    )


def words(texts: list[str]) -> list[str]:
    return [clean_text(text)[:100] for text in texts[:MOST_WORDS]]
