"""The tutor of a class: what it is set to, what is asked most, and what serves it."""

from asgiref.sync import async_to_sync
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from learn.people.models import Classroom
from tutor import rules
from tutor.model import current
from tutor.pages.serving import served
from tutor.reports import asked, summaries
from tutor.rights import SignedIn, of_taught

PERIODS = (1, 7, 30)  # days
WEEK = 7


@require_safe
@of_taught
def of_class(request: SignedIn, classroom: Classroom) -> HttpResponse:
    """A fragment of the class page, or by itself."""
    context = {"classroom": classroom, "summary": summaries.of_class(request.user, classroom)}
    if request.htmx:
        return render(request, "tutor/_of_class.html", context)
    context["rows"] = summaries.people_today(request.user, classroom)
    return render(request, "tutor/of_class.html", context)


@require_safe
@of_taught
def most_asked(request: SignedIn, classroom: Classroom) -> HttpResponse:
    days = next((days for days in PERIODS if str(days) == request.GET.get("days")), WEEK)
    most = asked.most_asked(request.user, classroom, days)
    context = {"classroom": classroom, "most": most, "days": days, "periods": PERIODS}
    return render(request, "tutor/most_asked.html", context)


@require_safe
@of_taught
def serving(request: SignedIn, classroom: Classroom) -> HttpResponse:
    about = async_to_sync(current().about)()
    rows = served(about, rules.of_class(classroom).jobs)
    context = {"classroom": classroom, "about": about, "rows": rows, "is_elsewhere": bool(settings.TUTOR_MODEL_URL)}
    return render(request, "tutor/serving.html", context)
