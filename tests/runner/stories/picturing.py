"""Programs that show pictures, plots and tables."""

from tests.runner.stories.story import Programs, failed, like

PROGRAMS = Programs()
program = PROGRAMS.add

PLOT = "import matplotlib.pyplot as plt\n"
program(
    "a plot, described",
    PLOT + "plt.plot([1, 4, 9])\nplt.title('Squares')\nplt.xlabel('n')\nplt.show()\nprint('after')",
    ("picture", like("Plot. Title: Squares. A line of 3 points from 1 to 9. Across: n, from .*")),
    "after\n",
    "finished",
)
program(
    "two figures, never shown",
    PLOT + "plt.plot([1])\nplt.figure()\nplt.bar(['a', 'b'], [1, 2])",
    ("picture", like(".*")),
    ("picture", like(".*2 bars \\(a, b\\) of 1, 2.*")),
    "finished",
)
program(
    "a figure as the last line is shown once",
    PLOT + "fig, ax = plt.subplots()\nax.plot([1, 2])\nfig",
    ("picture", like(".*")),
    "finished",
)
program(
    "matplotlib by a helper",
    "import charts\ncharts.draw()",
    ("picture", like(".*")),
    "finished",
    charts__py=PLOT + "def draw():\n    plt.scatter([1, 2], [3, 4])\n    plt.show()\n",
)
program(
    "a plot before the error",
    PLOT + "plt.plot([1])\nplt.show()\n1 / 0",
    ("picture", like(".*")),
    failed("ZeroDivisionError", "division by zero", 4),
    "failed",
)
TABLE = "import pandas as pd\ntable = pd.DataFrame({'a': [1, 2]})\n"
program(
    "a table as the last line",
    TABLE + "table",
    ("html", like("<div>.*<td>2</td>.*|.*<table>.*<td>2</td>.*")),
    "finished",
)
program("a printed table", TABLE + "print(table)", "   a\n0  1\n1  2\n", "finished")
program(
    "a displayed table in the middle",
    TABLE + "from IPython.display import display\ndisplay(table)\nprint('after')",
    ("html", like(".*")),
    "after\n",
    "finished",
)
program(
    "a series, statistics, a group",
    TABLE + "print(table['a'].mean(), table.groupby('a').size().to_dict())",
    "1.5 {1: 1, 2: 1}\n",
    "finished",
)
PILLOW = "from PIL import Image\npicture = Image.new('RGB', (4, 4), 'red')\n"
program("a picture, shown", PILLOW + "picture.show()", ("picture", ""), "finished")
program("a picture as the last line", PILLOW + "picture", ("picture", ""), "finished")
program(
    "HTML is cleaned",
    "from IPython.display import HTML, display\ndisplay(HTML('<b onclick=x>hi</b><script>alert(1)</script>'))",
    ("html", "<b>hi</b>"),
    "finished",
)
program("an array", "import numpy as np\nprint(np.arange(4).reshape(2, 2) * 2)", "[[0 2]\n [4 6]]\n", "finished")
program(
    "output that is cleared",
    "from IPython.display import clear_output\nprint('old')\nclear_output()\nprint('new')",
    "old\nnew\n",
    "finished",
)
