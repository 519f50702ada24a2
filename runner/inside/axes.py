"""What a plot shows, as data for a check: kinds, words and numbers of each set of axes."""

import math

MOST_AXES, MOST_SERIES, MOST_NUMBERS, MOST_WORDS = 10, 20, 500, 100


def described(figure):
    try:
        return [of_axes(axes) for axes in figure.axes[:MOST_AXES]]
    except Exception:
        return []  # not the program's fault, and no reason to end it


def of_axes(axes):
    told = {"kinds": [], "series": [], "x_names": []}
    add_bars(axes, told)
    add_pie(axes, told)
    add_lines(axes, told)
    add_dots(axes, told)
    if not told["kinds"] and (axes.patches or axes.collections or axes.images):
        told["kinds"].append("other")
    is_flat = "barh" in told["kinds"]
    ticks = axes.get_yticklabels() if is_flat else axes.get_xticklabels()
    legend = axes.get_legend()
    return {
        "kinds": list(dict.fromkeys(told["kinds"])),
        "title": " ".join(axes.get_title(loc=place) for place in ("left", "center", "right")).strip()[:300],
        "x_label": axes.get_xlabel()[:300],
        "y_label": axes.get_ylabel()[:300],
        "x_names": words(told["x_names"] or ticks),
        "series": told["series"][:MOST_SERIES],
        "legend": words(legend.get_texts()) if legend else [],
    }


def add_bars(axes, told):
    for bars in axes.containers:
        if type(bars).__name__ == "BarContainer":
            is_flat = bars.orientation == "horizontal"
            told["kinds"].append("hist" if id(bars) in counted else "barh" if is_flat else "bar")
            told["series"].append(numbers(bar.get_width() if is_flat else bar.get_height() for bar in bars.patches))


def add_pie(axes, told):
    slices = [patch for patch in axes.patches if type(patch).__name__ == "Wedge"]
    if slices:
        told["kinds"].append("pie")
        told["series"].append(numbers(sizes.get(id(axes)) or (each.theta2 - each.theta1 for each in slices)))
        told["x_names"] = [each.get_label() for each in slices if not each.get_label().startswith("_")]


def add_lines(axes, told):
    for line in axes.lines:
        heights = numbers(line.get_ydata())
        if heights:
            is_dotted = line.get_linestyle() in ("None", " ", "") and line.get_marker() not in ("None", None, "")
            told["kinds"].append("scatter" if is_dotted else "line")
            told["series"].append(heights)


def add_dots(axes, told):
    for dots in axes.collections:
        if type(dots).__name__ == "PathCollection" and len(dots.get_offsets()):
            told["kinds"].append("scatter")
            told["series"].append(numbers(dots.get_offsets()[:, 1]))


def numbers(values):
    """Those that are numbers at all."""
    found = []
    for value in values:
        value = float(value)
        if math.isfinite(value):
            found.append(value)
        if len(found) == MOST_NUMBERS:
            break
    return found


def words(texts):
    told = [text if isinstance(text, str) else text.get_text() for text in list(texts)[:MOST_WORDS]]
    return [text[:100] for text in told if text.strip()]


counted = {}  # containers of bars that hist() made
sizes = {}  # of the slices of a pie, by its axes, as they were given


def remember():
    """A histogram's bars look like any others, and a pie forgets its numbers: so both are noted as they are made."""
    from matplotlib.axes import Axes as owner

    hist, pie = owner.hist, owner.pie

    def hist_and_note(self, *arguments, **options):
        result = hist(self, *arguments, **options)
        for bars in result[2] if isinstance(result[2], list) else [result[2]]:
            counted[id(bars)] = bars
        return result

    def pie_and_note(self, x, *arguments, **options):
        result = pie(self, x, *arguments, **options)
        sizes[id(self)] = list(x)
        return result

    owner.hist, owner.pie = hist_and_note, pie_and_note
