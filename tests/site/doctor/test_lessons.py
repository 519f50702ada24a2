"""The doctor says which lessons nobody can see, and why."""

from learn.site.doctor import lessons
from tests.lessons import folders


def test_lessons_that_can_be_read_are_counted(settings, tmp_path):
    settings.LESSONS_DIRS = [tmp_path]
    folders.write(tmp_path)
    assert lessons.all_lessons().says == "1 can be read"


def test_a_broken_one_is_told_with_its_file_and_remedy(settings, tmp_path):
    settings.LESSONS_DIRS = [tmp_path]
    folders.write(tmp_path)
    folders.write(tmp_path, "broken", files={"teacher.md": None})
    finding = lessons.all_lessons()
    assert finding.state == "note"
    assert finding.says == (
        "Of 2, these cannot be read and are left out: 1. "
        "The first: broken/teacher.md is missing: add it; it is what the teacher reads."
    )


def test_a_folder_that_is_not_there_is_told(settings, tmp_path):
    settings.LESSONS_DIRS = [tmp_path / "nowhere"]
    assert lessons.all_lessons().helps == "Correct LESSONS_DIRS."
