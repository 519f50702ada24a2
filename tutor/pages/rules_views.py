"""What a teacher allows: in the whole class, and in single lessons."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from learn.lessons import lessons
from learn.people.models import Classroom
from tutor import rules, words
from tutor.pages.forms import RulesForm, StrengthForm
from tutor.reports import summaries
from tutor.rights import SignedIn, of_taught


@require_http_methods(["GET", "HEAD", "POST"])
@of_taught
def of_class(request: SignedIn, classroom: Classroom) -> HttpResponse:
    form = RulesForm(request.POST or None)
    if form.is_valid():
        rules.save(classroom, **form.told())
        messages.success(request, _("Saved. These rules hold from now on."))
        return redirect("tutor:rules", classroom.pk)
    told = rules.of_class(classroom)
    context = _choices(form, told) | {"classroom": classroom, "rows": summaries.of_lessons(classroom)}
    context |= {"quota": rules.MOST_QUOTA, "quota_of_class": rules.MOST_QUOTA_OF_CLASS}
    context["is_new"] = not rules.are_told(classroom)
    keep_days = form["keep_days"].value() if form.is_bound else str(told.keep_days)
    context["keepings"] = [(days, named, str(days) == keep_days) for days, named in words.KEEPINGS.items()]
    return render(request, "tutor/rules.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_taught
def of_lesson(request: SignedIn, classroom: Classroom, slug: str) -> HttpResponse:
    lesson = lessons.find(slug)
    if lesson is None:
        raise Http404
    form = StrengthForm(request.POST or None)
    if "forget" in request.POST:
        rules.forget(classroom, slug)
        messages.success(request, _("In “{lesson}” the rules of the class hold again.").format(lesson=lesson.title))
        return redirect("tutor:rules", classroom.pk)
    if form.is_valid():
        rules.save(classroom, slug, **form.told())
        messages.success(request, _("Saved. “{lesson}” has rules of its own now.").format(lesson=lesson.title))
        return redirect("tutor:rules", classroom.pk)
    context = _choices(form, rules.of_class(classroom, slug)) | {"classroom": classroom, "lesson": lesson}
    context["has_own"] = slug in rules.of_lessons(classroom)
    return render(request, "tutor/lesson_rules.html", context, status=422 if form.is_bound else 200)


def _choices(form: StrengthForm, told: rules.Rules) -> dict:
    """What the page offers, with what holds now; after a refusal, with what was typed."""
    strongest, jobs = told.strongest, set(words.JOBS) - told.off
    if form.is_bound:
        strongest, jobs = form["strongest"].value(), set(form["jobs"].value())
    return {
        "form": form,
        "told": form.data if form.is_bound else told,
        "strengths": [(strength, named, strength == strongest) for strength, named in words.STRENGTHS.items()],
        "jobs": [(job, named, job in jobs) for job, named in words.JOBS.items()],
    }
