"""Reports about shared projects, and the teacher's answers to them."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from learn.people.models import User
from projects.models import Project, Report, SharedProject
from projects.sharing import links

MOST_OPEN = 20  # about one project: more would tell the teacher nothing new


def make(*, project: Project, reporter: User | None, reason: Report.Reason, words: str) -> None:
    """A second report of the same person, while the first waits for its answer, changes that one."""
    waiting = Report.objects.unanswered().filter(project=project)
    if reporter is not None and waiting.filter(reporter=reporter).update(reason=reason, words=words):
        return
    if waiting.count() >= MOST_OPEN:
        return
    try:
        with transaction.atomic():
            Report.objects.create(project=project, reporter=reporter, reason=reason, words=words)
    except IntegrityError:  # the same person pressed twice
        return


@transaction.atomic
def answer(report: Report, *, teacher: User, answer: Report.Answer, words: str) -> None:
    """Answers all that was reported about the project so far: one look, one decision."""
    facts = {"answer": answer, "answer_words": words, "answered_at": timezone.now(), "answered_by": teacher}
    alike = Report.objects.unanswered().filter(project=report.project).exclude(pk=report.pk)
    alike.update(**(facts | {"answer_words": ""}))  # the owner reads the sentence once
    Report.objects.filter(pk=report.pk).update(**facts)
    if answer == Report.Answer.HIDE:
        hide(report.project, words)


def hide(project: Project, words: str) -> None:
    """Close the link at once, and keep the owner from making another."""
    share, _ = SharedProject.objects.get_or_create(project=project)
    share.hidden_at, share.hidden_words = timezone.now(), words
    share.token = links.new_token()
    share.save(update_fields=["hidden_at", "hidden_words", "token"])
    share.entries.all().delete()
    links.close_pages(share)


def allow_again(project: Project) -> None:
    """The owner may make a link again, which opens what the old one did not."""
    SharedProject.objects.filter(project=project).exclude(hidden_at=None).delete()


def answers_for(owner: User):
    """What the owner has not read yet: that a project was hidden, or a sentence about one that stays."""
    told = Report.objects.filter(project__owner=owner, project__deleted_at=None, read_at=None)
    told = told.exclude(answered_at=None).exclude(answer=Report.Answer.KEEP, answer_words="")
    # Of several reports that one answer closed, the one that carries it.
    told = told.exclude(answer=Report.Answer.HIDE, answer_words="", project__reports__answer_words__gt="")
    return told.select_related("project", "answered_by").order_by("-answered_at")
