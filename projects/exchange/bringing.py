"""What comes from outside becomes a project, or part of one."""

from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from learn.people.models import User
from projects import contents, files, forks, titles
from projects.errors import RefusedTitle
from projects.exchange import notebooks, pasted, zips
from projects.exchange.bundles import Bundle
from projects.models import File, Project, Version
from runner.errors import RefusedFile
from runner.files import check_sizes, digest_of
from runner.names import free_name, name_key

BUNDLES = (".zip", ".ipynb")  # more than one file in a file, or not yet a program
A_TITLE = "My program"
A_PROGRAM = b"# There was no program in the zip: yours can begin here.\n"


def read(*, name: str, data: bytes) -> Bundle:
    """What is in a file that somebody chose. Raises RefusedFile (TooLarge among them)."""
    match PurePath(name.lower()).suffix:
        case ".zip":
            return zips.unpack(name=name, data=data)
        case ".ipynb":
            return notebooks.unpack(name=name, data=data)
        case ".py" | ".txt":
            text = contents.brought(name=_("This file"), data=data).decode()
            return pasted.unpack(title=PurePath(name).stem, text=text)
    raise RefusedFile(_("A project can be made of a zip, a notebook (.ipynb) or a program (.py). Choose one of these."))


@transaction.atomic
def as_project(*, owner: User, bundle: Bundle) -> Project:
    """A new project with these files. Raises RefusedFile and RefusedFork."""
    entry = _entry(bundle)
    check_sizes({name: len(data) for name, data in bundle.files.items()})
    project = forks.new_project(owner, _title(bundle.title), entry=entry)
    for name, data in bundle.files.items():
        files.add(project=project, name=name, data=data, kind=Version.Kind.IMPORTED)
    return project


@transaction.atomic
def into_project(*, project: Project, bundle: Bundle) -> list[File]:
    """All of it or, where there is no room, nothing: raises RefusedFile. What is here already stays as it is."""
    project = files.held(project)
    brought = []
    for name, data in bundle.files.items():
        here = {file.name_key: file for file in project.files.live()}
        same = here.get(name_key(name))
        if same and same.blob_id == digest_of(data):
            brought.append(same)
            continue
        free = free_name(name, here)
        if free != name:
            bundle.said.append(
                _("There is a {name} here already, so the one that came is called {free}.").format(name=name, free=free)
            )
        brought.append(files.add(project=project, name=free, data=data, kind=Version.Kind.IMPORTED))
    return brought


def _entry(bundle: Bundle) -> str:
    """What Run will start; made where there is no program."""
    programs = sorted(name for name in bundle.files if name.endswith(".py"))
    if bundle.entry in programs:
        return bundle.entry
    if not programs:
        bundle.files["main.py"] = A_PROGRAM
        bundle.said.append(_("There was no program in it, so an empty main.py was added."))
    elif "main.py" not in programs and len(programs) > 1:
        bundle.said.append(_("Run starts with {name}.").format(name=programs[0]))
    return "main.py" if "main.py" in programs or not programs else programs[0]


def _title(text: str) -> str:
    """As near to the name of the file as a title can be."""
    try:
        return titles.cleaned(" ".join(text.replace("_", " ").split())[: titles.MAX_CHARS])
    except RefusedTitle:
        return A_TITLE
