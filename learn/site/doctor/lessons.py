"""What the doctor says of the lessons: a school's own may be broken, and then nobody sees them."""

from pathlib import Path

from django.conf import settings

from learn.lessons import lessons
from learn.lessons.errors import BrokenLesson
from learn.site.doctor.findings import Finding, note, well


def all_lessons() -> Finding:
    missing = [folder for folder in settings.LESSONS_DIRS if not Path(folder).is_dir()]
    if missing:
        return note(f"There is no folder {missing[0]}.", "Correct LESSONS_DIRS.")
    whole, broken = 0, []
    for folders in lessons.all_folders().values():
        for folder in folders:
            try:
                lessons.read(folder)
                whole += 1
            except BrokenLesson as error:
                broken.append(str(error))
    if broken:
        says = f"Of {whole + len(broken)}, these cannot be read and are left out: {len(broken)}. The first: {broken[0]}"
        return note(says, "manage.py validate_lessons says all of it.")
    return well(f"{whole} can be read")
