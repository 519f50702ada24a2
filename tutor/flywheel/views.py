"""What a class gives for the next model: the teacher's switch and look, and each student's own word."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from learn.people.models import Classroom
from tutor.flywheel import consent, showing
from tutor.flywheel.forms import ChosenForm, SwitchForm
from tutor.models import Gift
from tutor.rights import SignedIn, of_taught


@require_http_methods(["GET", "HEAD", "POST"])
@of_taught
def of_class(request: SignedIn, classroom: Classroom) -> HttpResponse:
    form = SwitchForm(request.POST or None)
    if form.is_valid():
        gives = form.cleaned_data["gives"] == "yes"
        consent.switch(classroom, gives=gives)
        said = _("This class gives from now on.") if gives else _("This class gives nothing. What was kept is deleted.")
        messages.success(request, said)
        return redirect("tutor:giving", classroom.pk)
    context = {"classroom": classroom, "gifts": showing.OfClass(classroom)}
    return render(request, "tutor/giving.html", context, status=422 if form.is_bound else 200)


@require_POST
@of_taught
def let_through(request: SignedIn, classroom: Classroom) -> HttpResponse:
    form = ChosenForm(request.POST)
    if form.is_valid():
        given = showing.let_through(classroom, shown=form.cleaned_data["shown"], chosen=form.cleaned_data["chosen"])
        said = ngettext("One program may be used.", "{given} programs may be used.", given)
        messages.success(request, said.format(given=given) if given else _("All of these are left out."))
    return redirect("tutor:giving", classroom.pk)


@require_POST
@login_required
def leave_out(request: SignedIn, gift_id: int) -> HttpResponse:
    """By its student, or by the teacher of the class."""
    gift = get_object_or_404(Gift.objects.visible_to(request.user), pk=gift_id)
    showing.leave_out(Gift.objects.filter(pk=gift.pk))
    messages.success(request, _("It is left out, and its text is deleted."))
    if gift.student_id == request.user.pk:
        return redirect("tutor:mine")
    return redirect("tutor:giving", gift.classroom_id)


@require_POST
@login_required
def say(request: SignedIn) -> HttpResponse:
    form = SwitchForm(request.POST)
    if form.is_valid():
        gives = form.cleaned_data["gives"] == "yes"
        consent.say(request.user, gives=gives)
        said = _("Saved. Your programs may help again from now on.")
        messages.success(request, said if gives else _("Saved. Nothing of you is used, and what was kept is deleted."))
    return redirect("tutor:mine")
