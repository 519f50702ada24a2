"""Two places at once: which of two texts to go on with, and where the student was."""

import uuid
from typing import Any

import msgspec
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from projects import answers, asides, places, rights
from projects.descriptions import describe
from projects.places import Place
from projects.rights import SignedIn


class Choice(msgspec.Struct, forbid_unknown_fields=True):
    text: str  # to go on with
    base: int  # the revision that was the other text, or beside which it was shown
    beside: str  # the one that was not chosen: it goes into the history
    aside: uuid.UUID | None = None
    second: bool = False  # … and becomes a file of its own


@require_POST
@answers.in_json
def settle(request: SignedIn, project_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    file = get_object_or_404(rights.own(request, project_id).files.live(), pk=file_id)
    choice: dict[str, Any] = msgspec.structs.asdict(answers.body(request, Choice))
    return JsonResponse(describe(asides.settle(file=file, **choice)))


@require_http_methods(["PUT", "POST"])  # a page that goes can only post
@answers.in_json
def place(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    project = rights.own(request, project_id)
    places.note(project=project, place=answers.body(request, Place))
    return JsonResponse({})
