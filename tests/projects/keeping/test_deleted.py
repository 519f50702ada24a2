"""What was deleted: a month to bring it back, then nothing of it is left."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from projects import files, forks
from projects.keeping import forgetting
from projects.models import File, Project, Version
from runner.models import Blob
from tests.projects.conftest import join, signed_in

PAGE = reverse("projects:recently_deleted")


def days_ago(days):
    return timezone.now() - datetime.timedelta(days=days)


def delete(client, project):
    client.post(reverse("projects:delete", args=[project.pk]))


def page(client):
    return client.get(PAGE).content.decode()


def test_an_empty_page_says_so(client):
    assert "Nothing was deleted lately." in page(client)


def test_a_project_and_a_file_are_listed_with_their_days_and_come_back(client, project, starter, student):
    other = forks.fork_starter(owner=student, starter=starter)
    files.delete(file=project.files.get(name="words.txt"))
    File.objects.filter(name="words.txt", project=project).update(deleted_at=days_ago(29.5))
    delete(client, other)
    Project.objects.filter(pk=other.pk).update(deleted_at=days_ago(10.5))
    shown = page(client)
    assert "Little poem 2" in shown
    assert "20 days left" in shown
    assert "its last day" in shown
    file = project.files.get(name="words.txt")
    answer = client.post(reverse("projects:bring_back_file", args=[project.pk, file.pk]))
    assert answer.url == reverse("projects:workspace", args=[project.pk])
    client.post(reverse("projects:restore", args=[other.pk]))
    assert "Nothing was deleted lately." in page(client)
    assert set(project.files.live().values_list("name", flat=True)) == {"main.py", "words.txt"}


def test_nobody_sees_what_others_deleted(client, project, classroom, teacher):
    delete(client, project)
    for other in (join(classroom, "Grace"), teacher):
        assert "Little poem" not in page(signed_in(other))


def test_without_room_a_file_stays_where_it_is_and_it_is_said(client, project):
    file = project.files.get(name="words.txt")
    files.delete(file=file)
    for number in range(39):
        files.add(project=project, name=f"{number}.txt", data=b"x")
    answer = client.post(reverse("projects:bring_back_file", args=[project.pk, file.pk]))
    assert answer.status_code == 422
    assert "A project can have 40 files" in answer.content.decode()


@pytest.mark.parametrize(("days", "is_there"), [(29.9, True), (30.1, False)])
def test_after_a_month_a_project_is_gone_with_its_versions_and_contents(client, project, days, is_there):
    for revision in range(1, 4):
        file = project.files.get(name="main.py")
        files.save_text(file=file, text=f"a secret {revision}\n", base=file.revision)
    digests = set(File.objects.values_list("blob_id", flat=True)) | set(
        Version.objects.exclude(blob=None).values_list("blob_id", flat=True)
    )
    delete(client, project)
    Project.objects.update(deleted_at=days_ago(days))
    Blob.objects.update(kept_at=days_ago(days))
    forgetting.forget_what_was_put_away()
    assert Project.objects.exists() == is_there
    assert File.objects.exists() == is_there
    assert Version.objects.exists() == is_there
    assert Blob.objects.filter(pk__in=digests).exists() == is_there
    assert ("Little poem" in page(client)) == is_there


def test_what_others_hold_stays_when_it_is_forgotten(client, project, classroom):
    copy = forks.fork_project(owner=join(classroom, "Grace"), parent=project)
    delete(client, project)
    Project.objects.filter(pk=project.pk).update(deleted_at=days_ago(31))
    Blob.objects.update(kept_at=days_ago(31))
    forgetting.forget_what_was_put_away()
    copy.refresh_from_db()
    assert copy.parent is None
    assert bytes(copy.files.get(name="words.txt").blob.data) == b"one\ntwo\n"


def test_a_deleted_file_alone_is_gone_after_a_month(project):
    file = files.add(project=project, name="diary.txt", data=b"nobody may read this")
    files.delete(file=file)
    File.objects.filter(pk=file.pk).update(deleted_at=days_ago(31))
    Blob.objects.update(kept_at=days_ago(31))
    forgetting.forget_what_was_put_away()
    assert not File.objects.filter(name="diary.txt").exists()
    assert not Version.objects.filter(name="diary.txt").exists()
    assert not any(b"nobody may read" in bytes(blob.data) for blob in Blob.objects.all())
    assert set(project.files.live().values_list("name", flat=True)) == {"main.py", "words.txt"}
