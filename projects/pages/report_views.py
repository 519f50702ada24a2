"""Reporting a project, and the teacher's answers."""

import uuid

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from learn.people import guesses, names
from learn.people.rights import for_teachers
from projects import rights
from projects.models import Project, Report, SharedProject
from projects.rights import SignedIn
from projects.sharing import links, visits
from projects.sharing import reports as made
from projects.sharing.opening import of_share
from runner.errors import RefusedRun

THANKS = gettext_lazy("Thank you. The teacher will look at it, and nobody else learns that you wrote.")


class ReportForm(forms.Form):
    reason = forms.ChoiceField(choices=Report.Reason.choices)
    words = forms.CharField(max_length=200, required=False)


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=[(Report.Answer.KEEP, ""), (Report.Answer.HIDE, "")])
    words = forms.CharField(max_length=300, required=False)


@require_POST
@of_share
def report(request: HttpRequest, share: SharedProject) -> HttpResponse:
    form = ReportForm(request.POST)
    if not form.is_valid():
        context = {"share": share, "form": form, "reasons": Report.Reason.choices}
        return render(request, "projects/report.html", context, status=422)
    reporter = request.user if request.user.is_authenticated else None
    if reporter or may_report(request):
        made.make(project=share.project, reporter=reporter, **_cleaned(form))
    messages.success(request, THANKS)
    return redirect("projects:shared", share.token)


@never_cache
@for_teachers
@require_safe
def reports(request: SignedIn) -> HttpResponse:
    return _reports(request)


@require_POST
@never_cache
@for_teachers
def answer(request: SignedIn, report_id: int) -> HttpResponse:
    found = get_object_or_404(Report.objects.visible_to(request.user).select_related("project"), pk=report_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _reports(request, refused=found.pk, status=422)
    if found.answered_at is None:
        made.answer(found, teacher=request.user, **_cleaned(form))
    return redirect("projects:reports")


@require_POST
@login_required
def read(request: SignedIn, report_id: int) -> HttpResponse:
    """The owner has read what the teacher said."""
    found = get_object_or_404(Report.objects.exclude(answered_at=None), pk=report_id, project__owner=request.user)
    Report.objects.filter(project=found.project, read_at=None).exclude(answered_at=None).update(read_at=timezone.now())
    return redirect("projects:mine")


@require_POST
@for_teachers
def allow(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """A teacher opens again what was hidden; the owner then makes a new link."""
    project: Project = rights.visible(request, project_id)
    made.allow_again(project)
    messages.success(request, _("“{project}” may be shared again. Its owner makes a new link.").format(project=project))
    return redirect("projects:reports")


def may_report(request: HttpRequest) -> bool:
    """Of all visitors without an account, a few reports a minute are enough."""
    try:
        visits.check_pace(visits.Visitor(user=None, visit="reports", address=guesses.address(request)))
    except RefusedRun:
        return False
    return True


def _cleaned(form: forms.Form) -> dict:
    return form.cleaned_data | {"words": names.words_in(form.cleaned_data["words"])}


def _reports(request: SignedIn, *, status: int = 200, **context) -> HttpResponse:
    about = Report.objects.visible_to(request.user).select_related("project__owner", "project__share", "answered_by")
    waiting, answered = about.unanswered().order_by("made_at"), about.exclude(answered_at=None).order_by("-answered_at")
    people = {report.project.owner for report in about} | {report.reporter for report in waiting if report.reporter}
    context |= {
        "waiting": waiting,
        "answered": answered[:30],
        "names": links.names_for(request.user, people),
    }
    return render(request, "projects/reports.html", context, status=status)
