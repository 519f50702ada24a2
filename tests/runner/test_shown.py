"""Pictures and HTML as a real kernel shows them: in their place, with their size, and also large."""

import pytest

from runner.messages import Html, Picture

pytestmark = pytest.mark.kernel
PLOT = "import matplotlib.pyplot as plt\n"


def test_a_display_with_a_name_takes_its_own_place(kernels):
    ran = kernels.run(
        "from IPython.display import HTML, display\n"
        "first = display(HTML('<b>1</b>'), display_id=True)\n"
        "display(HTML('<i>between</i>'))\n"
        "first.update(HTML('<b>2</b>'))\n"
    )

    first, between, second = ran.all(Html)
    assert first.slot == second.slot != 0
    assert between.slot == 0
    assert (first.html, second.html) == ("<b>1</b>", "<b>2</b>")


def test_a_plot_says_its_size_and_what_it_shows(kernels):
    ran = kernels.run(PLOT + "plt.figure(figsize=(4, 3))\nplt.plot([3, 5], label='growth')\nplt.legend()\n")

    (picture,) = ran.all(Picture)
    assert (picture.width, picture.height, picture.mime) == (400, 300, "image/png")
    assert "2 points from 3 to 5" in picture.alt


def test_the_last_thing_shown_may_be_large(kernels):
    """The library that sends large messages must not take the program's end for its own."""
    ran = kernels.run(
        "import atexit\nfrom IPython.display import HTML, display\n"
        "show = lambda letter: display(HTML('<p>' + letter * 200_000 + '</p>'))\n"
        "show('y')\natexit.register(show, 'z')\n"
    )
    assert [event.html[3] for event in ran.all(Html)] == ["y", "z"]
    assert ran.printed == ""
