"""Every version of every file: kept with each save, read again by whoever looks back.

A version is packed against a key version some saves before it, so that it can be read with one other row, and
thousands of them take little room. `projects/keeping/thinning.py` lets the old ones go.
"""

from collections.abc import Iterable

from django.db.models import Max, QuerySet

from projects import contents
from projects.history import origins
from projects.history.packing import pack, unpack
from projects.models import File, Project, Version

Kind = Version.Kind

LONGEST_CHAIN = 40  # versions that one key carries
LARGEST_STEP = 1500  # bytes: what is further from its key becomes a key itself
CODES = {  # where new text came from, if the page did not say
    Kind.TYPED: origins.TYPED,
    Kind.RESTORED: origins.RESTORED,
    Kind.PROGRAM: origins.PROGRAM,
    Kind.UPLOADED: origins.BROUGHT,
    Kind.IMPORTED: origins.BROUGHT,
    Kind.SUGGESTED: origins.SUGGESTED,
    Kind.STARTER: origins.TEMPLATE,
    Kind.COPIED: origins.TEMPLATE,
    Kind.MERGED: origins.TYPED,
}


def keep(file: File, data: bytes, *, kind: Kind, told: str | None = None) -> Version:
    """The file as it is now, in its history. The project has to be held. `told`: its origins, as a page knows them."""
    version = _of(file, kind)
    if not file.is_text:
        version.blob_id = file.blob_id
    else:
        before = newest(file)
        if told is None or origins.FOUND in told:
            known = _origins_after(before, contents.shown(data), CODES.get(kind, origins.UNKNOWN))
            told = origins.filled(told, known) if told else known
        fill(version, data, told, before=before)
    version.save()
    return version


def keep_first(files: Iterable[File], *, kind: Kind, origins_of_texts: dict[str, str]) -> None:
    """The first version of files that were just made of blobs: rows, not bytes."""
    versions = [_of(file, kind) for file in files]
    for version in versions:
        version.blob_id = version.file.blob_id
        version.origins = pack(origins_of_texts.get(version.name, "").encode())
    Version.objects.bulk_create(versions)


def fill(version: Version, data: bytes, origins_of_text: str, *, before: Version | None) -> None:
    """Pack the bytes of a text, against the key of the version before it where that makes them smaller."""
    key = (before.key or before) if before and before.is_text and before.link < LONGEST_CHAIN else None
    version.packed = pack(data, bytes_of(key)) if key else b""
    if key and len(version.packed) <= LARGEST_STEP:
        version.key, version.link = key, before.link + 1 if before else 0
        version.origins = pack(origins_of_text.encode(), origins_of(key).encode())
    else:
        version.key, version.link = None, 0
        version.packed, version.origins = pack(data), pack(origins_of_text.encode())


def bytes_of(version: Version) -> bytes:
    if version.blob_id:
        assert version.blob
        return bytes(version.blob.data)
    return unpack(bytes(version.packed), bytes_of(version.key) if version.key else b"")


def origins_of(version: Version) -> str:
    """As `projects/history/origins.py` writes them; empty where nobody knows."""
    if not version.origins:
        return ""
    base = origins_of(version.key).encode() if version.key else b""
    return unpack(bytes(version.origins), base).decode()


def text_of(version: Version) -> str | None:
    """None where it is no text."""
    return contents.shown(bytes_of(version)) if version.is_text else None


def text_at(file: File, revision: int) -> str | None:
    """The text of the file at that revision; None where it was no text, never was, or is not kept any more."""
    if revision == file.revision:
        return contents.shown(bytes(file.blob.data)) if file.is_text else None
    version = _readable(file.versions.filter(revision=revision)).order_by("id").last()
    return text_of(version) if version else None


def newest(file: File) -> Version | None:
    return _readable(file.versions.all()).order_by("-revision", "-id").first()


def as_of(project: Project, version_id: int) -> list[Version]:
    """Each file as it was when that version was made; those that were deleted then are left out."""
    until_then = Version.objects.filter(project=project, id__lte=version_id)
    last_ones = until_then.values("file").annotate(last=Max("id")).values_list("last", flat=True)
    return list(_readable(Version.objects.filter(pk__in=list(last_ones))).exclude(kind=Kind.DELETED))


def _readable(versions: QuerySet[Version]) -> QuerySet[Version]:
    """With all that their bytes need."""
    return versions.select_related("blob", "key", "key__blob")


def _of(file: File, kind: Kind) -> Version:
    return Version(
        project_id=file.project_id,
        file=file,
        revision=file.revision,
        kind=kind,
        name=file.name,
        size=file.size,
        is_text=file.is_text,
    )


def _origins_after(before: Version | None, text: str, code: str) -> str:
    was = text_of(before) if before else None
    if before is None or was is None:
        return origins.whole(text, code)
    return origins.carried(before=was, origins=origins_of(before), after=text, code=code)
