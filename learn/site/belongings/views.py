"""A person's own work as one zip; and for the teacher, a student's: taken out, or erased."""

import uuid
from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from learn.people import names
from learn.people.models import Classroom, Membership, User
from learn.people.rights import SignedIn, for_teachers
from learn.site.belongings import erasing, exporting, features
from learn.site.belongings.erasing import RefusedErasure


@login_required
@require_safe
def my_work(request: SignedIn) -> StreamingHttpResponse:
    return _zip_of(request.user)


@never_cache
@for_teachers
@require_safe
def student(request: SignedIn, classroom_id: uuid.UUID, student_id: uuid.UUID) -> HttpResponse:
    return _page(request, _membership(request, classroom_id, student_id))


@for_teachers
@require_safe
def export_student(request: SignedIn, classroom_id: uuid.UUID, student_id: uuid.UUID) -> StreamingHttpResponse:
    return _zip_of(_membership(request, classroom_id, student_id).student)


@for_teachers
@require_POST
def erase_student(request: SignedIn, classroom_id: uuid.UUID, student_id: uuid.UUID) -> HttpResponse:
    """For good, when the nickname was typed: a slip of the hand erases nobody."""
    membership = _membership(request, classroom_id, student_id)
    typed = request.POST.get("nickname", "").strip()
    if names.key(typed) != membership.nickname_key:
        refused = f"That is not the nickname. Type {membership.nickname} here to erase this student."
        return _page(request, membership, typed=typed, refused=refused)
    try:
        erasing.erase(membership.student)
    except RefusedErasure as refusal:
        return _page(request, membership, refused=str(refusal))
    messages.success(request, f"{membership.nickname} is erased. {erasing.about_backups()}")
    return redirect(membership.classroom)


def _membership(request: SignedIn, classroom_id: uuid.UUID, student_id: uuid.UUID) -> Membership:
    classroom = get_object_or_404(Classroom.objects.taught_by(request.user), pk=classroom_id)
    memberships = classroom.memberships.select_related("student", "classroom")
    return get_object_or_404(memberships, student_id=student_id)


def _page(request: SignedIn, membership: Membership, *, typed: str = "", refused: str = "") -> HttpResponse:
    student = membership.student
    others = student.memberships.exclude(pk=membership.pk).select_related("classroom")
    context = {
        "membership": membership,
        "other_classes": [other.classroom for other in others],
        "counts": features.in_words(features.count(student)),
        "typed": typed,
        "refused": refused,
    }
    return render(request, "learn/student.html", context, status=422 if refused else 200)


def _zip_of(user: User) -> StreamingHttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=exporting.zip_name(user))
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store, private"}
    return StreamingHttpResponse(_sent(exporting.packed(user)), content_type="application/zip", headers=headers)


async def _sent(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Each piece is read from the database when the one before is on its way."""
    while (piece := await sync_to_async(lambda: next(pieces, None))()) is not None:
        yield piece
