"""The files of a project. Every verb holds the project's row, so that two of them never mix."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from projects import contents, news
from projects.errors import FileMovedOn, NameTaken
from projects.history import together, versions
from projects.models import File, Project, Version
from runner.errors import RefusedFile
from runner.files import Files, check_sizes, digest_of, keep, keep_all
from runner.names import checked_name, free_name, name_key

Kind = Version.Kind

MOST_SENTENCES = 8  # about what a program left behind and a project cannot take


@transaction.atomic
def add(*, project: Project, name: str, data: bytes, kind: Kind = Kind.TYPED) -> File:
    """Raises RefusedFile; NameTaken, TooLarge among them."""
    project = held(project)
    name = checked_name(name)
    _check_free(project, name)
    check_room(project, {name: data})
    file = File(project=project, name=name, name_key=name_key(name), revision=0)
    put(file, data, kind=kind)
    touch(project)
    return file


@transaction.atomic
def save_text(*, file: File, text: str, base: int, origins: str | None = None, sent: Collection[str] = ()) -> File:
    """Keep what was typed on top of revision `base`, put together with what has come since.

    Raises FileMovedOn where both touch the same lines. `sent`: earlier texts of the same page that may have arrived.

    `origins` of the text, as projects/history/origins.py writes them, where the page knows them.
    """
    file = held_file(file)
    data = contents.bytes_of(text)
    if digest_of(data) == file.blob_id:
        return file  # the answer to an earlier save got lost on its way
    if not file.is_text:
        raise RefusedFile(_("{name} is not text, so it cannot be changed in the editor.").format(name=file.name))
    both = data if base == file.revision else _both(file, text, base, sent)
    check_room(file.project, {file.name: max(data, both, key=len)})
    if digest_of(both) == file.blob_id:
        return file
    put(file, data, kind=Kind.TYPED, is_text=True, origins=origins)
    if both != data:
        put(file, both, kind=Kind.MERGED, is_text=True)
    touch(file.project, file)
    return file


@transaction.atomic
def rename(*, file: File, name: str) -> File:
    """Raises RefusedFile; NameTaken among them."""
    file = held_file(file)
    name = checked_name(name)
    project = file.project
    if file.is_entry and not name.endswith(".py"):
        raise RefusedFile(_("Run starts with {name}, so its name has to end in .py.").format(name=file.name))
    if name_key(name) != file.name_key:
        _check_free(project, name)
    if file.is_entry:
        project.entry = name
        project.save(update_fields=["entry"])
    file.name, file.name_key = name, name_key(name)
    if file.is_text:  # SVG is known by its name
        file.picture_type = contents.kind_of(name=name, data=bytes(file.blob.data)).picture_type
    file.save(update_fields=["name", "name_key", "picture_type"])
    versions.keep(file, bytes(file.blob.data), kind=Kind.RENAMED)
    touch(project)
    return file


@transaction.atomic
def delete(*, file: File) -> None:
    """Put away, to be restored later. Raises RefusedFile for the file that Run starts."""
    file = held_file(file)
    if file.is_entry:
        raise RefusedFile(
            _("Run starts with {name}, so it stays. You can empty it or rename it.").format(name=file.name)
        )
    if file.deleted_at is None:
        put_away(file)
        touch(file.project)


@transaction.atomic
def restore(*, file: File) -> File:
    """Back again, under a free name where its own was taken meanwhile. Raises RefusedFile."""
    file = held_file(file)
    if file.deleted_at is None:
        return file
    check_room(file.project, {file.name: bytes(file.blob.data)})
    file.name = free_name(file.name, taken_keys(file.project))
    file.name_key = name_key(file.name)
    file.deleted_at = None
    file.save(update_fields=["name", "name_key", "deleted_at"])
    versions.keep(file, bytes(file.blob.data), kind=Kind.BACK)
    touch(file.project)
    return file


def for_run(*, project: Project, unsaved: Mapping[str, str]) -> dict[str, str]:
    """Path -> digest of everything in the project, with unsaved texts on top. Saves none of them.

    Raises RefusedFile.
    """
    typed = {checked_name(name): contents.bytes_of(text) for name, text in unsaved.items()}
    saved = list(project.files.live().values_list("name", "blob_id", "size"))
    check_fits({name: size for name, _, size in saved}, typed)
    return {name: digest for name, digest, _ in saved} | keep_all(typed)


@transaction.atomic
def bring_home(
    *, project: Project, written: Files, removed: Iterable[str], started_from: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Take in what a program left behind; gives the names that changed, and sentences on what was left out.

    `started_from` is what `for_run` gave: a file that is no longer as the program found it was changed by the
    student meanwhile, and the student's stays.
    """
    project = held(project)
    changed, left_out = [], []
    for name, data in [*((name, None) for name in sorted(removed)), *sorted(written.items())]:
        try:
            if _take_in(project, name, data, started_from.get(name)):
                changed.append(name)
        except RefusedFile as refused:
            if str(refused) not in left_out:
                left_out.append(str(refused))
    if changed:
        touch(project)
    if len(left_out) > MOST_SENTENCES:
        more = len(left_out) - MOST_SENTENCES
        left_out[MOST_SENTENCES:] = [_("{number} more were left out for reasons like these.").format(number=more)]
    return changed, left_out


