"""The doors of students: a class code, a return card, and the way out."""

import uuid

from django.contrib import auth
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from learn.people import cards, codes, guesses, joining
from learn.people.errors import Refusal, TooManyGuesses, WrongCard, WrongCode
from learn.people.forms import CardForm, CodeForm, JoinForm
from learn.people.models import Classroom, User
from learn.people.rights import SignedIn
from learn.people.sessions import sign_in

CARD_IS_DUE = "card is due"  # in the session: the next visit to /card/ makes a card and shows it


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return _door(request, form, status=422 if form.is_bound else 200)
    try:
        classroom = _class_with(request, form.cleaned_data["code"])
    except Refusal as refusal:
        return _refused(request, "learn/welcome.html", form, "code", refusal)
    return redirect(classroom.join_path)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    try:
        classroom = _class_with(request, code)
    except Refusal as refusal:
        return _refused(request, "learn/welcome.html", CodeForm({"code": code[:40]}), "code", refusal)
    if request.user.is_authenticated and request.user.is_teacher:
        return render(request, "learn/join_preview.html", {"classroom": classroom})
    if classroom.has_student(request.user):
        return redirect("home")
    form = JoinForm(request.POST or None, initial={"visit": uuid.uuid4()})
    return _join(request, classroom, form) if form.is_valid() else _nickname(request, classroom, form)


def _join(request: HttpRequest, classroom: Classroom, form: JoinForm) -> HttpResponse:
    student = request.user if request.user.is_authenticated else None
    try:
        membership = joining.join(classroom=classroom, student=student, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error("nickname", str(refusal))
        return _nickname(request, classroom, form, free_nicknames=getattr(refusal, "free", []))
    if student:
        return redirect("home")
    sign_in(request, membership.student)
    request.session[CARD_IS_DUE] = True
    return redirect("people:card")


def _nickname(request: HttpRequest, classroom: Classroom, form: JoinForm, **more) -> HttpResponse:
    context = {"classroom": classroom, "form": form, **more}
    return render(request, "learn/join.html", context, status=422 if form.is_bound else 200)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def card(request: SignedIn) -> HttpResponse:
    """Show a student's new card, once. It is made while it is shown, so its words are kept nowhere."""
    if request.user.is_teacher:
        return redirect("home")
    if request.method == "POST":
        request.session[CARD_IS_DUE] = True
        return redirect("people:card")
    words = cards.new(student=request.user) if request.session.pop(CARD_IS_DUE, False) else ""
    membership = request.user.memberships.select_related("classroom").order_by("-joined_at").first()
    return render(request, "learn/card.html", {"words": words, "membership": membership})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    form = CardForm(request.POST or None)
    if not form.is_valid():
        return render(request, "learn/back.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        student = _owner_of(request, form.cleaned_data["words"])
    except Refusal as refusal:
        return _refused(request, "learn/back.html", form, "words", refusal)
    sign_in(request, student)
    return redirect(_next(request) or "projects:mine")


@never_cache
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Teachers leave at once; a student is asked first for the three words that lead back."""
    if not request.user.is_authenticated:
        return redirect("people:welcome")
    is_student = not request.user.is_teacher
    if request.method == "GET" or (is_student and "sure" not in request.POST):
        return render(request, "learn/sign_out.html")
    auth.logout(request)
    return redirect("people:welcome")


def _class_with(request: HttpRequest, code: str) -> Classroom:
    known = _own_class_with(request, code)
    if known:
        return known
    guesses.check(request, guesses.CODES)
    try:
        return codes.find(code)
    except WrongCode:
        guesses.note_wrong(request, guesses.CODES)
        raise


def _own_class_with(request: HttpRequest, code: str) -> Classroom | None:
    """Who is in already is neither guessing nor too late."""
    if not request.user.is_authenticated:
        return None
    return Classroom.objects.visible_to(request.user).filter(code=codes.as_typed(code)).first()


def _owner_of(request: HttpRequest, words: str) -> User:
    guesses.check(request, guesses.CARDS)
    try:
        return cards.owner(words)
    except WrongCard:
        guesses.note_wrong(request, guesses.CARDS)
        raise


def _door(request: HttpRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "learn/welcome.html", {"form": form}, status=status)


def _refused(request: HttpRequest, page: str, form, field: str, refusal: Refusal) -> HttpResponse:
    form.add_error(field, str(refusal))
    response = render(request, page, {"form": form}, status=refusal.status)
    if isinstance(refusal, TooManyGuesses):
        response.headers["Retry-After"] = str(refusal.seconds)
    return response


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go, if that is a page of this site."""
    path = request.POST.get("next") or request.GET.get("next", "")
    return path if url_has_allowed_host_and_scheme(path, {request.get_host()}, request.is_secure()) else ""
