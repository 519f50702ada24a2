"""Alarms, at the top of a teacher's pages until one has seen to them."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from learn.people.models import Classroom
from learn.people.rights import for_teachers
from tutor.alarms.calls import calls, see_to
from tutor.models import Alarm
from tutor.rights import SignedIn, of_taught


@never_cache
@require_safe
@for_teachers
def of_all(request: SignedIn) -> HttpResponse:
    """A fragment of the page with all classes, asked for again and again."""
    return _calls(request)


@require_safe
@of_taught
def of_class(request: SignedIn, classroom: Classroom) -> HttpResponse:
    """The same of one class."""
    return _calls(request, classroom)


@require_POST
@for_teachers
def seen(request: SignedIn, alarm_id: int) -> HttpResponse:
    """A teacher has seen to it; where they come from, the others stay."""
    alarm = get_object_or_404(Alarm.objects.visible_to(request.user).exclude(student=request.user), pk=alarm_id)
    see_to(alarm, request.user)
    if request.htmx:
        return _calls(request, _classroom(request), is_seen=True)
    messages.success(request, _("Thank you for seeing to it."))
    return redirect("people:classes")


def _calls(request: SignedIn, classroom: Classroom | None = None, *, is_seen: bool = False) -> HttpResponse:
    """Nothing to swap where the page shows these already: whoever is reading is not disturbed.

    `is_seen`: the button that was pressed goes away, so the keyboard is led on.
    """
    found = calls(request.user, classroom)
    known = " ".join(str(call.alarm.pk) for call in found)
    if request.GET.get("known") == known:
        return HttpResponse(status=204)
    context = {"calls": found, "known": known, "classroom": classroom, "is_seen": is_seen}
    return render(request, "tutor/_alarms.html", context)


def _classroom(request: SignedIn) -> Classroom | None:
    try:
        pk = uuid.UUID(request.POST.get("classroom", ""))
    except ValueError:
        return None
    return Classroom.objects.taught_by(request.user).filter(pk=pk).first()