def held(project: Project) -> Project:
    """The project as it is now, kept from all other changes until the transaction ends."""
    return Project.objects.select_for_update().get(pk=project.pk)


def check_room(project: Project, changes: Mapping[str, bytes]) -> None:
    """Raises RefusedFile (TooLarge) where the project has no room for these files."""
    check_fits(dict(project.files.live().values_list("name", "size")), changes)


def check_fits(sizes: Mapping[str, int], changes: Mapping[str, bytes]) -> None:
    """The same where the sizes of what is there are known."""
    for name, data in changes.items():
        if contents.kind_of(name=name, data=data).is_text:
            contents.check_text_size(name=name, size=len(data))
    check_sizes({**sizes, **{name: len(data) for name, data in changes.items()}})


def put(file: File, data: bytes, *, kind: Kind, is_text: bool | None = None, origins: str | None = None) -> None:
    """Give the file these contents, as its next revision. `kind`: what made them."""
    found = contents.kind_of(name=file.name, data=data)
    file.blob, file.size = keep(data), len(data)
    file.is_text = found.is_text if is_text is None else is_text
    file.picture_type = found.picture_type
    file.revision += 1
    file.save()
    versions.keep(file, data, kind=kind, told=origins)


def put_away(file: File) -> None:
    file.deleted_at = timezone.now()
    file.save(update_fields=["deleted_at"])
    versions.keep(file, bytes(file.blob.data), kind=Kind.DELETED)


def _both(file: File, text: str, base: int, sent: Collection[str]) -> bytes:
    """Raises FileMovedOn."""
    both = together.put_together(file, text, base=base, sent=sent)
    if both is None:
        raise FileMovedOn(name=file.name, revision=file.revision, text=contents.shown(bytes(file.blob.data)))
    return contents.bytes_of(both)


def held_file(file: File) -> File:
    project = held(file.project)
    file = File.objects.select_related("blob").get(pk=file.pk)
    file.project = project
    return file


def _check_free(project: Project, name: str) -> None:
    keys = taken_keys(project)
    if name_key(name) in keys:
        raise NameTaken(
            _("There is already a file called {name} here. Try “{free}”.").format(name=name, free=free_name(name, keys))
        )


def taken_keys(project: Project) -> set[str]:
    return set(project.files.live().values_list("name_key", flat=True))


def touch(project: Project, *saved: File) -> None:
    """`saved`: where nothing but the text of these changed."""
    project.save(update_fields=["changed_at"])
    news.spread(project, *saved)


def _take_in(project: Project, name: str, data: bytes | None, found: str | None) -> bool:
    """Whether that changed the project. `data` None: removed; `found`: the digest the program found there."""
    name = _name_brought(name)
    file = project.files.live().filter(name_key=name_key(name)).first()
    if (file.blob_id if file else None) == (digest_of(data) if data is not None else None):
        return False
    _check_unchanged(project, name, file, found)
    if data is None:
        assert file  # else nothing would have differed
        put_away(file)
        return True
    check_room(project, {name: data})
    put(file or File(project=project, name=name, name_key=name_key(name), revision=0), data, kind=Kind.PROGRAM)
    return True


def _name_brought(name: str) -> str:
    try:
        return checked_name(name)
    except RefusedFile as refused:
        raise RefusedFile(
            _("The program wrote a file whose name cannot be used here. {reason}").format(reason=refused)
        ) from None


def _check_unchanged(project: Project, name: str, file: File | None, found: str | None) -> None:
    """Raises RefusedFile where the student's own would be lost to what the program did."""
    if file is None and found:
        raise RefusedFile(
            _("You deleted or renamed {name} while the program ran, so what it wrote there was left out.").format(
                name=name
            )
        )
    if file is None:
        return
    if file.name != name:
        raise RefusedFile(
            _("The program wrote {name}, but there is a {other} already: that name is too close.").format(
                name=name, other=file.name
            )
        )
    if file.is_entry:
        raise RefusedFile(
            _("The program changed or deleted {name}, with which Run starts. Yours was kept.").format(name=name)
        )
    if file.blob_id != found:
        raise RefusedFile(_("You changed {name} while the program ran, so yours was kept.").format(name=name))
