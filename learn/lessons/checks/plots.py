"""Does a plot show what is wanted?"""

import math
from collections.abc import Sequence

from learn.lessons.format import Plotted
from runner.boxes import Plot

KINDS = {"bar": {"bar", "barh"}, "line": {"line"}, "scatter": {"scatter"}, "pie": {"pie"}, "hist": {"hist"}}


def show(plots: Sequence[Plot], wanted: Plotted) -> bool:
    """One of the plots has all of it, and there are enough of them."""
    shown = [plot for plot in plots if plot.kinds]
    return len(shown) >= wanted.least_plots and any(has(plot, wanted) for plot in shown)


def has(plot: Plot, wanted: Plotted) -> bool:
    return (
        (wanted.kind == "any" or bool(KINDS[wanted.kind] & set(plot.kinds)))
        and (not wanted.title or bool(plot.title.strip()))
        and (not wanted.labels or bool(plot.x_label.strip() and plot.y_label.strip()))
        and set(map(folded, wanted.names)) <= set(map(folded, plot.x_names))
        and (len(plot.kinds) > 1 or are_one_by_one(plot) or len(plot.series) <= wanted.most_series)
        and any(len(numbers) >= wanted.least_values for numbers in series_of(plot) or [[]])
        and (not wanted.values or any(are_alike(numbers, wanted.values, plot) for numbers in series_of(plot)))
    )


def series_of(plot: Plot) -> list[list[float]]:
    """Bars that were drawn one by one, in a loop, are one series too."""
    if are_one_by_one(plot):
        return [*plot.series, [number for numbers in plot.series for number in numbers]]
    return plot.series


def are_one_by_one(plot: Plot) -> bool:
    return len(plot.series) > 1 and all(len(numbers) == 1 for numbers in plot.series)


def are_alike(numbers: list[float], wanted: list[float], plot: Plot) -> bool:
    """Of a pie only the shares can be seen."""
    if len(numbers) != len(wanted):
        return False
    whole, wanted_whole = sum(numbers), sum(wanted)
    if "pie" in plot.kinds and whole and wanted_whole:
        numbers = [number / whole for number in numbers]
        wanted = [number / wanted_whole for number in wanted]
    return all(math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9) for a, b in zip(numbers, wanted, strict=True))


def folded(name: str) -> str:
    return " ".join(name.casefold().split())
