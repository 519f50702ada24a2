"""Files that a person brings from their own computer."""

from collections.abc import Iterable
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from projects import contents, files
from projects.errors import NameTaken
from projects.exchange import bringing
from projects.models import File, Project, Version
from runner.errors import RefusedFile
from runner.files import check_sizes, digest_of
from runner.names import name_key, tidied


def bring(*, project: Project, uploads: Iterable[UploadedFile]) -> tuple[list[File], list[str]]:
    """Gives the files that are in the project now, and sentences on what is not, or not as it was."""
    brought: list[File] = []
    refused: list[str] = []
    for upload in uploads:
        try:
            if (upload.name or "").lower().endswith(bringing.BUNDLES):
                brought += _bring_bundle(project, upload, refused)
            else:
                brought.append(_bring_one(project, upload))
        except RefusedFile as refusal:
            refused.append(str(refusal))
    return brought, refused


def _bring_bundle(project: Project, upload: UploadedFile, said: list[str]) -> list[File]:
    """A zip is unpacked, a notebook becomes a program: nobody can use them here as they are."""
    bundle = bringing.read(name=upload.name or "", data=upload.read())
    if (upload.name or "").lower().endswith(".ipynb"):
        bundle.files = {tidied(f"{PurePath(upload.name or '').stem}.py"): bundle.files[bundle.entry]}
    brought = bringing.into_project(project=project, bundle=bundle)
    said += bundle.sentences
    return brought


def _bring_one(project: Project, upload: UploadedFile) -> File:
    # A photo's name is no reason to send anybody back to their camera: what cannot stay in it is replaced.
    name = tidied(upload.name or "")
    check_sizes({name: upload.size or 0})  # before it is read
    data = contents.brought(name=name, data=upload.read())
    try:
        return files.add(project=project, name=name, data=data, kind=Version.Kind.UPLOADED)
    except NameTaken:
        same = project.files.live().filter(name_key=name_key(name), blob_id=digest_of(data)).first()
        if same is None:
            raise NameTaken(
                _(
                    "There is already a file called {name} here. "
                    "Rename or delete that one, then bring the new one again."
                ).format(name=name)
            ) from None
        return same
