"""A project's link: who may open it, what it shows, and that taking it back is at once."""

import pytest
from django.test import Client
from django.urls import reverse

from learn.people.models import User
from projects import files, forks
from projects.models import ClassSharing, GalleryEntry, Like, Project, Report, SharedProject
from projects.sharing import class_gallery, links, reports
from runner.models import Run
from tests import attacks
from tests.projects.conftest import join, open_class, signed_in

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
PEOPLE = ["nobody", "stranger", "classmate", "other teacher", "teacher", "owner"]

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


@pytest.fixture
def people(teacher, classroom, student):
    other_teacher = User.objects.create_user("other", display_name="Mr Other", is_teacher=True)
    return {
        "nobody": None,
        "owner": student,
        "classmate": join(classroom, "Grace"),
        "stranger": join(open_class(other_teacher, "Second class"), "Linus"),
        "teacher": teacher,
        "other teacher": other_teacher,
    }


@pytest.fixture
def share(project):
    return links.share(project)


def browser(people, who):
    return signed_in(people[who]) if people[who] else Client()


def open_for(classroom, audience):
    ClassSharing.objects.update_or_create(classroom=classroom, defaults={"audience": audience})


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


def test_a_remix_keeps_the_visitors_changes_and_its_origin(people, share, project):
    client = signed_in(people["classmate"])
    changes = '{"main.py": "print(\'mine\')\\n", "made up.py": "1", "words.txt": 5}'
    client.post(reverse("projects:remix", args=[share.token]), {"changes": changes})
    remix = Project.objects.get(owner=people["classmate"])
    assert remix.parent == project
    texts = {file.name: bytes(file.blob.data) for file in remix.files.live()}
    assert texts == {"main.py": b"print('mine')\n", "words.txt": b"one\ntwo\n"}
    assert bytes(project.files.get(name="main.py").blob.data) == b'print("hello")\n'
    page = client.get(reverse("projects:workspace", args=[remix.pk])).content.decode()
    assert "Remixed from" in page
    assert reverse("projects:shared", args=[share.token]) in page
    links.take_back(project)
    page = client.get(reverse("projects:workspace", args=[remix.pk])).content.decode()
    assert "Remixed from another student" in page


@pytest.mark.parametrize("changes", ["[", "[1]", "null", '{"main.py": 5}', "[" * 100_000, '{"main.py": "\\ud800"}'])
def test_nonsense_for_changes_makes_a_plain_remix(changes, people, share):
    client = signed_in(people["classmate"])
    assert client.post(reverse("projects:remix", args=[share.token]), {"changes": changes}).status_code == 302


def test_too_many_changes_are_refused_with_a_sentence_and_no_remix(people, share):
    changes = '{"main.py": "%s"}' % ("x" * 300_000)
    answer = signed_in(people["classmate"]).post(reverse("projects:remix", args=[share.token]), {"changes": changes})
    assert answer.status_code == 422
    assert "You have changed more than fits here." in answer.content.decode()
    assert not Project.objects.filter(owner=people["classmate"]).exists()


# ── The last output ──


def ended_run(project, *events):
    return Run.objects.create(
        owner=project.owner,
        place=project.place,
        files={},
        entry="main.py",
        state="ended",
        lease_until=project.created_at,
        transcript="\n".join(events),
    )


def test_the_page_shows_what_the_program_printed_last(client, share, project):
    ended_run(
        project,
        '{"type":"output","stream":"stdout","text":"a \\u2028poem"}',
        '{"type":"finished","outcome":"finished"}',
    )
    response = client.get(reverse("projects:shared", args=[share.token]))
    assert [event["type"] for event in response.context["data"]["shown"]] == ["output", "finished"]


def test_what_its_owner_answered_is_not_shown(client, share, project):
    picture = '{"type":"picture","mime":"image/png","data":"AAAA"}'
    ended_run(
        project,
        '{"type":"asked","ask":1,"prompt":"Your name? "}',
        '{"type":"output","stream":"answer","text":"Ada Lovelace"}',
        '{"type":"output","stream":"stdout","text":"Hello Ada Lovelace"}',
        picture,
    )
    response = client.get(reverse("projects:shared", args=[share.token]))
    assert [event["type"] for event in response.context["data"]["shown"]] == ["picture"]
    assert "Lovelace" not in response.content.decode()


# ── The gallery ──


def gallery(people, who, classroom):
    return browser(people, who).get(reverse("projects:class_gallery", args=[classroom.pk])).content.decode()


def test_a_project_hangs_in_the_gallery_once_the_teacher_has_looked(people, client, share, classroom, project):
    client.post(reverse("projects:hang", args=[project.pk, classroom.pk]))
    assert "Little poem" not in gallery(people, "classmate", classroom)
    entry = GalleryEntry.objects.get()
    teacher = signed_in(people["teacher"])
    assert "Little poem" in teacher.get(reverse("projects:class_sharing", args=[classroom.pk])).content.decode()
    teacher.post(reverse("projects:decide", args=[classroom.pk, entry.pk]), {"shown": "1"})
    page = gallery(people, "classmate", classroom)
    assert "Little poem" in page
    assert "by Ada" in page
    teacher.post(reverse("projects:decide", args=[classroom.pk, entry.pk]), {"shown": "0"})
    assert "Little poem" not in gallery(people, "classmate", classroom)


