"""What authors write becomes safe HTML that reads well in both directions."""

import re

import pytest

from learn.lessons import markdown


def test_a_text_begins_on_its_own_side_and_code_always_on_the_left():
    html = markdown.read("# Goal\n\nPress **Run** on `x = 1`.\n\n- one\n- two\n\n```\n3\n```\n").html
    assert '<h2 dir="auto">Goal</h2>' in html, "the page has its own first heading"
    assert '<p dir="auto">Press <strong>Run</strong> on <code dir="ltr">x = 1</code>.</p>' in html
    assert '<ul dir="auto">' in html
    assert '<pre class="code" dir="ltr" tabindex="0"><code>3\n</code></pre>' in html


def test_python_comes_in_colours_and_says_the_same():
    html = markdown.read("```python\nfor i in range(3):\n    print('<b>', i)\n```").html
    assert '<span class="k">for</span>' in html
    assert "&lt;b&gt;" in html


def test_a_link_to_a_card_leads_to_its_page():
    read = markdown.read("A [loop](card:while), another [loop](card:while), a [list](card:list).")
    assert read.cards == ("while", "list")
    assert read.html.count('href="/cards/while/"') == 2


def test_a_link_elsewhere_leaves_nothing_of_us_behind():
    html = markdown.read("[school](https://school.example/page)").html
    assert '<a href="https://school.example/page" rel="noopener nofollow">' in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "Hello <img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](data:text/html,<script>alert(1)</script>)",
        "[a](//elsewhere.example)",
        "![a](https://elsewhere.example/x.png)",
        '```python onload="alert(1)"\n<script>\n```',
        '[a](https://x.example "\\" onmouseover=alert(1)")',
        "<https://x.example/?\"onmouseover='alert(1)'>",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "`<script>alert(1)</script>`",
    ],
)
def test_nothing_in_a_text_runs(text):
    for html in (markdown.read(text).html, markdown.inline(text)):
        for tag in re.findall(r"<[^>]*>", html):
            assert re.fullmatch(
                r'</?(p|a|pre|code|span)( (dir|class|tabindex|rel|title|href)="(?!java|data|//)[^"]*")*>', tag
            )


def test_a_text_without_end_is_not_parsed():
    assert markdown.read("[" * 100_000).problems


def test_deep_nesting_ends():
    assert markdown.read("> " * 5_000 + "end").html.count("<blockquote") < 100


def test_the_words_are_those_a_reader_reads_aloud():
    words = markdown.read("# Goal\n\nPress **Run** on `x = 1`, [please](card:run).\n\n```\nnot this\n```\n").words
    assert words.split() == ["Goal", "Press", "Run", "on", ",", "please."]


def test_a_hint_has_its_code_words_and_nothing_larger():
    assert markdown.inline("Use `<`, **not** this:\n\n# x") == (
        'Use <code dir="ltr">&lt;</code>, <strong>not</strong> this:\n\n# x'
    )
