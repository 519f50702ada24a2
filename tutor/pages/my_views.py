"""A student's own page: what the teacher sees of them, how much is left today, and their own switches."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tutor import rules
from tutor.flywheel.showing import OfStudent
from tutor.ledger import quotas
from tutor.pages.exchange_views import shown
from tutor.pages.forms import WishForm
from tutor.reports.filters import Filters
from tutor.rights import SignedIn


@never_cache
@login_required
@require_safe
def mine(request: SignedIn) -> HttpResponse:
    """Where the tutor is off there is no such page, except for what was said before."""
    context = shown(request, Filters(student=request.user.pk))
    if request.htmx:
        return render(request, "tutor/_exchanges.html", context)
    told = rules.of_classes(request.user)
    gifts = OfStudent(request.user)
    if told.is_off and not context["rows"] and not gifts.is_asked:
        raise Http404
    left, most = quotas.left(request.user)
    context |= {"told": told, "wish": rules.wish_of(request.user), "left": left, "most": most, "gifts": gifts}
    context["share"] = round(100 * left / most) if most else 0
    return render(request, "tutor/mine.html", context)


@never_cache
@login_required
@require_safe
def link(request: SignedIn) -> HttpResponse:
    """A fragment of the page with one's projects: nothing where the tutor is off, and nothing is given."""
    is_off = rules.of_classes(request.user).is_off and not OfStudent(request.user).is_asked
    return render(request, "tutor/_link.html", {"is_off": is_off})


@require_POST
@login_required
def wish(request: SignedIn) -> HttpResponse:
    form = WishForm(request.POST)
    form.is_valid()
    rules.wish(request.user, **form.cleaned_data)
    messages.success(request, _("Saved. It is as you want it now."))
    return redirect("tutor:mine")
