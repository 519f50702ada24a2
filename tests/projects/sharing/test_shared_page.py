"""What a shared page shows: the last output, likes, and hostile names as text."""

import pytest
from django.urls import reverse

from projects.models import Like, Project, Report
from projects.sharing import class_gallery
from runner.models import Run
from tests import attacks
from tests.projects.conftest import signed_in
from tests.projects.sharing.visitors import browser


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
