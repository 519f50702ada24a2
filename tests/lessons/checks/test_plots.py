"""Plots through real boxes, and what is wanted of them."""

import pytest

from learn.lessons.checks import plots
from learn.lessons.format import Plotted
from runner.boxes import Trial, try_out

pytestmark = pytest.mark.kernel

PLT = "import matplotlib.pyplot as plt\n"
BIRDS = PLT + 'plt.bar(["Robin", "Wren", "Tit"], [3, 5, 1.5])\n'
LABELLED = BIRDS + 'plt.title("Birds")\nplt.xlabel("who")\nplt.ylabel("how many")\nplt.show()\n'

# fmt: off
SHOWS = [
    (BIRDS, Plotted(kind="bar", names=["wren", "robin"], values=[3, 5, 1.5], least_values=3)),
    (LABELLED, Plotted(kind="bar", title=True, labels=True)),
    (BIRDS + "plt.axhline(3)", Plotted(kind="bar", values=[3, 5, 1.5], most_series=1)),
    (PLT + 'plt.barh(["a", "b"], [3, 5])', Plotted(kind="bar", names=["a", "b"], values=[3, 5])),
    (PLT + "plt.plot([1, 2, 3], [4, 5, 7])\nplt.show()", Plotted(kind="line", values=[4, 5, 7])),
    (PLT + 'plt.plot(["Mon", "Tue"], [4, 5])', Plotted(kind="line", names=["Mon", "Tue"])),
    (PLT + "plt.plot([1, 2], [4, 5], 'o')", Plotted(kind="scatter")),
    (PLT + "plt.scatter([1, 2], [4, 5])", Plotted(kind="scatter", values=[4, 5])),
    (PLT + 'plt.pie([1, 3], labels=["a", "b"])', Plotted(kind="pie", values=[10, 30], names=["a", "b"])),
    (PLT + "plt.hist([1, 1, 2, 3, 3, 3], bins=3)", Plotted(kind="hist", values=[2, 1, 3])),
    (PLT + "one, two = plt.subplots(2)[1]\none.plot([1, 2])\ntwo.bar([1], [2])", Plotted(kind="bar", least_plots=2)),
    (PLT + "plt.plot([1])\nplt.show()\nplt.bar([1], [2])\nplt.show()", Plotted(least_plots=2)),
    (PLT + 'for n, name in enumerate("abc"):\n    plt.bar(name, n)', Plotted(values=[0, 1, 2], most_series=1)),
    ("import pandas as pd\npd.Series([3, 4], ['x', 'y']).plot.bar()", Plotted(kind="bar", names=["x", "y"])),
]
DOES_NOT = [
    (BIRDS, Plotted(kind="line")),
    (BIRDS, Plotted(kind="hist")),
    (BIRDS, Plotted(title=True)),
    (LABELLED.replace("who", ""), Plotted(labels=True)),
    (BIRDS, Plotted(names=["owl"])),
    (BIRDS, Plotted(values=[3, 5])),
    (BIRDS, Plotted(values=[3, 1.5, 5])),
    (BIRDS, Plotted(least_values=4)),
    (BIRDS + 'plt.bar(["Mon", "Tue"], [1, 2])', Plotted(values=[1, 2], most_series=1)),
    (PLT + "plt.bar([1, 2], [3, 4])\nplt.bar([1, 2], [5, 6])", Plotted(least_values=4)),
    (BIRDS, Plotted(least_plots=2)),
    (PLT + "plt.figure()\nplt.show()", Plotted()),
    (PLT + "plt.hist([1, 2, 3])", Plotted(kind="bar")),
    ("print(1)", Plotted()),
]
# fmt: on


@pytest.fixture
def plots_of(kernels):
    def plots_of(program):
        return kernels.do(try_out(kernels, Trial({"main.py": program.encode()}, reads_plots=True)))

    return plots_of


@pytest.mark.some(2)
@pytest.mark.parametrize(("program", "wanted"), SHOWS)
def test_it_shows_what_is_wanted(plots_of, program, wanted):
    seen = plots_of(program)

    assert plots.show(seen.plots, wanted), seen.plots
    assert seen.pictures


@pytest.mark.some(1)
@pytest.mark.parametrize(("program", "wanted"), DOES_NOT)
def test_it_does_not(plots_of, program, wanted):
    assert not plots.show(plots_of(program).plots, wanted)


def test_what_a_program_says_of_its_plots_is_bounded(kernels):
    program = """
import json
from IPython.display import publish_display_data
mime = "application/vnd.buildalong.plots+json"
for told in ("[", "[1]", "[[]]", json.dumps([{"kinds": ["bar"], "series": [[1.0] * 5000] * 50, "title": "x" * 9000}])):
    for each in range(30):
        publish_display_data({mime: told})
"""
    seen = kernels.do(try_out(kernels, Trial({"main.py": program.encode()}, reads_plots=True)))

    assert all(len(plot.title) <= 300 and len(plot.series) <= 20 for plot in seen.plots)
    assert len(seen.plots) <= 20
