"""Pictures of a few lines that a page would draw for minutes, and pictures as people make them."""

import time

import pytest

from runner.untrusted.vectors import MOST_SHAPES, is_light, weight_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'
LONG = "M0 0" + "L 123.4 567.8" * 10_000
DOT = '<g id="g0"><rect width="9" height="9"/></g>'


def tower(level: str, *, levels: int = 9) -> str:
    """Each level refers to the one below ten times."""
    return DOT + "".join(f'<g id="g{n}">{level.format(below=n - 1) * 10}</g>' for n in range(1, levels + 1))


@pytest.mark.parametrize(
    "inside",
    [
        tower('<use href="#g{below}"/>'),
        tower('<use xlink:href=" #g{below} "/>'),
        tower('<rect fill="url(#g{below})"/>'),
        tower("<rect style='mask: url(\"#g{below}\")'/>"),
        DOT + "".join(f'<g id="g{n}"><use href="#g{n - 1}"/></g>' for n in range(1, 5_000)),
        "<rect/>" * (MOST_SHAPES + 1),
        "<filter>" + "<feTurbulence/>" * 100 + "</filter>",
        "<g>" * 500,
        "<text>&undeclared;</text>",
        tower('<use href="#%67{below}"/>'),
        tower(r'<rect fill="url(\23 g{below})"/>'),
        f'<path id="p" d="{LONG}"/>' + '<use href="#p"/>' * 300,
        f'<polyline id="p" points="{LONG[1:]}"/>' + '<use href="#p"/>' * 300,
        f'<text id="p">{"Wide words " * 2_000}</text>' + '<use href="#p"/>' * 500,
        '<path stroke-dasharray="0.01" d="M0 0H800V800H0Z"/>' * 200,
        '<g style="stroke-dasharray: 1 .5">' + '<path transform="scale(.001)" d="M0 0H2e5V2e5H0Z"/>' * 100 + "</g>",
        '<path stroke-dasharray="1" pathLength="1e9" d="M0 0H9"/>',
        '<rect width="800" height="800"><set attributeName="stroke-dasharray" to="1e-4"/></rect>' * 100,
        "<style>rect{stroke-dasharray:.01}</style>" + "<rect/>" * 100,
        '<filter id="f">' + "<feOffset/>" * 20 + "</filter>" + '<rect filter="url(#f)"/>' * 300,
        '<rect filter="blur(90px)"/>' * 400,
        '<g style="filter: drop-shadow (1px 1px 90px red)"/>' * 400,
        '<g style="filter: bl\\75r(90px)"/>' * 400,
        '<rect style="mix-blend-mode: color-dodge"/>' * 5_000,
        "<style>rect{filter:blur(90px)}</style>" + "<rect/>" * 400,
        "<style>rect{fil<!-- -->ter:blur(90px)}</style>" + "<rect/>" * 400,
        "<style>rect{fi\\6cter:blur(90px)}</style>" + "<rect/>" * 400,
        "<?xml-stylesheet href='data:text/css,*{filter:blur(90px)}'?>" + "<rect/>" * 400,
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>' * 100,
    ],
)
def test_what_would_never_be_drawn_is_known_at_once(inside):
    began = time.thread_time()
    assert not is_light((SVG % inside).encode())
    assert time.thread_time() - began < 1


def test_entities_that_grow_are_not_read():
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    assert not is_light(f'<!DOCTYPE svg [<!ENTITY e0 "ha">{declared}]>{SVG % "<text>&e8;</text>"}'.encode())


@pytest.mark.parametrize(
    "inside",
    [
        "",
        tower('<use href="#g{below}"/>', levels=3),
        '<defs><path id="m" d="M0 0"/></defs>' + '<use xlink:href="#m" x="1" y="2"/>' * 20_000,
        '<linearGradient id="a"/><linearGradient id="b" href="#a"/><rect fill="url(#b)"/>',
        '<g id="round"><use href="#round"/></g>',
        f'<path d="{LONG * 20}"/>',  # a plot of 200,000 points
        '<path style="stroke-dasharray: 5.55, 2.4; stroke-dashoffset: 0" d="M 57.6 307.584 L 57.6 41.472"/>' * 500,
        '<g style="stroke-dasharray: none"><path stroke-dasharray="0" d="M0 0H900"/></g>',
        '<filter id="f"><feOffset/><feGaussianBlur/><feBlend/></filter>' + '<rect filter="url(#f)"/>' * 15,
        "<defs><style>*{stroke-linejoin: round; stroke-linecap: butt}</style></defs><rect/>",
        '<metadata><?xpacket begin="x"?></metadata><g export-filename="C:\\pictures\\tree.png"/>',
        '<image href="data:image/png;base64,%s"/>' % ("A" * 2_000_000),
        '<a href="https://example.org/#part"><text fill="#ff0000">A &amp; B</text></a>',
    ],
)
def test_what_people_and_plots_draw_is_shown(inside):
    assert is_light(
        b'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">'
        + (SVG % inside).encode()
    )


def test_what_is_referred_to_weighs_each_time():
    assert weight_of((SVG % (DOT + '<use href="#g0"/>' * 3 + "<filter><feBlend/></filter>")).encode()) == (14, 1)
