"""Markup that a parser would make a thousand times as much of, and markup that people write."""

import re
import time

import pytest

from runner.untrusted.markup import MOST_DEEP, MOST_STRETCHED, in_order
from runner.untrusted.outputs import LONGEST_MARKUP, clean_html

LINK = re.compile("<a [^>]*>")  # its attributes come in any order
MANY = "".join(f"<b title={number}>" for number in range(9_000))
GROWING = {
    "marks that are never closed": f"<p>{MANY}" + "<p>x" * 45_000,
    "… in cells": f"<table><tr><td>{MANY}" + "<td>x" * 38_000,
    "… between the rows": "<table><b><i><u><s><q><em><sub><sup>" + "<tr>x" * 55_000,
    "ends that nothing began": "<span>" * 25_000 + "</q>" * 35_000,
    "links in links": "<a href=http://x.y/><b>" * 12_000,
    "tables in tables": "<table>" * 37_000,
    "cells over all columns": "<table><tr>" + "<td colspan=1000>" * 16_000,
    "cells over all rows": "<table>" + "<tr><td rowspan=65534>" * 13_000,
    "lists in lists": "<ol><li>" * 35_000,
    "brackets": "<" * 300_000,
    "ampersands": "&" * 300_000,
    "comments": "<!--" * 75_000,
    "comments that end": "<!" * 150_000,
    "scripts": "<script>" * 37_000,
    "attributes": "<td " + "a=b " * 75_000 + ">",
    "one long attribute": "<td " + "a" * 290_000 + ">",
    "quotes": "<td " + "a='" * 100_000,
    "quotes in turn": "<td a=\"<td a='" * 20_000,
    "other worlds": "<svg><math>" * 25_000,
    "headings": "<h1>" * 70_000,
    "ends of paragraphs": "</p>" * 75_000,
    "marks that cross": "<b><p></b><i></p>" * 17_000,
}


@pytest.mark.some(6)
@pytest.mark.parametrize("name", GROWING)
def test_markup_grows_neither_in_size_nor_in_time(name):
    html = GROWING[name][:LONGEST_MARKUP]
    began = time.thread_time()

    cleaned = clean_html(html)

    assert time.thread_time() - began < 1.5
    assert len(cleaned) < 1_200_000  # in each link it is told where not to go


def test_nothing_is_deeper_than_somebody_would_write():
    assert in_order("<ul><li>" * 500).count("<ul>") <= MOST_DEEP / 2
    assert in_order("<b><i>" * 500 + "x") == "<b><i>" * 4 + "x" + "</i></b>" * 4


def test_cells_stretch_as_far_as_a_table_may_be():
    stretched = in_order("<table><tr>" + "<td colspan=60>" * 1_000).count("colspan")
    assert stretched == MOST_STRETCHED // 60
    assert in_order("<table><tr><td colspan='-1' rowspan='1e9'>x") == "<table><tr><td>x</td></tr></table>"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("a < b & c &amp; d&nbsp;&#8364;", "a &lt; b &amp; c &amp; d&nbsp;&#8364;"),
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        ("<ul><li>one<li>two<ul><li>three</ul><li>four</ul>", None),
        ("<table><tr><td>1<td>2<tr><th>3</table>", None),
        ("<table><tr><td><table><tr><td>1</table>2<td>3</table>", None),
        ("<b>bold <i>both</b> neither", "<b>bold <i>both</i></b> neither"),
        ("<td>no table</td>", "no table"),
        ("<table><b>1<tr><p>2<td><b>3</table>", "<table>1<tr>2<td><b>3</b></td></tr></table>"),
        ("<a>1<table><a>2<table></table>", "<a>1<table>2</table></a>"),
        (
            "<a href='https://x.y/?a=1&b=2' title='&lt;\"'>x</a>",
            '<a href="https://x.y/?a=1&b=2" title="&lt;&quot;">x</a>',
        ),
        ("<P CLASS=x>x</P><br/><hr>", "<p>x</p><br><hr>"),
        ("<div><style>p {color: red}</style><script>x</script><!-- y --><em>z</em></div>", "<em>z</em>"),
        ("<scr<script></script>ipt>x", "x"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>"),
        ("<dl><dt>a</dt><dd><dl><dt>b</dl></dd></dl>", None),
    ],
)
def test_what_people_write_stays_as_they_meant_it(html, shown):
    ordered = in_order(html)
    assert ordered == (shown or ordered)
    assert in_order(ordered) == ordered
    assert ordered.count("<li>") == html.count("<li>")
    assert ordered.count("</table>") == html.count("</table>")


@pytest.mark.parametrize(
    "html",
    [
        "<a>1<table><a>2<table></table></a></table>3</a>",
        "<a><table><td><a><table></tab<p>x</a>",
        "<b><table><i>1<tr><u>2<td></b>3</table>4",
        "<table><table><tr><table><td>x",
    ],
)
def test_what_is_put_in_order_is_read_as_it_was_written(html):
    cleaned = clean_html(html)
    assert LINK.sub("<a>", clean_html(cleaned)) == LINK.sub("<a>", cleaned)
