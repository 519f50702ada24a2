"""What is taken out and erased from a terminal."""

import io
import zipfile

import pytest
from django.core.management import CommandError, call_command

from learn.people.models import User
from tests.projects.conftest import join, open_class

pytestmark = pytest.mark.django_db


def told(*words):
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("how", ["ada", "ADA", "id"])
def test_a_student_is_exported_by_nickname_or_id(ada, tmp_path, how):
    target = tmp_path / "ada.zip"
    says = told("export_student", str(ada.pk) if how == "id" else how, "--to", str(target))
    assert "holds everything of Ada: " in says
    assert target.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert "index.html" in archive.namelist()
    with pytest.raises(CommandError, match="there already"):
        told("export_student", "ada", "--to", str(target))
    assert list(tmp_path.iterdir()) == [target]


def test_who_is_not_there_or_there_twice_is_said(school, tmp_path):
    twin = join(open_class(school["teacher"], "Second class"), "ada")
    for words in (["export_student", "Ada", "--to", str(tmp_path / "x.zip")], ["erase_student", "Ada", "--yes"]):
        with pytest.raises(CommandError, match=str(twin.pk)):
            told(*words)
    with pytest.raises(CommandError, match="no student called Zoe"):
        told("erase_student", "Zoe", "--yes")
    with pytest.raises(CommandError, match="Only students"):
        told("erase_student", str(school["teacher"].pk), "--yes")
    with pytest.raises(CommandError, match="cannot be written"):
        told("export_student", str(twin.pk), "--to", str(tmp_path / "nowhere" / "x.zip"))


def test_a_student_is_erased_only_by_who_is_sure(ada, monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "before-restore-1.tar.gz").write_text("")
    assert "2 projects" in told("erase_student", "Ada", "--dry-run")
    for answer in ("", "yes", "Grace"):
        monkeypatch.setattr("builtins.input", lambda answer=answer: answer)
        with pytest.raises(CommandError, match="Nothing was erased"):
            told("erase_student", "Ada")
    assert User.objects.filter(pk=ada.pk).exists()
    monkeypatch.setattr("builtins.input", lambda: "ada ")
    says = told("erase_student", "Ada")
    assert "nothing of it can be brought back" in says
    assert "before-restore-1.tar.gz" in says
    assert not User.objects.filter(pk=ada.pk).exists()
