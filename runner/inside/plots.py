"""Matplotlib's way to the student: each figure as a picture with a description in words."""

import io
import json

from buildalong_inside import trial
from buildalong_inside.axes import described, remember
from IPython.display import publish_display_data
from matplotlib._pylab_helpers import Gcf
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas

__all__ = ["FigureCanvas", "FigureManager", "show"]

MIME = "application/vnd.buildalong.plots+json"
SHARPNESS = 2  # device pixels for a CSS pixel, so that text stays crisp


if trial.reads_plots:
    remember()


class FigureManager(FigureManagerBase):
    def show(self):
        publish(self.canvas.figure)


def show(*, block=None):
    """Publish every open figure, in order, and close it."""
    for manager in list(Gcf.get_all_fig_managers()):
        publish(manager.canvas.figure)
        Gcf.destroy(manager)


def publish(figure):
    if not figure.axes and not figure.get_children()[1:]:
        return
    picture = io.BytesIO()
    width, height = (round(inches * 100) for inches in figure.get_size_inches())
    figure.savefig(picture, format="png", dpi=100 * SHARPNESS)
    about = {"width": width, "height": height, "alt": in_words(figure)}
    publish_display_data({"image/png": picture.getvalue()}, metadata={"image/png": about})
    if trial.reads_plots:
        publish_display_data({MIME: json.dumps(described(figure))})


def in_words(figure):
    """For those who cannot see it: what kind of plot, of what, from where to where."""
    try:
        parts = [axes_in_words(axes) for axes in figure.axes[:4]]
    except Exception:
        parts = []
    return "Plot. " + " ".join(part for part in parts if part)


def axes_in_words(axes):
    said = []
    if axes.get_title():
        said.append(f"Title: {axes.get_title()}.")
    said += kinds(axes)
    for name, label, ticks in (
        ("Across", axes.get_xlabel(), axes.get_xlim()),
        ("Up", axes.get_ylabel(), axes.get_ylim()),
    ):
        said.append(f"{name}: {label or 'no label'}, from {ticks[0]:.4g} to {ticks[1]:.4g}.")
    return " ".join(said)


def kinds(axes):
    said = []
    bars = [bar for container in axes.containers for bar in getattr(container, "patches", [])]
    if bars:
        heights = ", ".join(f"{bar.get_height():.4g}" for bar in bars[:12])
        names = ", ".join(t.get_text() for t in axes.get_xticklabels()[:12] if t.get_text())
        said.append(f"{len(bars)} bars ({names}) of {heights}.")
    lines = [line for line in axes.lines if len(line.get_ydata())]
    for line in lines[:5]:
        ys = [float(y) for y in line.get_ydata()]
        said.append(f"A line of {len(ys)} points from {ys[0]:.4g} to {ys[-1]:.4g}.")
    if axes.collections and not bars:
        said.append(f"{len(axes.collections)} group(s) of points.")
    if axes.patches and not bars:
        said.append(f"{len(axes.patches)} shapes.")
    return said
