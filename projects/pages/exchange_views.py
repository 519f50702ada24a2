"""The doors in and out: a project taken along, one brought in, a program pasted."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from projects import answers, contents, files, rights
from projects.descriptions import describe_with_text
from projects.errors import RefusedFork
from projects.exchange import bringing, notebooks, pages, pasted, zips
from projects.exchange.bundles import Bundle
from projects.models import Version
from projects.pages.file_views import MOST_BYTES_AT_ONCE, SEALED, NewFile
from projects.rights import SignedIn
from runner.errors import RefusedFile, TooLarge
from runner.limits import LIMITS, MIB


@login_required
@require_safe
def as_zip(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    project = rights.visible(request, project_id)
    return _attached(zips.pack(project), name=f"{zips.folder_name(project.title)}.zip", kind="application/zip")


@login_required
@require_safe
def as_notebook(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """The program that Run starts; the other files travel in the zip."""
    project = rights.visible(request, project_id)
    file = get_object_or_404(project.files.live().select_related("blob"), name=project.entry)
    packed = notebooks.pack(contents.shown(bytes(file.blob.data)))
    return _attached(packed, name=f"{zips.folder_name(project.title)}.ipynb", kind="application/x-ipynb+json")


@login_required
@require_safe
def as_page(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    project = rights.visible(request, project_id)
    return _attached(pages.pack(project).encode(), name=f"{zips.folder_name(project.title)}.html", kind="text/html")


@csrf_exempt  # the token stands in the form, which is read only when its size is known: see _bring
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: SignedIn) -> HttpResponse:
    """A new project, of a file that somebody chose."""
    if request.method != "POST":
        return _doors(request)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES_AT_ONCE:
        return _doors(request, status=413, refused_file=_too_large())
    return _bring(request)


@csrf_protect
def _bring(request: SignedIn) -> HttpResponse:
    chosen = request.FILES.get("file")
    if chosen is None:
        return _doors(request, status=422, refused_file=_("Choose a file first."))
    return _opened(request, lambda: bringing.read(name=chosen.name or "", data=chosen.read()), "refused_file")


@login_required
@require_POST
def paste(request: SignedIn) -> HttpResponse:
    """A new project, of a text that somebody copied."""
    title, text = request.POST.get("title", ""), request.POST.get("text", "")
    return _opened(request, lambda: pasted.unpack(title=title, text=text), "refused_text", title=title, text=text)


@require_POST
@answers.in_json
def paste_into(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """A new file in a project, of a text that somebody copied."""
    project = rights.own(request, project_id)
    new = answers.body(request, NewFile)
    bundle = pasted.unpack(title="", text=new.text)
    file = files.add(
        project=project, name=new.name.strip(), data=bundle.files[bundle.entry], kind=Version.Kind.IMPORTED
    )
    return JsonResponse({"file": describe_with_text(file), "said": bundle.sentences}, status=201)


def _too_large() -> str:
    most = LIMITS.project_bytes // MIB
    return _("That file is too large: at most {most} MB can come in at once.").format(most=most)


def _opened(request: SignedIn, read: Callable[[], Bundle], refused: str, **typed: str) -> HttpResponse:
    try:
        bundle = read()
        project = bringing.as_project(owner=request.user, bundle=bundle)
    except (RefusedFile, RefusedFork) as error:
        return _doors(request, status=413 if isinstance(error, TooLarge) else 422, **{refused: str(error)}, **typed)
    for sentence in bundle.sentences:
        messages.info(request, sentence)
    return redirect("projects:workspace", project.pk)


def _doors(request: SignedIn, *, status: int = 200, **context: str) -> HttpResponse:
    return render(request, "projects/bring.html", context, status=status)


def _attached(data: bytes, *, name: str, kind: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {**SEALED, "Content-Disposition": disposition, "Cache-Control": "no-store, private"}
    return HttpResponse(data, content_type=kind, headers=headers)
