"""A report: whom it reaches, and what the teacher's answer does."""

import pytest
from django.urls import reverse

from projects.models import Report
from projects.sharing import class_gallery
from tests.projects.conftest import signed_in
from tests.projects.sharing.visitors import gallery


def test_a_report_reaches_the_owners_teacher_and_nobody_else(people, share, project):
    signed_in(people["classmate"]).post(
        reverse("projects:report", args=[share.token]), {"reason": "unkind", "words": "It laughs\nat me."}
    )
    report = Report.objects.get()
    assert (report.reporter, report.words) == (people["classmate"], "It laughs at me.")
    page = signed_in(people["teacher"]).get(reverse("projects:reports")).content.decode()
    assert "It laughs at me." in page
    assert "From Grace" in page
    assert "It laughs" not in signed_in(people["other teacher"]).get(reverse("projects:reports")).content.decode()
    for path in (reverse("projects:mine"), reverse("projects:share", args=[project.pk])):
        assert "laughs" not in signed_in(people["owner"]).get(path).content.decode()


def test_hiding_takes_the_link_back_at_once_and_tells_the_owner(people, share, project, classroom):
    class_gallery.decide(class_gallery.ask(share, classroom), is_shown=True)
    report = Report.objects.create(project=project, reporter=people["classmate"], reason="unkind")
    Report.objects.create(project=project, reason="private")
    answer = {"answer": "hide", "words": "Let us talk about it."}
    signed_in(people["teacher"]).post(reverse("projects:answer_report", args=[report.pk]), answer)
    assert signed_in(people["classmate"]).get(reverse("projects:shared", args=[share.token])).status_code == 404
    assert "Little poem" not in gallery(people, "classmate", classroom)
    assert not Report.objects.unanswered().exists()
    owner = signed_in(people["owner"])
    assert owner.get(reverse("projects:mine")).content.decode().count("Let us talk about it.") == 1
    assert owner.post(reverse("projects:share", args=[project.pk])).status_code == 422
    owner.post(reverse("projects:take_back", args=[project.pk]))
    assert owner.post(reverse("projects:share", args=[project.pk])).status_code == 422
    owner.post(reverse("projects:read_answer", args=[report.pk]))
    assert "Let us talk" not in owner.get(reverse("projects:mine")).content.decode()
    signed_in(people["teacher"]).post(reverse("projects:allow_again", args=[project.pk]))
    assert owner.post(reverse("projects:share", args=[project.pk])).status_code == 302


def test_one_person_has_one_open_report(people, share):
    client, path = signed_in(people["classmate"]), reverse("projects:report", args=[share.token])
    client.post(path, {"reason": "unkind"})
    client.post(path, {"reason": "private", "words": "my street"})
    assert Report.objects.values_list("reason", "words").get() == ("private", "my street")


@pytest.mark.parametrize("sent", [{}, {"reason": "boring"}, {"reason": "unkind", "words": "x" * 300}])
def test_a_report_that_says_nothing_is_asked_again(sent, people, share):
    answer = signed_in(people["classmate"]).post(reverse("projects:report", args=[share.token]), sent)
    assert answer.status_code == 422
    assert not Report.objects.exists()
