"""A remix: what it takes along, where it came from, and which of a family one may see."""

import pytest
from django.urls import reverse

from projects import forks
from projects.models import Project
from projects.sharing import links
from tests.projects.conftest import signed_in


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
