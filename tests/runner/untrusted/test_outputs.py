"""From what a kernel sent to what a page may show: every field is the attacker's."""

import base64
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from runner import messages
from runner.limits import LIMITS, Limits
from runner.messages import Cleared, Html, Notice, Output, Picture
from runner.untrusted import outputs, vectors
from runner.untrusted.markup import ATTRIBUTES, TAGS
from runner.untrusted.outputs import Reader, clean_html, clean_text
from tests.runner.real import patience

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n....").decode()
HTML_ATTACKS = sorted((Path(__file__).parents[2] / "attacks").glob("html_*.py"))


class Shape(HTMLParser):
    """Every element and attribute that a browser would find."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def dangers(html: str) -> list[str]:
    allowed = {tag: ATTRIBUTES.get(tag, set()) for tag in TAGS}
    allowed["a"] = {"href", "title", "rel", "target"}
    found = []
    for tag, attributes in Shape(html).found:
        if tag not in allowed:
            found.append(f"<{tag}>")
        found += [f"{tag}[{name}]" for name in attributes if name not in allowed.get(tag, set())]
        link = attributes.get("href", "https://elsewhere")
        if not re.match(r"https?://[^/\\?#]", link or ""):
            found.append(link)
    return found


@pytest.mark.some(2)
@pytest.mark.kernel
@pytest.mark.parametrize("path", HTML_ATTACKS, ids=lambda path: path.stem)
def test_hostile_html_loses_its_teeth(kernels, path):
    ran = kernels.run(path.read_text(), limits=Limits(seconds=10 * patience()))

    assert ran.finished.outcome == "finished"
    for event in ran.all(Html):
        assert dangers(event.html) == []
        assert len(event.html) < 1_000_000
    for event in ran.all(Picture):
        assert event.mime == "image/svg+xml"  # shown as an <img>, in which nothing runs
    assert all(len(messages.encode(event)) < LIMITS.message_bytes for event in ran.events)


@pytest.mark.parametrize(
    "html",
    [
        *(
            "<script>x</script>",
            "\x00<scr\x00ipt>",
            "<!--><script>x</script>-->",
            "<template><script>x</script></template>",
        ),
        *("<img src=x onerror=x>", "<svg onload=x>", "<video src=//x>", "<object data=x>", "<iframe src=//x>"),
        *("<details open ontoggle=x>", "<select autofocus onfocus=x>", "<textarea>", "<title></title><script>"),
        *("<a href='javascript:x'>y</a>", "<a href='  \x01javascript:x'>", "<a href='data:text/html,x'>"),
        *("<a href='/sign-out/'>", "<a href='//x' ping='//y'>", "<a href='#run'>", "<base href=//x>"),
        *("<a href='http:/sign-out/'>", "<a href='http:sign-out'>", "<a href='HTTPS:\\sign-out'>", "<a href='http:'>"),
        *(
            "<a href='http:&#9;/sign-out/'>",
            "<a href='ht\ntp:/sign-out'>",
            "<a href='https:#run'>",
            "<a href=' http:?x'>",
        ),
        *("<p style='position:fixed'>", "<style>*{}</style>", "<table background=//x>", "<b id=run>", "<b name=run>"),
        *(
            "<form action=/x><input name=csrf></form>",
            "<button formaction=x>",
            "<td hx-get=/x class=button data-action=y>",
        ),
        *(
            "<meta http-equiv=refresh>",
            "<math><mi//xlink:href='data:x'>",
            "<noscript><p title='</noscript><img src=x>'>",
        ),
    ],
)
def test_nothing_that_runs_loads_names_or_asks_is_left(html):
    assert dangers(clean_html(html)) == []


def test_a_table_stays_a_table():
    html = "<table><thead><tr><th scope='col'>a</th></tr></thead><tbody><tr><td colspan='2'>1</td></tr></tbody></table>"
    assert clean_html(html).replace('"', "'") == html


def test_a_link_opens_elsewhere_and_says_nothing_of_us():
    assert Shape(clean_html("<a href='https://example.org'>x</a>")).found == [
        ("a", {"href": "https://example.org", "rel": "noopener noreferrer nofollow", "target": "_blank"})
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ü 🎉\t\n\r", "plain ü 🎉\t\n\r"),
        ("\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m"),
        ("\x1b[1;38;5;208mx\x1b[m", "\x1b[1;38;5;208mx\x1b[0m"),
        ("\x1b[2Ja\x1b[1;1Hb\x1b[?1049hc\x1b[6n", "abc"),
        ("\x1b]0;title\x07a\x1b]8;;http://x\x1b\\b", "ab"),
        ("\x1bPq#0\x1b\\a\x1b_x\x1b\\b", "ab"),
        ("\x00\x07\x08\x7f\x9b31mx\x85", "31mx"),
        ("a\x1b", "a"),
        ("\x1b[" + "1;" * 500 + "mx", "x"),
        ("\ud800", "?"),
        ("\x1b(0\x1b)B\x1bcx", "0Bx"),
    ],
)
def test_colours_stay_and_other_terminal_codes_go(text, shown):
    assert clean_text(text) == shown


def test_a_colour_cut_in_two_is_put_together():
    reader = Reader()
    events = [
        event for text in ("a\x1b", "[3", "1mb") for event in reader.read("stream", {"name": "stdout", "text": text})
    ]
    assert "".join(event.text for event in events) == "a\x1b[31mb"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("stream", {"name": "stdout", "text": 1}),
        ("stream", {"name": "stdin", "text": "x"}),
        ("stream", {"name": ["stdout"], "text": "x"}),
        ("stream", {}),
        ("display_data", {"data": "text"}),
        ("display_data", {"data": {}}),
        ("display_data", {"data": {"image/png": "not base64!"}}),
        ("display_data", {"data": {"image/png": base64.b64encode(b"GIF8").decode()}}),
        ("display_data", {"data": {"image/png": 7, "text/html": [], "application/javascript": "x"}}),
        ("execute_result", {"data": None}),
        ("grade", {"score": 100}),
        ("", {}),
        ("error", {"ename": "X", "evalue": "", "traceback": [["x"]]}),
    ],
)
def test_a_message_that_makes_no_sense_shows_nothing(kind, content):
    assert Reader().read(kind, content) == []


def display(reader, data, **more):
    return reader.read("display_data", {"data": data, **more})


def test_a_picture_keeps_its_words_and_its_size():
    about = {"image/png": {"alt": "A plot\x1b[2J", "width": 300, "height": 10**9}}
    assert display(Reader(), {"image/png": PNG}, metadata=about) == [
        Picture(mime="image/png", data=PNG, alt="A plot", width=300, height=0)
    ]


@pytest.mark.parametrize(
    "metadata", [None, [], "x", {"image/png": []}, {"image/png": {"alt": 3, "width": "x", "height": True}}]
)
def test_odd_words_about_a_picture_are_left_out(metadata):
    (picture,) = display(Reader(), {"image/png": PNG}, metadata=metadata)
    assert (picture.alt, picture.width) == ("", 0)


def test_a_broken_picture_shows_its_text_instead():
    assert display(Reader(), {"image/png": "!", "text/plain": "<Figure>"}) == [
        Output(stream="stdout", text="<Figure>\n")
    ]


def test_pictures_and_tables_have_a_measure():
    reader = Reader(Limits(rich_events=3))
    assert [len(display(reader, {"text/html": "x"})) for _ in range(5)] == [1, 1, 1, 0, 0]
    assert reader.is_full

    reader = Reader(Limits(rich_bytes=10))
    assert [len(display(reader, {"text/html": "x" * 8})) for _ in range(4)] == [1, 1, 0, 0]


def svg(inside: str) -> dict:
    return {"image/svg+xml": f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'}


@pytest.mark.parametrize("inside", ["<g/>" * (vectors.MOST_SHAPES // 4), "<feBlend/>" * (vectors.MOST_FILTERS // 4)])
def test_vectors_have_a_measure_for_a_whole_run(inside):
    reader = Reader()
    shown = [display(reader, svg(inside)) for _ in range(6)]

    assert [type(event) for (event,) in shown] == [Picture] * 3 + [Picture if "fe" in inside else Notice] + [Notice] * 2
    assert shown[-1] == [Notice(text=outputs.HEAVY_TOGETHER)]
    assert isinstance(display(reader, {"image/png": PNG})[0], Picture)


def test_what_is_read_and_not_shown_counts_too():
    reader = Reader()
    heavy = svg("<g/>" * (vectors.MOST_SHAPES + 1))
    shown = [display(reader, heavy) for _ in range(40)]

    most = LIMITS.rich_bytes // len(heavy["image/svg+xml"]) + 1
    assert shown == [[Notice(text=outputs.HEAVY)]] * most + [[]] * (40 - most)
    assert reader.is_full


def test_a_picture_that_is_too_long_for_a_message_is_said_to_be():
    text = f"<!--{'x' * (LIMITS.message_bytes * 3 // 4)}-->"
    assert display(Reader(), svg(text)) == [Notice(text=outputs.LARGE)]


def test_a_display_is_known_by_a_number_alone():
    reader = Reader()
    name = {"display_id": "__proto__<img>"}
    (first,) = display(reader, {"text/html": "1"}, transient=name)
    (again,) = reader.read("update_display_data", {"data": {"text/html": "2"}, "transient": name})
    (other,) = display(reader, {"text/html": "3"}, transient={"display_id": ["x"]})
    assert (first.slot, again.slot, other.slot) == (1, 1, 0)


def test_output_is_cleared_now_or_when_there_is_something_new():
    reader = Reader()
    assert reader.read("clear_output", {"wait": False}) == [Cleared()]
    assert reader.read("clear_output", {"wait": True}) == []
    assert reader.read("clear_output", {"wait": True}) == []
    assert reader.read("stream", {"name": "stdout", "text": "x"}) == [Cleared(), Output(stream="stdout", text="x")]
    assert reader.read("stream", {"name": "stdout", "text": "y"}) == [Output(stream="stdout", text="y")]
