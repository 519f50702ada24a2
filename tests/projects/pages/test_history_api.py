"""The history over HTTP, as the panel asks for it."""

import time

import pytest
from django.urls import reverse

from projects import files, forks
from projects.history import versions
from projects.keeping import restoring
from projects.models import Version
from runner.limits import LIMITS
from tests.projects.conftest import signed_in

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.fixture
def panel(client, project):
    return Panel(client, project)


class Panel:
    """What the history panel does."""

    def __init__(self, page, project):
        self.page, self.project = page, project

    def file(self, name):
        return self.project.files.get(name=name)

    def save(self, text, name="main.py"):
        file = self.file(name)
        return files.save_text(file=file, text=text, base=file.revision)

    def look(self, name="main.py", **query):
        path = reverse("projects:history", args=[self.project.pk])
        return self.page.get(path, {"file": str(self.file(name).pk), **query}).json()

    def get(self, version_id):
        return self.page.get(reverse("projects:version", args=[self.project.pk, version_id]))

    def act(self, what, version_id, body=None):
        path = reverse(f"projects:{what}", args=[self.project.pk, version_id])
        return self.page.post(path, body or {}, content_type="application/json")

    def texts(self):
        return {file.name: versions.text_at(file, file.revision) for file in self.project.files.live()}


def test_the_first_look_has_all_that_the_scrubber_needs(panel):
    panel.save("print(1)\n")
    words = panel.file("words.txt")
    files.delete(file=words)
    told = panel.look()
    assert [row[2:] for row in told["versions"]] == [["starter", 15], ["typed", 9]]
    assert abs(told["versions"][1][1] - time.time()) < 60
    assert told["has_more"] is False
    assert [(file["name"], file["is_deleted"]) for file in told["files"]] == [("main.py", False), ("words.txt", True)]
    assert told["moments"] == []


def test_a_long_history_comes_in_pages(panel, monkeypatch):
    monkeypatch.setattr("projects.history.moments.MOST_AT_ONCE", 10)
    for number in range(24):
        panel.save(f"print({number})\n")
    newest = panel.look()
    older = panel.look(before=newest["versions"][0][0])
    oldest = panel.look(before=older["versions"][0][0])
    ids = [row[0] for told in (oldest, older, newest) for row in told["versions"]]
    assert ids == list(panel.file("main.py").versions.order_by("id").values_list("pk", flat=True))
    assert [told["has_more"] for told in (newest, older, oldest)] == [True, True, False]


def test_a_version_has_its_text_and_who_wrote_it(panel):
    panel.save('print("hello")\nprint(2)\n')
    last = panel.look()["versions"][-1][0]
    told = panel.get(last).json()
    assert (told["text"], told["origins"]) == ('print("hello")\nprint(2)\n', [[15, "k"], [9, "t"]])


def test_a_picture_of_once_can_be_seen(panel):
    file = files.add(project=panel.project, name="cat.png", data=PNG)
    told = panel.get(file.versions.get().pk).json()
    assert told["text"] is None
    response = panel.page.get(told["picture_url"])
    assert (response.content, response["Content-Type"]) == (PNG, "image/png")
    assert "sandbox" in response["Content-Security-Policy"]


# ── Back ──


def test_a_file_is_brought_back_as_a_new_version_on_top(panel):
    panel.save("print(1)\n")
    panel.save("print(2)\n")
    first = panel.look()["versions"][0][0]
    told = panel.act("bring_back", first).json()
    assert (told["text"], told["revision"]) == ('print("hello")\n', 4)
    assert [row[2] for row in panel.look()["versions"]] == ["starter", "typed", "typed", "restored"]
    undone = panel.act("bring_back", panel.look()["versions"][-2][0]).json()
    assert undone["text"] == "print(2)\n"


def test_what_is_brought_back_is_told_from_what_is_typed(panel):
    panel.save('print("hello")\nprint(2)\n')
    panel.save('print("hello")\n')
    panel.act("bring_back", panel.look()["versions"][1][0])
    assert panel.get(panel.look()["versions"][-1][0]).json()["origins"] == [[15, "k"], [9, "r"]]


def test_bringing_back_what_is_there_changes_nothing(panel):
    last = panel.look()["versions"][-1][0]
    assert panel.act("bring_back", last).json()["revision"] == 1
    assert len(panel.look()["versions"]) == 1


def test_a_deleted_file_is_brought_back_too(panel):
    panel.save("new words", name="words.txt")
    first = panel.look("words.txt")["versions"][0][0]
    files.delete(file=panel.file("words.txt"))
    assert panel.act("bring_back", first).status_code == 200
    assert panel.texts()["words.txt"] == "one\ntwo\n"


