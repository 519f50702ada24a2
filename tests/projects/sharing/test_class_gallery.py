"""The gallery of a class: what hangs there, and who decides."""

import pytest
from django.urls import reverse

from projects import files
from projects.models import ClassSharing, GalleryEntry
from projects.sharing import class_gallery
from tests.projects.conftest import signed_in
from tests.projects.sharing.visitors import gallery


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
