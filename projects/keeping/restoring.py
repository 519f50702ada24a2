"""Bringing back what was: always as a new version on top, so that this can be undone like anything else."""

import contextlib

from django.db import transaction
from django.utils.translation import gettext as _

from learn.people import names
from projects import files
from projects.errors import TooManyMoments
from projects.history import versions
from projects.models import File, Project, Version
from runner.errors import RefusedFile
from runner.files import digest_of

MOST_MOMENTS = 100  # of a project: each of them stays for good


@transaction.atomic
def bring_back(*, version: Version) -> File:
    """The file as that version has it, under the name it has today. Raises RefusedFile."""
    files.held(version.project)
    file = File.objects.select_related("project").get(pk=version.file_id)
    if file.deleted_at:
        file = files.restore(file=file)
    _give(file, version)
    return file


@transaction.atomic
def bring_all_back(*, project: Project, version_id: int) -> list[str]:
    """Every file as it was when that version was made; gives the names that changed. Raises RefusedFile.

    What came later is put away, as if it were deleted: it can be brought back too.
    """
    project = files.held(project)
    then = {version.file_id: version for version in versions.as_of(project, version_id)}
    changed = []
    for file in project.files.live().exclude(pk__in=then):
        if not file.is_entry:
            files.put_away(file)
            changed.append(file.name)
    for version in then.values():
        file = version.file
        if file.deleted_at:
            file = files.restore(file=file)
            changed.append(file.name)
        if file.name != version.name:
            with contextlib.suppress(RefusedFile):  # another file is called so now: it keeps today's name
                file = files.rename(file=file, name=version.name)
                changed.append(file.name)
        if _give(file, version):
            changed.append(file.name)
    return list(dict.fromkeys(changed))


def name_moment(*, version: Version, name: str) -> None:
    """Raises TooManyMoments."""
    name = names.words_in(name)[: Version._meta.get_field("moment").max_length]
    if name and version.project.versions.exclude(moment="").exclude(pk=version.pk).count() >= MOST_MOMENTS:
        raise TooManyMoments(
            _("{number} moments have a name here, and there is no room for more. Free one first.").format(
                number=MOST_MOMENTS
            )
        )
    version.moment = name
    version.save(update_fields=["moment"])


def _give(file: File, version: Version) -> bool:
    """Whether that changed the file."""
    data = versions.bytes_of(version)
    if digest_of(data) == file.blob_id:
        return False
    files.check_room(file.project, {file.name: data})
    files.put(file, data, kind=versions.Kind.RESTORED, is_text=version.is_text)
    files.touch(file.project)
    return True
