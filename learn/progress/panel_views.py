"""The workspace of a lesson's project, and the fragments of the panel beside it."""

import uuid

import msgspec
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from learn.progress import attempts, changes, hints, journeys, news, panel, questions, tasks
from learn.progress.errors import ProgressError
from learn.progress.messages import Checked
from learn.progress.rights import of_own, of_visible
from learn.progress.standing import Standing, of_project
from projects import answers, files
from projects import rights as of_projects
from projects.pages import views as projects_views
from projects.rights import SignedIn
from runner.errors import RefusedFile

MOST_DIGITS = 18  # of a number that a page sends; Python itself reads only some thousands, and raises


class ToCheck(msgspec.Struct, forbid_unknown_fields=True):
    files: dict[str, str] = {}  # name -> text not saved yet


@never_cache
@login_required
@require_safe
def workspace(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """As projects have it; where it belongs to a lesson, with that beside it."""
    project = of_projects.visible(request, project_id)
    about = projects_views.about_workspace(request, project)
    standing = of_project(project)
    if standing is None:
        return render(request, "projects/workspace.html", about)
    return render(request, "learn/lessons/workspace.html", about | panel.describe(standing, request.user))


@never_cache
@require_safe
@of_visible
def look(request: SignedIn, standing: Standing) -> HttpResponse:
    return _panel(request, standing, look_at=request.GET.get("step", ""))


@require_POST
@of_own
def hint(request: SignedIn, standing: Standing) -> HttpResponse:
    if not standing.is_twin:
        hints.take(standing)
    return _panel(request, standing)


@require_POST
@answers.in_json
def check(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """The files as the page has them; the answer comes to all pages of the project, as after a run."""
    project = of_projects.own(request, project_id)
    standing = of_project(project)
    if standing is None or not standing.is_build or standing.is_over:
        raise answers.Refusal(422, _("There is nothing to check here."))
    digests = files.for_run(project=project, unsaved=answers.body(request, ToCheck).files)
    try:
        attempt = attempts.begin(standing)
    except ProgressError as refused:
        raise answers.Refusal(422, str(refused)) from None
    tasks.check.delay(str(attempt.pk), str(project.pk), digests)
    return JsonResponse({"attempt": str(attempt.pk)})


@require_POST
@of_own
def answer(request: SignedIn, standing: Standing) -> HttpResponse:
    """To a question. Where that has to be run first, the pages of the project hear what came of it."""
    numbers = [int(number) for number in request.POST.getlist("answer")[:200] if is_number(number)]
    given = None if standing.is_build else questions.checked_answer(standing, numbers)
    if given is None:
        return _panel(request, standing, refused=_("Choose something first, then press the button again."), status=422)
    try:
        attempt = attempts.begin(standing, answer=given)
    except ProgressError as refused:
        return _panel(request, standing, refused=str(refused), status=422)
    if standing.step.kind == "find":
        found = questions.line_found(standing.step, given[0])
        attempts.record(attempt, standing, found)
        news.spread(standing.project, Checked(attempt=str(attempt.pk), passed=found.passed, text=found.verdict.words))
    else:
        tasks.check.delay(str(attempt.pk), str(standing.project.pk), {})
    return _panel(request, standing)


@require_POST
@of_own
def go_on(request: SignedIn, standing: Standing) -> HttpResponse:
    try:
        following = journeys.go_on(standing)
    except ProgressError as refused:
        return _panel(request, standing, refused=str(refused), status=422)
    if following is None:
        return _to(request, reverse("progress:done", args=[standing.lesson.slug]))
    return _panel(request, of_project(standing.project))


@require_POST
@of_own
def undo(request: SignedIn, standing: Standing) -> HttpResponse:
    """`version`: what was there before an undoing, to have that back."""
    asked = request.POST.get("version", "")
    version_id = int(asked) if is_number(asked) else None
    try:
        before = journeys.undo_step(standing, version_id=version_id)
    except RefusedFile as refused:
        return _panel(request, standing, refused=str(refused), status=422)
    return _panel(request, standing, undone=before, is_back=version_id is not None)


@never_cache
@require_safe
@of_visible
def changed(request: SignedIn, standing: Standing) -> HttpResponse:
    if standing.is_twin:
        return HttpResponse(status=204)
    context = {"changes": changes.since_last_pass(standing), "last_pass": changes.last_pass(standing)}
    return render(request, "learn/lessons/_changes.html", context)


@require_POST
@of_own
def leave(request: SignedIn, standing: Standing) -> HttpResponse:
    if not standing.is_twin:
        journeys.leave(standing.journey)
    return _to(request, reverse("projects:workspace", args=[standing.project.pk]))


def is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= MOST_DIGITS


def _panel(
    request: SignedIn, standing: Standing | None, *, look_at: str = "", status: int = 200, **more
) -> HttpResponse:
    """The fragment; without htmx, the whole page."""
    assert standing is not None
    if not request.htmx:
        return redirect("projects:workspace", standing.project.pk)
    context = panel.describe(standing, request.user, look_at=look_at) | more
    return render(request, "learn/lessons/_panel.html", context, status=status)


def _to(request: SignedIn, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
