"""What the page of a shared project is told: its files, what it showed last, and where to ask."""

import secrets
from typing import Any

import msgspec
from django.urls import reverse

from projects import contents, descriptions
from projects.models import File, Project, SharedProject
from runner import messages
from runner.files import load
from runner.messages import Asked, Drawing, Event, Output, Picture
from runner.models import Run

MOST_SHOWN_CHARS = 1_000_000  # of events, as JSON
NOT_SHOWN = frozenset({"asked", "queued", "started", "files", "refused"})


def describe(share: SharedProject) -> dict[str, Any]:
    files = descriptions.files_of(share.project)
    texts = load({file.name: file.blob_id for file in files if file.is_text})
    visit = secrets.token_urlsafe(16)
    return {
        "project": {"id": f"shared.{share.token}", "title": share.project.title, "entry": share.project.entry},
        "files": [_described(share, file, texts) for file in files],
        "shown": last_shown(share.project),
        "socket": f"/ws{reverse('projects:shared', args=[share.token])}{visit}/run/",
    }


def last_shown(project: Project) -> list[dict[str, Any]]:
    """The events of its last run, the latest if there are too many.

    A program that asked may have printed what its owner answered, a name perhaps: of that only pictures are shown.
    """
    runs = Run.objects.filter(place=project.place, state=Run.State.ENDED).order_by("-created_at")
    lines = (runs.values_list("transcript", flat=True).first() or "").split("\n")
    events = [(line, messages.decode_event(line)) for line in lines if line]
    asked = any(isinstance(event, Asked) for _, event in events)
    drawn = sum(len(line) for line, event in events if isinstance(event, Drawing))
    shown, room = [], MOST_SHOWN_CHARS
    for line, event in reversed(events):
        is_part = isinstance(event, Drawing) and drawn > MOST_SHOWN_CHARS  # of a drawing that makes no sense in parts
        if _may_show(event, asked) and not is_part and len(line) <= room:
            room -= len(line)
            shown.append(msgspec.json.decode(line))
    return shown[::-1]


def _may_show(event: Event, asked: bool) -> bool:
    if asked:
        return isinstance(event, Picture)
    is_answer = isinstance(event, Output) and event.stream == "answer"
    return not is_answer and event.__struct_config__.tag not in NOT_SHOWN


def _described(share: SharedProject, file: File, texts: dict[str, bytes]) -> dict[str, Any]:
    ids = {"token": share.token, "file_id": file.pk}
    return {
        "id": str(file.pk),
        "name": file.name,
        "size": file.size,
        "is_text": file.is_text,
        "is_picture": bool(file.picture_type),
        "download_url": reverse("projects:shared_download", kwargs=ids),
        "picture_url": reverse("projects:shared_picture", kwargs=ids) + f"?v={file.blob_id[:16]}",
        **({"text": contents.shown(texts[file.name])} if file.is_text else {}),
    }