def test_the_gallery_tells_its_teacher_what_waits_and_nobody_else(people, client, share, classroom, project):
    assert "Students open one of their projects" in gallery(people, "teacher", classroom)
    assert "be the first" in gallery(people, "classmate", classroom)
    client.post(reverse("projects:hang", args=[project.pk, classroom.pk]))
    assert "1 project waits for you to look" in gallery(people, "teacher", classroom)
    assert "waits for you" not in gallery(people, "classmate", classroom)


def test_what_the_teacher_pressed_is_answered_in_words(people, share, classroom):
    teacher, entry = signed_in(people["teacher"]), class_gallery.ask(share, classroom)
    decide = reverse("projects:decide", args=[classroom.pk, entry.pk])
    settings = reverse("projects:class_sharing", args=[classroom.pk])
    assert "“Little poem” hangs in the gallery." in teacher.post(decide, {"shown": "1"}).content.decode()
    assert "“Little poem” does not hang" in teacher.post(decide, {"shown": "0"}).content.decode()
    rules = teacher.post(settings, {"gallery": "off", "audience": "class"}).content.decode()
    assert "These rules hold from now on." in rules
    assert "autofocus" not in teacher.get(settings).content.decode()


@pytest.mark.parametrize(("switch", "is_shown"), [("approve", False), ("open", True), ("off", False)])
def test_the_switch_of_the_class_decides_what_waits_for(switch, is_shown, people, share, classroom):
    class_gallery.ask(share, classroom)
    ClassSharing.objects.create(classroom=classroom, gallery=switch)
    assert ("Little poem" in gallery(people, "classmate", classroom)) == is_shown


def test_a_class_without_a_gallery_takes_nothing(client, share, classroom, project):
    ClassSharing.objects.create(classroom=classroom, gallery="off")
    answer = client.post(reverse("projects:hang", args=[project.pk, classroom.pk]))
    assert answer.status_code == 422
    assert "has no gallery just now" in answer.content.decode()


def test_what_a_teacher_declined_is_not_asked_again(share, classroom):
    class_gallery.decide(class_gallery.ask(share, classroom), is_shown=False)
    class_gallery.withdraw(share, classroom)
    assert class_gallery.ask(share, classroom).state == "declined"


def test_the_teacher_sees_what_was_changed_after_the_look(people, share, classroom, project):
    class_gallery.decide(class_gallery.ask(share, classroom), is_shown=True)
    path = reverse("projects:class_sharing", args=[classroom.pk])
    assert "changed since you looked" not in signed_in(people["teacher"]).get(path).content.decode()
    files.add(project=project, name="new.py", data=b"1")
    assert "changed since you looked" in signed_in(people["teacher"]).get(path).content.decode()


# ── Likes ──


def test_a_like_of_a_kind_is_given_once_and_taken_back(people, share, project):
    client, path = signed_in(people["classmate"]), reverse("projects:like", args=[share.token])
    client.post(path, {"kind": "clever", "given": "1"})
    client.post(path, {"kind": "funny", "given": "1"})
    client.post(path, {"kind": "funny", "given": "1"})  # of a page that had not changed yet
    assert set(project.likes.values_list("kind", flat=True)) == {"clever", "funny"}
    client.post(path, {"kind": "clever", "given": "0"})
    assert set(project.likes.values_list("kind", flat=True)) == {"funny"}
    assert client.post(path, {"kind": "ugly", "given": "1"}).status_code == 404
    assert Like.objects.count() == 1


# ── Reports ──


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


# ── The family ──


def test_a_family_names_only_what_the_viewer_may_see(people, share, project):
    graces = forks.fork_project(owner=people["classmate"], parent=project)
    linus = forks.fork_project(owner=people["stranger"], parent=graces)
    linus.title = "Secret of Linus"
    linus.save()
    page = signed_in(people["stranger"]).get(reverse("projects:remixes", args=[linus.pk])).content.decode()
    assert "Secret of Linus" in page
    assert "Another student" in page
    assert "Grace" not in page
    page = signed_in(people["owner"]).get(reverse("projects:remixes", args=[project.pk])).content.decode()
    assert "Secret of Linus" not in page
    assert "2 projects of other students" in page
    links.share(graces)
    page = signed_in(people["owner"]).get(reverse("projects:remixes", args=[project.pk])).content.decode()
    assert "by Grace" in page


def test_a_long_line_of_remixes_is_drawn(people, project, client):
    last = project
    for _ in range(120):
        last = forks.fork_project(owner=people["owner"], parent=last)
    assert client.get(reverse("projects:remixes", args=[last.pk])).status_code == 200


# ── Hostile names ──


@pytest.mark.parametrize("name", attacks.names())
def test_hostile_titles_and_nicknames_stay_text(name, people, share, project, classroom):
    shown = name.encode("utf-8", "replace").decode().replace("\0", "")[:30] or "empty"
    Project.objects.update(title=shown)
    classroom.memberships.filter(student=people["owner"]).update(nickname=shown)
    class_gallery.decide(class_gallery.ask(share, classroom), is_shown=True)
    Report.objects.create(project=project, reporter=people["owner"], reason="other", words=shown)
    pages = [
        ("classmate", reverse("projects:shared", args=[share.token])),
        ("classmate", reverse("projects:shared_remixes", args=[share.token])),
        ("classmate", reverse("projects:class_gallery", args=[classroom.pk])),
        ("owner", reverse("projects:share", args=[project.pk])),
        ("teacher", reverse("projects:class_sharing", args=[classroom.pk])),
        ("teacher", reverse("projects:reports")),
    ]
    for who, path in pages:
        response = browser(people, who).get(path)
        assert response.status_code == 200
        assert "<script>window.__pwned" not in response.content.decode()
