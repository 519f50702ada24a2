"""Making a starter or a project one's own. Contents are shared: a fork is rows, not bytes."""

from django.db import transaction
from django.utils.translation import gettext as _

from learn.people.models import User
from projects import contents, titles
from projects.errors import RefusedFork
from projects.history import origins, versions
from projects.models import File, Project, Version
from projects.starters import Starter
from runner.files import Files, keep_all
from runner.names import name_key

MOST_PROJECTS = 300  # of one person: a stuck key cannot fill the disk


def fork_starter(*, owner: User, starter: Starter) -> Project:
    """Raises RefusedFork."""
    return fork_files(owner=owner, title=starter.title, files=starter.files, entry=starter.entry, starter=starter.slug)


@transaction.atomic
def fork_files(*, owner: User, title: str, files: Files, entry: str, starter: str = "") -> Project:
    """What was written for students, as a project of one's own. Raises RefusedFork."""
    project = new_project(owner, title, starter=starter, entry=entry)
    digests = keep_all(files)
    rows = File.objects.bulk_create(
        File(
            project=project,
            name=name,
            name_key=name_key(name),
            blob_id=digests[name],
            size=len(data),
            **contents.kind_of(name=name, data=data)._asdict(),
        )
        for name, data in files.items()
    )
    texts = {row.name: contents.shown(files[row.name]) for row in rows if row.is_text}
    as_template = {name: origins.whole(text, origins.TEMPLATE) for name, text in texts.items()}
    versions.keep_first(rows, kind=Version.Kind.STARTER, origins_of_texts=as_template)
    return project


@transaction.atomic
def fork_project(*, owner: User, parent: Project) -> Project:
    """Raises RefusedFork."""
    project = new_project(owner, parent.title, starter=parent.starter, entry=parent.entry, parent=parent)
    kept = ("name", "name_key", "blob_id", "size", "is_text", "picture_type")
    rows = parent.files.live().values(*kept)
    files = File.objects.bulk_create(File(project=project, **row) for row in rows)
    versions.keep_first(files, kind=Version.Kind.COPIED, origins_of_texts=_origins_of(parent, owner))
    return project


def new_project(owner: User, title: str, **facts) -> Project:
    """A project without files yet. Raises RefusedFork."""
    if Project.objects.live().filter(owner=owner).count() >= MOST_PROJECTS:
        raise RefusedFork(
            _("You have {number} projects, and there is no room for more. Delete one that you no longer need.").format(
                number=MOST_PROJECTS
            )
        )
    return Project.objects.create(owner=owner, title=titles.free(owner=owner, title=title), **facts)


def _origins_of(parent: Project, owner: User) -> dict[str, str]:
    """In a copy of one's own everything comes from where it came; what others wrote is a template."""
    known = {}
    for file in parent.files.live().filter(is_text=True):
        version = versions.newest(file)
        text = versions.text_of(version) if version else None
        if version and text is not None:
            is_own = parent.owner_id == owner.pk
            known[file.name] = versions.origins_of(version) if is_own else origins.whole(text, origins.TEMPLATE)
    return known
