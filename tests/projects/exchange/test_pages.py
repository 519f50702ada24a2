"""The page that needs no server: code, last output and picture, and nothing that runs."""

import datetime
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from projects import files
from projects.exchange import pages
from runner import messages
from runner.messages import Asked, Cleared, Failed, Finished, Html, Output, Picture, Started
from runner.models import Run

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = "</pre></style><script>window.__pwned=1</script><img src=x onerror=alert(1)>\"'&"


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.all = []

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))


def ran(project, *events, ago=0):
    transcript = "\n".join(messages.encode(event).decode() for event in events)
    run = Run.objects.create(
        owner=project.owner,
        place=project.place,
        files={},
        entry="main.py",
        state="ended",
        transcript=transcript,
        lease_until=timezone.now(),
    )
    Run.objects.filter(pk=run.pk).update(created_at=timezone.now() - datetime.timedelta(hours=ago))


def test_it_shows_the_code_in_colours_and_every_file(project):
    files.add(project=project, name="cat.png", data=PNG)
    page = pages.pack(project)
    assert '<span class="nb">print</span>' in page
    assert page.index("<h2>main.py</h2>") < page.index("<h2>words.txt</h2>")
    assert 'src="data:image/png;base64,iVBOR' in page
    assert "by Ada" in page
    assert "Little poem" in page


def test_it_shows_what_the_last_run_showed_in_the_end(project):
    ran(project, Output(stream="stdout", text="of an older run\n"), Finished(outcome="finished"), ago=2)
    ran(
        project,
        Started(entry="main.py"),
        Output(stream="stdout", text="wiped away\n"),
        Cleared(),
        Picture(mime="image/png", data="QQ==", alt="first", slot=1),
        Output(stream="stdout", text="\x1b[31mred\x1b[0m words\n"),
        Asked(ask=1, prompt="Name? "),
        Output(stream="answer", text="Ada\n"),
        Picture(mime="image/png", data="QUE=", alt="A line going up", slot=1),
        Html(html="<table><tr><td>7</td></tr></table>"),
        Failed(kind="NameError", message="name 'x' is not defined", text="Traceback …"),
        Finished(outcome="failed"),
    )
    page = pages.pack(project)
    assert "red words\nName? Ada\nTraceback …\n" in page
    assert 'src="data:image/png;base64,QUE=" alt="A line going up"' in page
    assert "<table><tr><td>7</td></tr></table>" in page
    for gone in ("wiped away", "of an older run", "\x1b", "first"):
        assert gone not in page


@pytest.mark.parametrize("where", ["title", "code", "name", "output", "alt", "owner"])
def test_nothing_in_it_runs_or_asks_anybody_for_anything(project, where):
    if where == "title":
        project.title = HOSTILE
    elif where == "owner":
        project.owner.display_name = HOSTILE[:40]
    elif where in ("code", "name"):
        files.add(project=project, name="a.py", data=f"x = '''{HOSTILE}'''\n# {HOSTILE}".encode())
        files.add(project=project, name="a.svg", data=SVG)
    else:
        ran(project, Output(stream="stdout", text=HOSTILE), Picture(mime="image/png", data="QQ==", alt=HOSTILE))
    page = pages.pack(project)
    found = Tags()
    found.feed(page)
    assert not {"script", "iframe", "object", "form", "a", "link", "base"} & {tag for tag, _ in found.all}
    for _, attributes in found.all:
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("src", "data:").startswith("data:")
    assert page.count("<style>") == 1
    assert "default-src &#x27;none&#x27;" in page


def test_it_comes_as_a_download_that_the_browser_does_not_open_here(client, project):
    project.title = "宇宙 “x”/../y"
    project.save()
    answer = client.get(reverse("projects:as_page", args=[project.pk]))
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["Content-Disposition"].isascii()
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_very_long_program_is_shown_plain_and_soon(project):
    files.add(project=project, name="long.py", data=b"x = ('(' * 9)\n" * 60_000)
    assert "x = (&#x27;(&#x27; * 9)\n" in pages.pack(project)