def test_the_whole_project_is_brought_back_and_that_is_undone(panel):
    panel.save("print(1)\n")
    then = Version.objects.latest("id").pk
    panel.save("print(2)\n")
    files.rename(file=panel.file("main.py"), name="game.py")
    files.delete(file=panel.file("words.txt"))
    files.add(project=panel.project, name="new.txt", data=b"new")
    now = panel.texts()
    told = panel.act("bring_all_back", then).json()
    assert set(told["names"]) == {"main.py", "words.txt", "new.txt"}
    assert panel.texts() == {"main.py": "print(1)\n", "words.txt": "one\ntwo\n"}
    panel.project.refresh_from_db()
    assert panel.project.entry == "main.py"
    panel.act("bring_all_back", told["before"])
    assert panel.texts() == now
    panel.project.refresh_from_db()
    assert panel.project.entry == "game.py"


def test_where_names_were_swapped_nothing_is_lost(panel):
    then = Version.objects.latest("id").pk
    files.add(project=panel.project, name="other.txt", data=b"other")
    files.rename(file=panel.file("words.txt"), name="x.txt")
    files.rename(file=panel.file("other.txt"), name="words.txt")
    assert panel.act("bring_all_back", then).status_code == 200
    assert panel.texts() == {"main.py": 'print("hello")\n', "words.txt": "one\ntwo\n"}


def test_what_has_no_room_is_not_brought_back_and_nothing_else_is_changed(panel):
    then = Version.objects.latest("id").pk
    files.delete(file=panel.file("words.txt"))
    for number in range(LIMITS.project_files - 1):
        files.add(project=panel.project, name=f"{number}.txt", data=b"")
    first = panel.file("words.txt").versions.order_by("id").first()
    response = panel.act("bring_back", first.pk)
    assert (response.status_code, "files" in response.json()["message"]) == (422, True)
    assert len(panel.texts()) == LIMITS.project_files
    assert panel.act("bring_all_back", then).status_code == 200  # the later ones make room
    assert set(panel.texts()) == {"main.py", "words.txt"}


# ── Moments ──


def test_a_moment_gets_a_name_and_loses_it(panel):
    panel.save("print(1)\n")
    last = panel.look()["versions"][-1][0]
    assert panel.act("name_moment", last, {"name": "  It\nworks! "}).json() == {"name": "It works!"}
    assert [(moment["version"], moment["name"]) for moment in panel.look()["moments"]] == [(last, "It works!")]
    assert panel.act("name_moment", last, {"name": ""}).json() == {"name": ""}
    assert panel.look()["moments"] == []


@pytest.mark.parametrize("name", ["It\ud800works", "It\0works", "\u202eIt works\u2066", "It\u200b works"])
def test_the_name_of_a_moment_has_no_letters_that_nobody_can_see(panel, name):
    panel.save("print(1)\n")
    last = panel.look()["versions"][-1][0]
    answer = panel.act("name_moment", last, {"name": name})
    assert (answer.status_code, answer.json()) == (200, {"name": "It works"})


@pytest.mark.parametrize("body", [{}, {"name": 7}, {"name": "x", "more": 1}, [], "x"])
def test_nonsense_names_nothing(panel, body):
    last = panel.look()["versions"][-1][0]
    assert panel.act("name_moment", last, body).status_code == 422


def test_there_is_room_for_so_many_names(panel, monkeypatch):
    monkeypatch.setattr(restoring, "MOST_MOMENTS", 2)
    for number in range(3):
        panel.save(f"print({number})\n")
    ids = [row[0] for row in panel.look()["versions"]]
    answers = [panel.act("name_moment", version, {"name": "n" * 99}) for version in ids[1:]]
    assert [answer.status_code for answer in answers] == [200, 200, 422]
    assert panel.act("name_moment", ids[1], {"name": "another"}).status_code == 200


# ── Compared ──


def test_a_program_is_compared_with_its_starter_and_a_copy_with_its_original(panel, teacher, shelf):
    panel.save("print(1)\n")
    copy = forks.fork_project(owner=teacher, parent=panel.project)
    path = reverse("projects:beginning", args=[panel.project.pk, panel.file("main.py").pk])
    assert panel.page.get(path).json() == {"starter": 'print("hello")\n', "original": None}
    theirs = copy.files.get(name="main.py")
    path = reverse("projects:beginning", args=[copy.pk, theirs.pk])
    assert signed_in(teacher).get(path).json() == {"starter": 'print("hello")\n', "original": "print(1)\n"}


def test_a_file_of_ones_own_has_no_beginning_elsewhere(panel):
    file = files.add(project=panel.project, name="own.txt", data=b"mine")
    path = reverse("projects:beginning", args=[panel.project.pk, file.pk])
    assert panel.page.get(path).json() == {"starter": None, "original": None}


# ── What nobody should ask for ──


@pytest.mark.parametrize("query", ["file=nonsense", "file=" + "0" * 32, "file=;--", "before=abc", "before=" + "9" * 30])
def test_odd_questions_are_answered_kindly(panel, query):
    response = panel.page.get(reverse("projects:history", args=[panel.project.pk]) + "?" + query)
    assert response.status_code in (200, 404)


def test_a_version_that_cannot_be(panel):
    assert panel.get(10**30).status_code == 404
    assert panel.act("bring_back", 10**30).status_code == 404
