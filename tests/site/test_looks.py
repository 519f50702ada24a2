"""What every page shares: colours that can be read, and templates that a strict policy allows."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string

ROOT = Path(__file__).resolve().parents[2]
LOOKS = ROOT / "learn" / "site" / "static" / "site"
TEMPLATES = ROOT / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
ALONE = TEMPLATES / "tutor/training/samples.html"  # a file that is opened without the site

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
both_themes = pytest.mark.parametrize("theme", ["light", "dark"])

GROUNDS = ["page", "surface", "raised", "sunk"]
CODE = ["code", "code-line", "code-select"]
ANSI = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
TEXT_ON_GROUND = [
    *product(["text", "muted", "link", "bad"], GROUNDS),
    *product(["text"], ["good-soft", "warm-soft", "bad-soft", "accent-soft"]),
    ("good", "good-soft"),
    ("warm", "warm-soft"),
    ("bad", "bad-soft"),
    ("on-bad", "bad"),
    *product(["on-accent"], ["accent", "accent-lit"]),
    ("code-text", "code-select"),
    *product(["code-text", "code-muted"], ["code", "code-line"]),
    *product([f"syntax-{part}" for part in "keyword name call string number comment".split()], CODE[:2]),
    *product([f"ansi-{colour}" for colour in ANSI], ["code"]),
]
EDGE_ON_GROUND = [*product(["edge", "focus"], GROUNDS), ("accent-deep", "surface"), ("focus", "code")]


def colours(theme: str) -> dict[str, str]:
    files = ["tokens.css"] if theme == "light" else ["tokens.css", "dark.css"]
    found: dict[str, str] = {}
    for name in files:
        found |= re.findall(r"--colour-([\w-]+): (#[0-9a-f]{6});", (LOOKS / name).read_text())
    return found


def light_of(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([light_of(one), light_of(other)])
    return (lighter + 0.05) / (darker + 0.05)


@both_themes
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND, ids="-on-".join)
def test_words_can_be_read(theme, ink, ground):
    known = colours(theme)
    assert contrast(known[ink], known[ground]) >= 4.5


@both_themes
@pytest.mark.parametrize(("edge", "ground"), EDGE_ON_GROUND, ids="-on-".join)
def test_edges_and_focus_rings_can_be_seen(theme, edge, ground):
    known = colours(theme)
    assert contrast(known[edge], known[ground]) >= 3


def test_every_colour_of_the_day_has_one_for_the_night():
    assert set(colours("light")) == set(re.findall(r"--colour-([\w-]+): #", (LOOKS / "dark.css").read_text())) | {
        "on-accent"
    }


def test_every_name_that_is_used_exists():
    styles = [path for path in ROOT.glob("*/**/*.css") if ".venv" not in path.parts and "built" not in path.parts]
    text = "\n".join(path.read_text() for path in styles)
    defined = set(re.findall(r"(--[\w-]+):", text))
    assert set(re.findall(r"var\((--[\w-]+)\)", text)) <= defined


@every_page
def test_templates_hold_no_script_and_no_style(page):
    text = page.read_text()
    assert not re.search(r"<[^>]*\s(style|on\w+|hx-on\S*)\s*=", text, re.IGNORECASE)
    assert "<style" not in text or page == ALONE
    for tag in re.findall(r"<script\b[^>]*>", text):
        assert re.search(r"\bsrc=", tag) or 'type="application/json"' in tag


@every_page
def test_a_template_is_a_page_or_a_fragment(page):
    text = page.read_text()
    is_fragment = any(part.startswith("_") for part in page.relative_to(TEMPLATES).parts)
    assert is_fragment or page.name == "base.html" or page == ALONE or re.search(r"{%\s*extends\s", text)


@every_page
def test_every_template_can_be_read_by_django(page):
    get_template(str(page.relative_to(TEMPLATES)))


@pytest.mark.parametrize("name", ["404.html", "403.html", "403_csrf.html", "429.html", "500.html"])
def test_an_error_page_needs_nothing_to_be_shown(name):
    """Django renders some of them without a request."""
    html = render_to_string(name)
    assert "<h1>" in html
    assert 'href="/"' in html
