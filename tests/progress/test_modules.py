"""The modules of the lesson's panel, as files: asked for at once, and no markup is made in them."""

import re

from tests.projects import test_workspace_modules as of_projects
from tests.projects.test_workspace_modules import ROOT, imported_by, path_of

ENTRY = "progress/lesson.js"


def test_every_module_is_asked_for_at_once(monkeypatch):
    monkeypatch.setattr(of_projects, "STATIC", [*of_projects.STATIC, ROOT / "learn/progress/static"])
    page = (ROOT / "templates/learn/lessons/workspace.html").read_text()
    ours = imported_by(ENTRY) - imported_by(of_projects.ENTRY)
    assert set(re.findall(r'"modulepreload" href="{% static \'([^\']+)\'', page)) == ours
    markup = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|document\.write"
    )
    assert not [name for name in ours if markup.search(path_of(name).read_text())]


def test_every_event_of_a_check_has_a_handler():
    from learn.progress import messages

    events = {event.__struct_config__.tag for event in (messages.Checking, messages.Checked)}
    handled = re.findall(r"^  (\w+)[:(]", (ROOT / "learn/progress/static/progress/lesson.js").read_text(), re.MULTILINE)
    assert events <= set(handled)
