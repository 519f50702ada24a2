"""Pictures of a few lines that a page would draw for minutes, and pictures as people make them."""

import time

import pytest

from runner.untrusted.vectors import MOST_SHAPES, is_light, weight_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'
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
