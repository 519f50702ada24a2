"""A lesson's folder becomes a Lesson. Whatever is wrong names file, line where it can be known, and remedy."""

import re
from pathlib import Path

from learn.lessons import fitting, programs
from learn.lessons.checks.fresh import filled
from learn.lessons.errors import BrokenLesson
from learn.lessons.format import LessonFile, StepFile, TwinFile
from learn.lessons.lesson import Lesson, Step, Twin
from learn.lessons.sheets import Sheet
from learn.lessons.texts import read_markdown
from projects import folders, starters
from projects.errors import BrokenFolder
from runner.files import Files, digest_of

NOTE = "teacher.md"
PICTURE = "picture.svg"
NUMBERED = re.compile(r"([0-9]{1,3})-")
LESSON_FILES = {"lesson.toml", NOTE, PICTURE, "starter"}
STEP_FILES = {"step.toml", "step.md", "solution.py", "solution", "program.py", "wrong", "files"}
TWIN_FILES = {"twin.toml", "step.md", "starter.py", "solution.py", "wrong"}


def read(folder: Path) -> Lesson:
    """Raises BrokenLesson naming file, line where it can be known, and remedy."""
    try:
        return _read(folder)
    except BrokenFolder as error:
        raise BrokenLesson(str(error)) from None
    except OSError as error:
        raise BrokenLesson(f"{folder.name} cannot be read ({error.strerror}): look at its rights.") from None


def _read(folder: Path) -> Lesson:
    folders.check_name(folder)
    if folder.is_symlink():
        raise BrokenLesson(f"{folder.name} is a link: put the folder itself here.")
    sheet = Sheet.read(folder / "lesson.toml", LessonFile)
    said = sheet.said
    fitting.check_lesson(sheet)
    step_folders, twin_folders = _parts(folder)
    starter = _starter(folder / "starter", entry=said.entry)
    steps = _steps(step_folders, starter, said.entry)
    picture = _picture(folder, sheet)
    return Lesson(
        slug=folder.name,
        title=said.title.strip(),
        promise=said.promise.strip(),
        minutes=said.minutes,
        order=said.order,
        assumes=tuple(said.assumes),
        teaches=tuple(said.teaches),
        entry=said.entry,
        picture=picture,
        picture_digest=digest_of(picture)[:16],
        starter=starter,
        steps=steps,
        twins=tuple(_twin(twin, entry=said.entry, steps=steps) for twin in twin_folders),
        note_html=read_markdown(folder / NOTE, reader="the teacher")[1].html,
    )


def _parts(folder: Path) -> tuple[list[Path], list[Path]]:
    """The folders of its steps, in order, and of its twins."""
    steps: dict[int, Path] = {}
    twins = []
    for path in programs.inside(folder):
        if path.name.startswith("twin-"):
            twins.append(_part(path))
        elif numbered := NUMBERED.match(path.name):
            number = int(numbered[1])
            if number in steps:
                raise BrokenLesson(
                    f"{folders.place(path)} has the same number as {steps[number].name}: give each step its own."
                )
            steps[number] = _part(path)
        elif path.name not in LESSON_FILES:
            raise BrokenLesson(
                f"{folders.place(path)} is no part of a lesson: remove it, or rename it (1-name, twin-name)."
            )
    if gap := next((number for number in range(1, len(steps) + 1) if number not in steps), 0):
        raise BrokenLesson(f"{folder.name} has no step {gap}: number the folders 1-…, 2-…, 3-… without a gap.")
    if not steps:
        raise BrokenLesson(f"{folder.name} has no steps: add a folder 1-name with step.toml and step.md.")
    if not twins:
        raise BrokenLesson(f"{folder.name} has no twin: add a folder twin-name with twin.toml.")
    return [steps[number] for number in sorted(steps)], twins


def _part(path: Path) -> Path:
    folders.check_name(path)
    programs.check_is_folder(path)
    return path


def _starter(folder: Path, *, entry: str) -> Files:
    if not folder.exists():
        raise BrokenLesson(
            f"{folders.place(folder)} is missing: add the folder with {entry}, what the student begins with."
        )
    programs.check_is_folder(folder)
    files = folders.read_files(folder)
    folders.check_files(folder, files, entry=entry, named_in="lesson.toml")
    return files


def _picture(folder: Path, sheet: Sheet[LessonFile]) -> bytes:
    path = folder / PICTURE
    if path.exists() or path.is_symlink():
        data = folders.read_text(path, remedy="").encode()
        folders.check_picture(path, data, named_in="lesson.toml")
        return data
    starter = starters.find(sheet.said.starter)
    if starter is None:
        raise BrokenLesson(
            f"{sheet.at('starter')}: name a starter whose picture stands for the lesson, or add {PICTURE}."
        )
    return starter.picture


def _steps(paths: list[Path], starter: Files, entry: str) -> tuple[Step, ...]:
    beside = {name: data for name, data in starter.items() if name != entry}
    steps = []
    for number, path in enumerate(paths, 1):
        given = programs.read_given(path / "files", entry=entry)
        beside = beside | given
        steps.append(_step(path, number=number, beside=beside, gives=given, entry=entry, is_last=number == len(paths)))
    return tuple(steps)


def _step(path: Path, *, number: int, beside: Files, gives: Files, entry: str, is_last: bool) -> Step:
    _check_known(path, STEP_FILES)
    sheet = Sheet.read(path / "step.toml", StepFile)
    said = sheet.said
    fitting.check_step(sheet, path, is_last=is_last)
    text, shown = read_markdown(path / "step.md")
    solution = programs.read_solution(path, said, beside=beside, entry=entry)
    return Step(
        slug=path.name,
        number=number,
        title=said.title.strip(),
        kind=said.kind,
        teaches=tuple(said.teaches),
        hints=tuple(said.hints),
        minutes=said.minutes,
        checks=tuple(map(filled, said.checks)),
        wrong=tuple(said.wrong),
        own_idea=said.own_idea,
        options=tuple(said.options),
        distractors=tuple(said.distractors),
        line=said.line,
        says=said.says,
        text=text,
        html=shown.html,
        cards=shown.cards,
        program=programs.read_shown(sheet, path, solution=solution.get(entry, b"")),
        beside=beside,
        solution=solution,
        wrong_programs=programs.read_wrong(sheet, path),
        gives=gives,
    )


def _twin(path: Path, *, entry: str, steps: tuple[Step, ...]) -> Twin:
    _check_known(path, TWIN_FILES)
    sheet = Sheet.read(path / "twin.toml", TwinFile)
    said = sheet.said
    fitting.check_twin(sheet, steps={step.slug for step in steps})
    text, shown = read_markdown(path / "step.md")
    return Twin(
        slug=path.name,
        title=said.title.strip(),
        of=tuple(said.of),
        minutes=said.minutes,
        text=text,
        html=shown.html,
        cards=shown.cards,
        starter={entry: programs.read_program(path / "starter.py").encode()},
        solution={entry: programs.read_program(path / "solution.py").encode()},
        checks=tuple(map(filled, said.checks)),
        wrong=tuple(said.wrong),
        wrong_programs=programs.read_wrong(sheet, path),
    )


def _check_known(folder: Path, names: set[str]) -> None:
    for path in programs.inside(folder):
        if path.name not in names:
            raise BrokenLesson(
                f"{folders.place(path)} does not belong into a step or twin: remove it, or rename it to one of "
                f"{', '.join(sorted(names))}. Files for the student go into {folder.name}/files/."
            )
