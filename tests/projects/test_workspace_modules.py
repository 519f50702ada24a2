"""The workspace's modules, as files: what they import is there, preloaded, and never program text as markup."""

import re
from pathlib import Path
from typing import get_args

ROOT = Path(__file__).parents[2]
STATIC = [ROOT / "projects/static", ROOT / "runner/static"]
ENTRY = "projects/workspace.js"


def path_of(name: str) -> Path:
    return next(folder / name for folder in STATIC if (folder / name).is_file())


def imported_by(name: str, found: set[str] | None = None) -> set[str]:
    """Every module that `name` needs, itself included."""
    found = set() if found is None else found
    if name in found:
        return found
    found.add(name)
    for address in re.findall(r'from "(\.{1,2}/[^"]+)"', path_of(name).read_text()):
        imported_by(str(Path("/", Path(name).parent, address).resolve().relative_to("/")), found)
    return found


def test_every_module_is_asked_for_at_once():
    page = (ROOT / "templates/projects/_workspace_modules.html").read_text()
    assert set(re.findall(r"static '([^']+)'", page)) == imported_by(ENTRY)


def test_markup_goes_into_the_page_in_one_place_only():
    """`Html` events are sanitised by the server; everything else is text."""
    markup = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|document\.write"
    )
    places = [name for name in imported_by(ENTRY) if markup.search(path_of(name).read_text())]
    assert places == ["runner/pictures.js"]


def test_the_protocol_has_a_handler_for_each_message():
    from runner import messages

    events = path_of("runner/events.js").read_text()
    # `here` is for the connection itself.
    tags = {event.__struct_config__.tag for event in get_args(messages.ToBrowser)} - {"here"}
    handled = set(re.findall(r"^    (?:async )?(\w+)(?=[:(])", events, re.MULTILINE)) - {"anotherRun"}
    assert handled == tags
