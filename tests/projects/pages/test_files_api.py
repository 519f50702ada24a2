"""The files of a project over HTTP, as the workspace asks for them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.history import versions
from projects.models import File, Version
from runner.limits import LIMITS, MIB
from tests import attacks
from tests.examples import examples

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


@pytest.fixture
def desk(client, project):
    return Desk(client, project)


class Desk:
    """What the workspace does with files."""

    def __init__(self, page, project):
        self.page, self.project = page, project
        self.path = reverse("projects:files", args=[project.pk])

    def names(self):
        return [file["name"] for file in self.page.get(self.path).json()["files"]]

    def file(self, name):
        return next(file for file in self.page.get(self.path).json()["files"] if file["name"] == name)

    def text(self, name):
        return self.page.get(self.file(name)["url"]).json()["text"]

    def add(self, name, text=""):
        # As a browser writes it: JSON, in which half a character is six plain ones.
        body = json.dumps({"name": name, "text": text})
        return self.page.post(self.path, body, content_type="application/json")

    def save(self, name, text, base):
        url = self.file(name)["url"]
        return self.page.put(url, {"text": text, "base": base}, content_type="application/json")

    def act(self, name, what, body=None):
        return self.page.post(f"{self.file(name)['url']}{what}/", body or {}, content_type="application/json")

    def upload(self, *files):
        path = reverse("projects:upload", args=[self.project.pk])
        uploads = [SimpleUploadedFile("upload", data) for _, data in files]
        for upload, (name, _) in zip(uploads, files, strict=True):
            upload._name = name  # as it comes over the wire; Django cleans it when it arrives
        return self.page.post(path, {"files": uploads})


def test_the_file_that_run_starts_stands_first(desk):
    desk.add("a.py")
    assert desk.names() == ["main.py", "a.py", "words.txt"]


def test_a_new_file_is_there_with_its_text(desk):
    response = desk.add("helpers.py", "def help(): ...\n")
    assert response.status_code == 201
    assert response.json() == desk.file("helpers.py")
    assert desk.text("helpers.py") == "def help(): ...\n"


def test_a_name_that_is_taken_is_answered_with_one_that_is_free(desk):
    response = desk.add("WORDS.txt")
    assert response.status_code == 409
    assert response.json() == {"message": "There is already a file called WORDS.txt here. Try “WORDS_2.txt”."}


def test_text_is_saved_and_counted(desk):
    response = desk.save("main.py", "print(", 1)
    assert response.status_code == 200
    assert response.json()["revision"] == 2
    assert desk.text("main.py") == "print("


def test_a_save_on_an_older_text_keeps_both(desk):
    desk.save("main.py", "from one window", 1)
    response = desk.save("main.py", "from another", 1)
    assert response.status_code == 409
    assert response.json()["text"] == "from one window"
    assert response.json()["revision"] == 2
    assert "both texts" in response.json()["message"].lower()
    assert desk.text("main.py") == "from one window"


def test_a_save_sent_twice_because_its_answer_was_lost_is_one_save(desk):
    desk.save("main.py", "typed", 1)
    again = desk.save("main.py", "typed", 1)
    assert (again.status_code, again.json()["revision"]) == (200, 2)


def test_a_save_of_a_file_deleted_elsewhere_says_how_to_keep_it(desk):
    url = desk.file("words.txt")["url"]
    desk.act("words.txt", "delete")
    response = desk.page.put(url, {"text": "typed", "base": 1}, content_type="application/json")
    assert response.status_code == 410
    assert "Bring it back" in response.json()["message"]
    assert desk.page.post(response.json()["undo"]).status_code == 200
    assert desk.save("words.txt", "typed", 1).status_code == 200


def test_half_a_character_does_not_stop_the_rest_from_being_saved(desk):
    url = desk.file("main.py")["url"]
    body = rb'{"text": "face = \"\ud83d\"", "base": 1}'
    assert desk.page.put(url, body, content_type="application/json").status_code == 200
    assert desk.text("main.py") == 'face = "\ufffd"'


def test_a_nul_that_was_typed_stays_text(desk):
    assert desk.save("main.py", "a\0b", 1).status_code == 200
    assert desk.text("main.py") == "a\0b"


def test_lines_end_as_python_writes_them(desk):
    desk.save("main.py", "a\r\nb\rc\n", 1)
    assert desk.text("main.py") == "a\nb\nc\n"


@pytest.mark.parametrize(
    "body",
    [
        *[b"", b"{", b"[]", b'{"text": 1, "base": 1}', b'{"text": "x"}', b'{"text": "x", "base": 1, "more": 1}'],
        *[b'{"text": "x", "base": "1"}', b"[" * 100_000, b'"\xff"'],
    ],
    ids=range(9),
)
def test_what_is_not_a_save_is_refused_in_a_sentence(desk, body):
    url = desk.file("main.py")["url"]
    response = desk.page.put(url, body, content_type="application/json")
    assert response.status_code == 422
    assert response.json()["message"].endswith(".")
    assert desk.text("main.py") == 'print("hello")\n'


def test_too_long_a_text_says_how_long_it_may_be(desk):
    response = desk.save("main.py", "x" * (MIB + 1), 1)
    assert response.status_code == 413
    assert response.json()["message"].startswith("main.py is 1.0 MB of text; a text file can have at most 1 MB.")


def test_a_text_far_too_long_is_refused_just_as_kindly(desk):
    response = desk.save("main.py", "x" * 9 * MIB, 1)
    assert response.status_code == 413
    assert "too much at once" in response.json()["message"]


def test_a_project_holds_so_many_files_and_no_more(desk):
    for number in range(LIMITS.project_files - 2):
        assert desk.add(f"f{number}.py").status_code == 201
    response = desk.add("one_more.py")
    assert response.status_code == 422
    assert "A project can have 40 files" in response.json()["message"]


def test_a_renamed_file_keeps_its_text_and_revision(desk):
    desk.save("words.txt", "new", 1)
    response = desk.act("words.txt", "name", {"name": " Wörter.txt "})
    assert response.json()["name"] == "Wörter.txt"
    assert response.json()["revision"] == 2
    assert desk.text("Wörter.txt") == "new"


def test_a_name_may_change_its_capitals_only(desk):
    assert desk.act("words.txt", "name", {"name": "Words.txt"}).json()["name"] == "Words.txt"


def test_run_follows_the_file_it_starts_with_when_that_is_renamed(desk):
    assert desk.act("main.py", "name", {"name": "game.py"}).status_code == 200
    desk.project.refresh_from_db()
    assert desk.project.entry == "game.py"
    refused = desk.act("game.py", "name", {"name": "game.txt"})
    assert refused.status_code == 422
    assert "has to end in .py" in refused.json()["message"]


def test_the_file_that_run_starts_stays(desk):
    response = desk.act("main.py", "delete")
    assert response.status_code == 422
    assert response.json()["message"] == "Run starts with main.py, so it stays. You can empty it or rename it."


def test_deleting_can_be_undone_even_when_the_name_is_taken_meanwhile(desk):
    undo = desk.act("words.txt", "delete").json()["undo"]
    desk.add("words.txt", "another")
    restored = desk.page.post(undo)
    assert restored.json()["name"] == "words_2.txt"
    assert (desk.text("words.txt"), desk.text("words_2.txt")) == ("another", "one\ntwo\n")
    assert desk.page.post(undo).json()["name"] == "words_2.txt"  # twice is once


# ── Upload ──


def test_text_data_and_pictures_can_be_brought(desk):
    answer = desk.upload(("numbers.csv", b"\xef\xbb\xbfa,b\r\n1,2\r\n"), ("cat.png", PNG), ("logo.svg", SVG)).json()
    assert [(file["name"], file["is_text"], file["is_picture"]) for file in answer["files"]] == [
        ("numbers.csv", True, False),
        ("cat.png", False, True),
        ("logo.svg", True, True),
    ]
    assert answer["refused"] == []
    assert desk.text("numbers.csv") == "a,b\n1,2\n"


def test_text_that_windows_saved_as_unicode_is_understood(desk):
    desk.upload(("notes.txt", "grüße\r\n".encode("utf-16")))
    assert desk.text("notes.txt") == "grüße\n"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("game.exe", b"MZ\x90\0\3", "takes text (such as"),
        ("marks.csv", "größe".encode("cp1252"), "Save it again as UTF-8"),
        ("archive.zip", b"PK\3\4\0\0\xff", "This zip cannot be opened"),
        ("archive.7z", b"7z\xbc\xaf\x27\x1c\0", "takes text (such as"),
        ("lesson.ipynb", b'{"cells": [', "This notebook cannot be read"),
        ("film.png", PNG + b"\0" * 2 * MIB, "film.png is 2.0 MB; a file can have at most 2 MB"),
        ("long.txt", b"x" * (MIB + 1), "long.txt is 1.0 MB of text"),
        ("words.txt", b"other words", "There is already a file called words.txt here."),
    ],
)
def test_what_cannot_be_brought_is_left_out_with_a_sentence_and_the_rest_arrives(desk, name, data, says):
    answer = desk.upload((name, data), ("fine.txt", b"fine")).json()
    assert [file["name"] for file in answer["files"]] == ["fine.txt"]
    assert says in answer["refused"][0]
    assert desk.text("words.txt") == "one\ntwo\n"


def test_the_same_file_brought_twice_is_there_once(desk):
    answer = desk.upload(("words.txt", b"one\ntwo\n")).json()
    assert (len(answer["files"]), answer["refused"]) == (1, [])


def test_too_many_files_at_once_are_refused_together(desk):
    response = desk.upload(*[(f"{number}.txt", b"x") for number in range(41)])
    assert response.status_code == 413
    assert "40 files" in response.json()["message"]


def test_too_much_at_once_is_refused_before_it_is_read(desk):
    response = desk.upload(("big.png", PNG + b"\0" * 9 * MIB))
    assert response.status_code == 413
    assert "8 MB in all" in response.json()["message"]


# ── Names ──


@pytest.mark.parametrize("name", attacks.names())
def test_a_hostile_name_does_nothing_on_create_rename_upload_and_download(desk, name):
    desk.add("victim.txt", "mine")
    for response in (desk.add(name, "x"), rename_to(desk, "victim.txt", name)):
        assert response.status_code in (200, 201, 409, 422)
        assert response.status_code < 400 or response.json()["message"].isprintable()
    assert desk.upload((name.encode("utf-8", "replace").decode(), b"x")).status_code == 200
    expect_harmless(desk)


@pytest.mark.parametrize("name", ["we\u0300ird (1).txt", "名前.txt", "a b.txt", "__init__.py"])
def test_a_download_carries_its_name_in_any_script(desk, name):
    file = desk.add(name, "x").json()
    response = desk.page.get(file["download_url"])
    assert response.headers["Content-Disposition"].startswith("attachment; filename")
    assert response.headers["Content-Disposition"].isascii()
    assert response.content == b"x"


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.text(st.characters(exclude_categories=()), max_size=120))
def test_names_nobody_thought_of_do_nothing(desk, name):
    assert desk.add(name).status_code in (201, 409, 422)
    assert rename_to(desk, desk.names()[-1], name).status_code in (200, 409, 422)
    expect_harmless(desk)
    File.objects.exclude(name__in=("main.py", "words.txt")).delete()


# ── Pictures and downloads ──


@pytest.mark.parametrize(("name", "data", "kind"), [("a.png", PNG, "image/png"), ("a.svg", SVG, "image/svg+xml")])
def test_a_picture_is_shown_sealed(desk, name, data, kind):
    file = desk.upload((name, data)).json()["files"][0]
    response = desk.page.get(file["picture_url"])
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert response.headers["Content-Security-Policy"].endswith("; sandbox")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in response.headers["Cache-Control"]


def test_what_is_no_picture_is_not_shown_as_one(desk):
    desk.add("page.html", "<script>alert(1)</script>")
    url = desk.file("page.html")["picture_url"]
    assert desk.page.get(url).status_code == 404


def test_a_page_written_by_a_student_is_only_ever_downloaded(desk):
    file = desk.add("page.html", "<script>alert(1)</script>").json()
    response = desk.page.get(file["download_url"])
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in response.headers["Content-Security-Policy"]


def rename_to(desk, old, new):
    url = desk.file(old)["url"] + "name/"
    return desk.page.post(url, json.dumps({"name": new}), content_type="application/json")


def expect_harmless(desk):
    """Listing, opening and downloading still work, and a header is one line."""
    assert desk.page.get(reverse("projects:workspace", args=[desk.project.pk])).status_code == 200
    for file in desk.page.get(desk.path).json()["files"]:
        assert desk.page.get(file["url"]).status_code == 200
        disposition = desk.page.get(file["download_url"]).headers["Content-Disposition"]
        assert disposition.isprintable()
        assert disposition.isascii()


def test_a_file_that_was_suggested_is_remembered_as_such(desk, project):
    body = {"name": "planets.py", "text": "planets = []\n", "kind": "suggested"}
    assert desk.page.post(desk.path, body, content_type="application/json").status_code == 201
    version = versions.newest(project.files.get(name="planets.py"))
    assert version.kind == Version.Kind.SUGGESTED
    assert versions.origins_of(version) == "13s"
    forged = desk.page.post(desk.path, body | {"name": "b.py", "kind": "starter"}, content_type="application/json")
    assert forged.status_code == 422
