"""The pages of teachers: the link that makes one, and their classes."""

import io
import uuid

import segno
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from learn.people import cards, known_browsers, welcome
from learn.people.classrooms import change_code, open_class
from learn.people.errors import ClosedLink, TakenName
from learn.people.forms import ClassForm, TeacherForm
from learn.people.models import Classroom
from learn.people.rights import SignedIn, for_teachers
from learn.people.sessions import sign_in

# Addresses that mean "this computer": nobody else can open a link with one of them.
LOOPBACK = ("localhost", "127.", "[::1]")


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def become_teacher(request: HttpRequest, token: str) -> HttpResponse:
    if request.user.is_authenticated and request.user.is_teacher:
        return redirect("people:classes")
    form = TeacherForm(request.POST or None)
    try:
        welcome.check_link(token)
        return _become_teacher(request, token, form) if form.is_valid() else _about_you(request, form)
    except ClosedLink as closed:
        return render(request, "learn/closed_link.html", {"sentence": closed}, status=closed.status)


def _become_teacher(request: HttpRequest, token: str, form: TeacherForm) -> HttpResponse:
    name, password = form.cleaned_data["name"], form.cleaned_data["password"]
    try:
        teacher = welcome.become_teacher(token=token, name=name, password=password)
    except TakenName as taken:
        form.add_error("name", str(taken))
        return _about_you(request, form)
    sign_in(request, teacher)
    messages.success(request, f"Welcome, {name}. Next time, sign in with this name and your password.")
    response = redirect("people:classes")
    known_browsers.remember(request, response, teacher)
    return response


def _about_you(request: HttpRequest, form: TeacherForm) -> HttpResponse:
    return render(request, "learn/teach.html", {"form": form}, status=422 if form.is_bound else 200)


@for_teachers
@require_http_methods(["GET", "HEAD", "POST"])
def classes(request: SignedIn) -> HttpResponse:
    form = ClassForm(request.POST or None)
    if form.is_valid():
        return redirect(open_class(name=form.cleaned_data["name"], teacher=request.user))
    taught = Classroom.objects.taught_by(request.user)
    rows = taught.annotate(students=Count("memberships")).order_by("created_at")
    status = 422 if form.is_bound else 200
    return render(request, "learn/classes.html", {"classes": rows, "form": form}, status=status)


@never_cache
@for_teachers
@require_safe
def classroom(request: SignedIn, classroom_id: uuid.UUID) -> HttpResponse:
    found = _taught(request, classroom_id)
    context = {
        "classroom": found,
        "memberships": found.memberships.select_related("student", "student__card").order_by("nickname_key"),
        "link": request.build_absolute_uri(found.join_path),
        "is_only_here": request.get_host().startswith(LOOPBACK),
    }
    return render(request, "learn/classroom.html", context)


@for_teachers
@require_POST
def new_code(request: SignedIn, classroom_id: uuid.UUID) -> HttpResponse:
    found = change_code(_taught(request, classroom_id))
    messages.success(request, "The class has a new code. Everybody who has joined stays in.")
    return redirect(found)


@never_cache
@for_teachers
@require_safe
def code_picture(request: SignedIn, classroom_id: uuid.UUID) -> HttpResponse:
    """The class link as a QR code, dark on light in every theme so that all cameras read it."""
    link = request.build_absolute_uri(_taught(request, classroom_id).join_path)
    picture = io.BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="svg", scale=8, border=3, light="#fff")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@never_cache
@for_teachers
@require_POST
def new_card(request: SignedIn, classroom_id: uuid.UUID, student_id: uuid.UUID) -> HttpResponse:
    memberships = _taught(request, classroom_id).memberships.select_related("student", "classroom")
    membership = get_object_or_404(memberships, student_id=student_id)
    context = {"membership": membership, "words": cards.new(student=membership.student)}
    return render(request, "learn/_new_card.html" if request.htmx else "learn/new_card.html", context)


def _taught(request: SignedIn, classroom_id: uuid.UUID) -> Classroom:
    return get_object_or_404(Classroom.objects.taught_by(request.user), pk=classroom_id)
