"""A project as one page that needs no server: its code in colours, and what its last run showed. Nothing in it runs."""

import base64
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers.python import PythonLexer

from projects import contents
from projects.descriptions import files_of
from projects.models import File, Project
from runner.messages import Event, Html, Picture
from runner.models import Run
from runner.transcripts import shown, text_of

MOST_COLOURED_CHARS = 200_000  # a longer program is shown plain: colouring takes its time
STYLE = Path(__file__).with_name("page.css")
# Also what a program printed stays what it is when this page is opened from a disk.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<header><h1>{title}</h1><p>{lead}</p></header>
{parts}
</main>
<footer><p>{foot}</p></footer>
</body>
</html>
"""


def pack(project: Project) -> str:
    run = Run.objects.filter(place=project.place, owner=project.owner_id, state=Run.State.ENDED)
    last = run.order_by("-created_at").first()
    parts = [*(_output(last) if last else []), *(_file(file) for file in files_of(project))]
    lead = f"by {project.owner.display_name}, as it was on {timezone.localdate():%-d %B %Y}"
    foot = "Made with Buildalong. The code runs wherever there is Python."
    return document(title=project.title, lead=lead, parts=parts, foot=foot)


def document(*, title: str, lead: str, parts: list[SafeString], foot: str) -> SafeString:
    """A page with all that it needs in it."""
    style = mark_safe(STYLE.read_text())  # noqa: S308 - our own
    return format_html(PAGE, policy=POLICY, style=style, title=title, lead=lead, parts=_joined(parts), foot=foot)


def _output(run: Run) -> Iterator[SafeString]:
    """Pictures and tables first: they are what one wants to see. Then what it said, in its order."""
    events = shown(run)
    figures = [_figure(event) for event in events if isinstance(event, Picture | Html)]
    words = "".join(text_of(event) for event in events if not isinstance(event, Picture | Html))
    if figures:
        yield format_html('<section aria-label="What it shows">{}</section>', _joined(figures))
    if words.strip():
        yield format_html("<section><h2>What it says</h2><pre tabindex=0>{}</pre></section>", words)


def _figure(event: Event) -> SafeString:
    if isinstance(event, Html):  # made harmless when it came out of the program
        return format_html('<div class="table" tabindex=0>{}</div>', mark_safe(event.html))  # noqa: S308
    assert isinstance(event, Picture)
    return format_html('<img src="data:{};base64,{}" alt="{}">', event.mime, event.data, event.alt or "A picture")


def _file(file: File) -> SafeString:
    data = bytes(file.blob.data)
    if file.picture_type:
        words = base64.b64encode(data).decode()
        body = format_html('<img src="data:{};base64,{}" alt="The picture {}">', file.picture_type, words, file.name)
    elif file.is_text:
        body = format_html("<pre tabindex=0><code>{}</code></pre>", _coloured(file.name, contents.shown(data)))
    else:
        body = format_html("<p>{} bytes that are not text.</p>", file.size)
    return format_html("<section><h2>{}</h2>{}</section>", file.name, body)


def _coloured(name: str, text: str) -> str:
    if not name.endswith(".py") or len(text) > MOST_COLOURED_CHARS:
        return text
    lexer = PythonLexer(stripnl=False, ensurenl=False)
    return mark_safe(highlight(text, lexer, HtmlFormatter(nowrap=True)))  # noqa: S308 - it escapes


def _joined(parts: list[SafeString]) -> SafeString:
    return mark_safe("\n".join(parts))  # noqa: S308 - each of them is
