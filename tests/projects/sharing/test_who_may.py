"""A project's link: who may open it, who decides, and that taking it back is at once."""

import pytest
from django.test import Client
from django.urls import reverse

from projects import files
from projects.models import Project, Report, SharedProject
from projects.sharing import class_gallery, links, reports
from tests.projects.conftest import open_class, signed_in
from tests.projects.sharing.visitors import PEOPLE, browser, open_for

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20

# Answers in the order of PEOPLE, by who may open the link. 403 for nobody: the door. 302: on to the next page.
SHARED = {
    "get shared": {"site": (403, 200, 200, 200, 200, 200), "class": (403, 404, 200, 404, 200, 200)},
    "post remix": {"site": (403, 302, 302, 302, 302, 302), "class": (403, 404, 302, 404, 302, 302)},
    "get shared_remixes": {"site": (403, 200, 200, 200, 200, 200), "class": (403, 404, 200, 404, 200, 200)},
    "get shared_download": {"site": (403, 200, 200, 200, 200, 200), "class": (403, 404, 200, 404, 200, 200)},
    "get shared_picture": {"site": (403, 200, 200, 200, 200, 200), "class": (403, 404, 200, 404, 200, 200)},
    "post like": {"site": (403, 302, 302, 302, 302, 404), "class": (403, 404, 302, 404, 302, 404)},
    "post report": {"site": (403, 302, 302, 302, 302, 302), "class": (403, 404, 302, 404, 302, 302)},
}
OWNERS = {
    "get share": (302, 404, 404, 404, 403, 200),
    "post share": (302, 404, 404, 404, 403, 302),
    "post take_back": (302, 404, 404, 404, 403, 302),
    "post share_anew": (302, 404, 404, 404, 403, 302),
    "get share_picture": (302, 404, 404, 404, 403, 200),
    "post hang": (302, 404, 404, 404, 403, 302),
    "get remixes": (302, 404, 404, 404, 200, 200),
    "get class_gallery": (302, 404, 200, 404, 200, 200),
    "get class_sharing": (302, 404, 404, 404, 200, 404),
    "post class_sharing": (302, 404, 404, 404, 200, 404),
    "post decide": (302, 404, 404, 404, 200, 404),
    "get reports": (302, 404, 404, 200, 200, 404),
    "post answer_report": (302, 404, 404, 404, 302, 404),
    "post read_answer": (302, 404, 404, 404, 404, 302),
    "post allow_again": (302, 404, 404, 404, 302, 404),
}


def path_of(address, share, classroom):
    name = address.split()[1]
    project = share.project
    if name in ("shared_download", "shared_picture"):
        file = files.add(project=project, name="cat.png", data=PNG)
        return reverse(f"projects:{name}", args=[share.token, file.pk])
    if name in ("class_gallery", "class_sharing"):
        return reverse(f"projects:{name}", args=[classroom.pk])
    if name == "decide":
        return reverse("projects:decide", args=[classroom.pk, class_gallery.ask(share, classroom).pk])
    if name == "hang":
        return reverse("projects:hang", args=[project.pk, classroom.pk])
    if name == "reports":
        return reverse("projects:reports")
    if name in ("answer_report", "read_answer"):
        report = Report.objects.create(project=project, reason="other")
        if name == "read_answer":
            reports.answer(report, teacher=classroom.teacher, answer="keep", words="It is fine.")
        return reverse(f"projects:{name}", args=[report.pk])
    of_project = {"share", "take_back", "share_anew", "share_picture", "remixes", "allow_again"}
    return reverse(f"projects:{name}", args=[project.pk if name in of_project else share.token])


BODIES = {
    "post like": {"kind": "clever"},
    "post report": {"reason": "unkind", "words": "It laughs at Grace."},
    "post answer_report": {"answer": "keep", "words": ""},
    "post class_sharing": {"gallery": "open", "audience": "class"},
    "post decide": {"shown": "1"},
}


def send(client, address, path):
    return client.get(path) if address.startswith("get") else client.post(path, BODIES.get(address, {}))


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("audience", ["site", "class"])
@pytest.mark.parametrize("address", SHARED)
def test_a_link_opens_for_those_whom_the_teacher_lets(address, audience, who, people, share, classroom):
    open_for(classroom, audience)
    response = send(browser(people, who), address, path_of(address, share, classroom))
    assert response.status_code == SHARED[address][audience][PEOPLE.index(who)]
    if response.status_code >= 400:
        assert "Little poem" not in response.content.decode()


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("address", OWNERS)
def test_what_an_owner_and_a_teacher_decide_is_theirs(address, who, people, share, classroom):
    response = send(browser(people, who), address, path_of(address, share, classroom))
    assert response.status_code == OWNERS[address][PEOPLE.index(who)]


def test_without_an_account_one_reads_and_is_invited(people, share, classroom):
    open_for(classroom, "anyone")
    nobody = Client()
    page = nobody.get(reverse("projects:shared", args=[share.token])).content.decode()
    assert "I have a class code" in page
    assert "Made by a student." in page
    assert "Ada" not in page
    assert nobody.post(reverse("projects:remix", args=[share.token])).status_code == 403
    assert nobody.post(reverse("projects:like", args=[share.token]), {"kind": "clever"}).status_code == 403


def test_of_an_owners_classes_the_strictest_decides(people, share, classroom, student):
    other = open_class(people["other teacher"], "Club")
    other.memberships.create(student=student, nickname="Ada")
    open_for(classroom, "anyone")
    assert not SharedProject.objects.visible_to(Client().get("/").wsgi_request.user).exists()
    open_for(other, "class")
    assert links.audience_of(student) == "class"
    assert not SharedProject.objects.visible_to(people["stranger"]).exists()
    assert SharedProject.objects.visible_to(people["classmate"]).exists()


@pytest.mark.parametrize("who", PEOPLE)
def test_a_link_taken_back_opens_nothing(who, people, share, classroom, project):
    open_for(classroom, "anyone")
    path = reverse("projects:shared", args=[share.token])
    assert browser(people, who).get(path).status_code == 200
    links.take_back(project)
    assert browser(people, who).get(path).status_code == 404


@pytest.mark.parametrize("address", SHARED)
def test_a_deleted_project_is_shown_to_nobody(address, people, share, classroom, project):
    open_for(classroom, "anyone")
    path = path_of(address, share, classroom)
    Project.objects.update(deleted_at=project.created_at)
    for who in PEOPLE:
        assert send(browser(people, who), address, path).status_code == 404


def test_a_new_link_closes_the_old_one(share, project, people):
    old = share.token
    new = links.make_anew(project).token
    assert new != old
    client = signed_in(people["classmate"])
    assert client.get(reverse("projects:shared", args=[old])).status_code == 404
    assert client.get(reverse("projects:shared", args=[new])).status_code == 200


def test_machines_and_proxies_are_told_to_forget_the_page(client, share):
    response = client.get(reverse("projects:shared", args=[share.token]))
    assert "noindex" in response["X-Robots-Tag"]
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert '<meta name="robots" content="noindex' in response.content.decode()


def test_names_are_told_among_those_who_share_a_class_only(people, student):
    assert links.name_for(people["classmate"], student) == "Ada"
    assert links.name_for(people["teacher"], student) == "Ada"
    assert links.name_for(people["classmate"], people["teacher"]) == "Ms Teacher"
    for who in ("stranger", "other teacher"):
        assert links.name_for(people[who], student) == "a student"
        assert links.name_for(people[who], people["teacher"]) == "a teacher"
