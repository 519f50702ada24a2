"""Every exchange: a page at a time, one by itself, and all of them as a table."""

import uuid
from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlencode

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learn.people.models import Classroom, User
from projects.exchange.zips import folder_name
from projects.models import Project
from tutor import words
from tutor.models import Exchange
from tutor.pages import forms
from tutor.reports import filters, tables
from tutor.reports.retelling import kind, retold
from tutor.rights import SignedIn, of_taught


@require_safe
@of_taught
def exchanges(request: SignedIn, classroom: Classroom) -> HttpResponse:
    """The whole page, or what htmx puts into it."""
    form = forms.FilterForm(request.GET)
    wanted = form.wanted(classroom=classroom)
    context = shown(request, wanted) | {"classroom": classroom}
    if request.htmx:
        return render(request, "tutor/_exchanges.html", context)
    members = classroom.memberships.order_by("nickname_key").values_list("student_id", "nickname")
    context |= {"wanted": wanted, "members": members, "jobs": words.JOBS.items(), "places": forms.places()}
    context |= {"chosen_place": request.GET.get("place", ""), "kind": kind(wanted.tag)}
    return render(request, "tutor/exchanges.html", context)


@require_safe
@of_taught
def table(request: SignedIn, classroom: Classroom) -> StreamingHttpResponse:
    """All that the filters let through, as CSV."""
    wanted = forms.FilterForm(request.GET).wanted(classroom=classroom)
    lines = tables.lines(filters.all_of(request.user, wanted), request.user)
    name = _("Tutor in {classroom} {day}").format(classroom=classroom, day=f"{timezone.localdate():%Y-%m-%d}")
    disposition = content_disposition_header(as_attachment=True, filename=f"{folder_name(name)}.csv")
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store, private"}
    return StreamingHttpResponse(_sent(lines), content_type="text/csv; charset=utf-8", headers=headers)


@never_cache
@login_required
@require_safe
def exchange(request: SignedIn, exchange_id: uuid.UUID) -> HttpResponse:
    """One by itself, for its student and for the student's teachers."""
    found = get_object_or_404(Exchange.objects.visible_to(request.user), pk=exchange_id)
    projects = Project.objects.live().visible_to(request.user).filter(exchange=found)
    context = {
        "told": retold([found], request.user, is_whole=True)[0],
        "is_own": found.student_id == request.user.pk,
        "project": projects.first(),
        "classroom": _met_in(found, request.user),
    }
    return render(request, "tutor/exchange.html", context)


def _met_in(found: Exchange, teacher: User) -> Classroom | None:
    """Where the teacher has its student: rather the class in which it was asked."""
    met = Classroom.objects.taught_by(teacher).filter(memberships__student=found.student_id)
    return met.filter(exchange=found).first() or met.first()


def shown(request: SignedIn, wanted: filters.Filters) -> dict:
    """For `_exchanges.html`: a page, and the address of the next with the same filters."""
    page = filters.page(request.user, wanted, filters.read_place(request.GET.get("before", "")))
    query = {name: value for name, value in request.GET.items() if value and name != "before"}
    return {
        "page": page,
        "rows": retold(page.rows, request.user),
        "filters": urlencode(query),
        "further": urlencode(query | {"before": page.further}) if page.further else "",
        "is_first": "before" not in request.GET,
    }


async def _sent(lines: Iterator[str]) -> AsyncIterator[str]:
    """Each piece is read from the database when the one before is on its way."""
    while (piece := await sync_to_async(lambda: next(lines, None))()) is not None:
        yield piece
