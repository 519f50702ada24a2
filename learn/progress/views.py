"""The pages: all lessons, one lesson, the end of it, what I have made, and a class."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from learn.lessons import lessons
from learn.lessons.lesson import Lesson
from learn.people.models import Classroom
from learn.people.rights import for_teachers
from learn.progress import journeys, summaries, twins
from learn.progress.models import Journey
from projects import contents, starters
from projects.errors import RefusedFork
from projects.pages.views import A_YEAR, SEALED
from projects.rights import SignedIn


@never_cache
@login_required
@require_safe
def all_lessons(request: SignedIn) -> HttpResponse:
    return render(request, "learn/lessons/lessons.html", {"ways": summaries.of_student(request.user)})


@never_cache
@login_required
@require_safe
def lesson(request: SignedIn, slug: str) -> HttpResponse:
    return _lesson(request, _found(slug))


@require_safe
def picture(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    found = _found(slug)
    if digest != found.picture_digest:
        raise Http404
    headers = {"Cache-Control": f"public, {A_YEAR}", "Content-Security-Policy": SEALED}
    return HttpResponse(found.picture, content_type=contents.SVG, headers=headers)


@login_required
@require_POST
def begin(request: SignedIn, slug: str) -> HttpResponse:
    """Or go on, where it was begun."""
    try:
        journey = journeys.begin(student=request.user, lesson=_found(slug))
    except RefusedFork as refused:
        return _lesson(request, _found(slug), refused=str(refused), status=422)
    return redirect("projects:workspace", journey.project_id)


@login_required
@require_POST
def begin_anew(request: SignedIn, slug: str) -> HttpResponse:
    journey = _own(request, slug)
    try:
        journey = journeys.begin_anew(journey=journey, lesson=_found(slug))
    except RefusedFork as refused:
        return _lesson(request, _found(slug), refused=str(refused), status=422)
    return redirect("projects:workspace", journey.project_id)


@login_required
@require_POST
def begin_twin(request: SignedIn, slug: str, twin: str) -> HttpResponse:
    found = _found(slug)
    journey, task = _own(request, slug), found.twin(twin)
    if task is None:
        raise Http404
    try:
        kept = twins.begin(journey=journey, lesson=found, twin=task)
    except RefusedFork as refused:
        return _lesson(request, found, refused=str(refused), status=422)
    return redirect("projects:workspace", kept.project_id)


@never_cache
@login_required
@require_safe
def done(request: SignedIn, slug: str) -> HttpResponse:
    """The end of a lesson; who is not there yet is led back to it."""
    found, journey = _found(slug), _own(request, slug)
    if journey.finished_at is None:
        return redirect("progress:lesson", slug)
    context = {
        "lesson": found,
        "way": summaries.of_lesson(request.user, found),
        "project": journey.project if journey.project and journey.project.deleted_at is None else None,
        "twins": twins.all_of(found, journey),
        "next_lesson": summaries.next_lesson(request.user, found),
    }
    return render(request, "learn/lessons/done.html", context)


@never_cache
@login_required
@require_safe
def made(request: SignedIn) -> HttpResponse:
    made = summaries.made_by(request.user)
    projects = [(project, starters.find(project.starter)) for project in made.projects]
    return render(request, "learn/lessons/made.html", {"made": made, "projects": projects})


@for_teachers
@require_safe
def of_class(request: SignedIn, classroom_id: uuid.UUID) -> HttpResponse:
    """How far each student is: a fragment of the class page, or by itself."""
    classroom = get_object_or_404(Classroom.objects.taught_by(request.user), pk=classroom_id)
    template = "_of_class.html" if request.headers.get("HX-Request") else "of_class.html"
    context = {"classroom": classroom, "rows": summaries.of_class(classroom)}
    return render(request, f"learn/lessons/{template}", context)


def _found(slug: str) -> Lesson:
    found = lessons.find(slug)
    if found is None:
        raise Http404
    return found


def _own(request: SignedIn, slug: str) -> Journey:
    journeys_of = Journey.objects.select_related("project", "student")
    return get_object_or_404(journeys_of, student=request.user, lesson=slug)


def _lesson(request: SignedIn, found: Lesson, *, status: int = 200, **more) -> HttpResponse:
    way = summaries.of_lesson(request.user, found)
    passed = {row.step for row in way.journey.steps.all() if row.is_passed} if way.journey else set()
    context = {
        "lesson": found,
        "way": way,
        "steps": [(step, step.slug in passed) for step in found.steps],
        "twins": twins.all_of(found, way.journey) if way.journey else [],
        "is_teacher": request.user.is_teacher,
    } | more
    return render(request, "learn/lessons/lesson.html", context, status=status)
