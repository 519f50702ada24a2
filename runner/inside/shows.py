"""What a program shows besides text: figures, tables, pictures."""

import sys

from IPython.display import display

SHOWN_AT_THE_END = ("_repr_html_", "_repr_png_", "_repr_jpeg_", "_repr_svg_", "_repr_mimebundle_")


def show_if_rich(value):
    """The last line of a program shows itself if it is a table or a picture, and is silent otherwise."""
    if value is None or isinstance(value, type):
        return
    if is_figure(value):
        return  # an open figure is shown with the others
    if any(callable(getattr(type(value), name, None)) for name in SHOWN_AT_THE_END):
        display(value)


def is_figure(value):
    matplotlib = sys.modules.get("matplotlib.figure")
    return matplotlib is not None and isinstance(value, matplotlib.Figure)


def show_open_figures():
    """A plot nobody showed is shown at the end: `plt.show()` is easily forgotten."""
    plots = sys.modules.get("buildalong_inside.plots")
    if plots is not None:
        plots.show()


def finish_drawing():
    """What a turtle drew and nobody asked to see is seen at the end."""
    loaded = sys.modules.get("buildalong_inside.turtle_pad")
    if loaded is not None:
        loaded.finish()
