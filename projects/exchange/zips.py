"""A project as a zip, out and in. What comes in is a stranger's: it is counted before and while it is unpacked.

Nothing is written to the disk, so a path in a zip leads nowhere: only its last part becomes a name. How well a file may
be packed needs no figure of its own: only deflate is taken, which packs a thousand to one at best, and what comes out
is counted as it comes, up to what a project can hold. A zip in a zip is a file like others, and is not opened.
"""

import contextlib
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects import contents
from projects.exchange.bundles import Bundle
from projects.exchange.places import ZipPath, name_for, place_of, without_common_folder
from projects.models import Project
from runner.errors import RefusedFile, TooLarge
from runner.files import load
from runner.limits import LIMITS, MIB
from runner.names import name_key, tidied

MOST_ENTRIES = 1_000  # with the folders, and with what computers put beside people's files
READ_BYTES = 64 * 1024
ENTRY_SIGNATURE = b"PK\1\2"  # begins each line of a zip's table of contents
IS_ENCRYPTED = 0x1
WAYS_OF_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = gettext_lazy(
    "This zip cannot be opened: perhaps it was cut off on its way. Make it again, or download it again."
)
FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, LookupError, OverflowError, NotImplementedError, RuntimeError),
)


class AboutZip(msgspec.Struct):
    """The comment of a zip that was made here: with it a project comes back just as it was."""

    buildalong: int  # 1: written in the first way
    title: str
    entry: str


def pack(project: Project) -> bytes:
    """The project's files, in one folder with its name."""
    files = load(dict(project.files.live().values_list("name", "blob_id")))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{folder_name(project.title)}/{name}", data)
        archive.comment = msgspec.json.encode(AboutZip(buildalong=1, title=project.title, entry=project.entry))
    return packed.getvalue()


def folder_name(title: str) -> str:
    """The title as every computer lets a folder be called."""
    return tidied(title.replace("/", "_").replace("\\", "_")).removesuffix(".py")


def unpack(*, name: str, data: bytes) -> Bundle:
    """Raises RefusedFile (TooLarge among them) where it cannot come in."""
    with _opened(data) as archive:
        about = _about(archive.comment)
        bundle = Bundle(title=about.title if about else name.removesuffix(".zip"), files={})
        for place, content in _contents(archive, bundle):
            _take(bundle, place, content, is_from_here=about is not None)
    if about and about.entry in bundle.files:
        bundle.entry = about.entry
    if not bundle.files:
        raise RefusedFile(" ".join([_("There is nothing in this zip that a project can hold."), *bundle.sentences]))
    return bundle


@contextlib.contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    # Counted before it is opened: opening makes an object of each entry, and a small file can list a million.
    if data.count(ENTRY_SIGNATURE) > MOST_ENTRIES:
        raise RefusedFile(
            _("There are more than {most:,} files in this zip. Pack only those of one project.").format(
                most=MOST_ENTRIES
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except FAULTS as fault:
        raise RefusedFile(str(BROKEN)) from fault


def _about(comment: bytes) -> AboutZip | None:
    try:
        return msgspec.json.decode(comment, type=AboutZip)
    except (msgspec.DecodeError, UnicodeError):
        return None


def _contents(archive: zipfile.ZipFile, bundle: Bundle) -> Iterator[tuple[ZipPath, bytes]]:
    """What a person put into it. Notes in `bundle` what has to stay outside."""
    listed = [(entry, place_of(entry)) for entry in archive.infolist() if not entry.is_dir()]
    entries = [entry for entry, place in listed if not place.is_of_the_computer]
    places = without_common_folder([place for _, place in listed if not place.is_of_the_computer])
    _check_number(len(entries))
    for entry, place in zip(entries, places, strict=True):
        if stat.S_ISLNK(entry.external_attr >> 16):
            bundle.said.append(_("{place} was left out: it only points to another file.").format(place=place))
            continue
        try:
            yield place, _read(archive, entry, place)
        except TooLarge as refused:
            bundle.said.append(f"{refused}")


def _check_number(files: int) -> None:
    if files > LIMITS.project_files:
        raise RefusedFile(
            _(
                "There are {files:,} files in this zip, and a project can have {most}. "
                "Pack only those that the program needs."
            ).format(files=files, most=LIMITS.project_files)
        )


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: ZipPath) -> bytes:
    """Its bytes, counted as they come: what the zip says about them may be wrong. Raises RefusedFile."""
    if entry.flag_bits & IS_ENCRYPTED:
        raise RefusedFile(_("This zip is closed with a password. Pack it again without one."))
    if entry.compress_type not in WAYS_OF_PACKING:
        raise RefusedFile(_("This zip is packed in a way that few programs know. Pack it again as a plain zip."))
    data, most = bytearray(), LIMITS.project_file_bytes
    with archive.open(entry) as file:
        while piece := file.read(READ_BYTES):
            data += piece
            if len(data) > most:
                raise TooLarge(
                    _("{place} was left out: it has more than {most} MB, the most for one file.").format(
                        place=place, most=most // MIB
                    )
                )
    return bytes(data)


def _take(bundle: Bundle, place: ZipPath, data: bytes, *, is_from_here: bool) -> None:
    name = name_for(place, {name_key(name) for name in bundle.files})
    try:
        data = data if is_from_here else contents.brought(name=name, data=data)
        if contents.text_in(data) is not None:
            contents.check_text_size(name=name, size=len(data))
    except RefusedFile as refused:
        bundle.said.append(str(refused))
        return
    if place.name in bundle.files and bundle.files[place.name] == data:
        return  # twice in the zip
    bundle.files[name] = data
    if sum(map(len, bundle.files.values())) > LIMITS.project_bytes:
        raise TooLarge(
            _(
                "Unpacked, this zip has more than {most} MB, the most for one project. "
                "Leave large pictures or data out."
            ).format(most=LIMITS.project_bytes // MIB)
        )
    if len(place.parts) > 1:
        bundle.said.append(
            _(
                "A project has no folders, so {place} is now {name}: where your program opens it, change that too."
            ).format(place=place, name=name)
        )
    elif name != place.name:
        bundle.said.append(_("A file could not keep its name: it is called {name} here.").format(name=name))
