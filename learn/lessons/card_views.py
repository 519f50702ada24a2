"""The concept cards: all of them, and each on a page with its tiny program to change and run."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from learn.lessons import cards
from learn.lessons.cards import Card


@login_required
@require_safe
def all_cards(request: HttpRequest) -> HttpResponse:
    return render(request, "learn/cards/cards.html", {"cards": cards.all_cards()})


@login_required
@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponse:
    found = cards.find(slug)
    if found is None:
        raise Http404
    everything = cards.all_cards()
    at = everything.index(found)
    context = {
        "card": found,
        "data": _told(found),
        "before": everything[at - 1] if at else None,
        "after": everything[at + 1] if at + 1 < len(everything) else None,
    }
    return render(request, "learn/cards/card.html", context)


def _told(card: Card) -> dict[str, Any]:
    """What the page's editor and console start from, as a shared project has it."""
    name = cards.PROGRAM_NAME
    file = {"id": card.slug, "name": name, "is_text": True, "is_picture": False, "text": card.program}
    return {
        "project": {"id": f"card.{card.slug}", "title": card.title, "entry": name},
        "files": [file],
        "shown": [],
        "socket": f"/ws{reverse('lessons:card', args=[card.slug])}run/",
    }
