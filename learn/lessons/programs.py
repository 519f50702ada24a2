"""The programs and other files of a lesson's steps, as they lie in their folders."""

from pathlib import Path

from learn.lessons.errors import BrokenLesson
from learn.lessons.format import StepFile
from learn.lessons.sheets import Sheet
from projects import folders
from runner.files import Files


def inside(folder: Path) -> list[Path]:
    paths = [path for path in sorted(folder.iterdir()) if not folders.is_left_behind(path.name)]
    if len(paths) > 60:
        raise BrokenLesson(f"{folder.name} has {len(paths)} files and folders: remove what is no part of the lesson.")
    return paths


def check_is_folder(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        raise BrokenLesson(f"{folders.place(path)} has to be a folder: remove it, or put a folder in its place.")


def read_given(folder: Path, *, entry: str) -> Files:
    if not folder.exists() and not folder.is_symlink():
        return {}
    check_is_folder(folder)
    files = folders.read_files(folder)
    folders.check_contents(folder, files)
    if entry in files:
        raise BrokenLesson(f"{folders.place(folder / entry)} would replace the student's own program: rename it.")
    return files


def read_solution(path: Path, said: StepFile, *, beside: Files, entry: str) -> Files:
    """`solution.py` is the entry; a folder `solution/` has the entry and more files."""
    if said.kind in ("predict", "find"):
        return {}
    folder = path / "solution"
    if folder.exists() or folder.is_symlink():
        check_is_folder(folder)
        files = folders.read_files(folder)
        folders.check_files(folder, files, entry=entry, named_in="lesson.toml")
        return beside | files
    return beside | {entry: read_program(path / "solution.py").encode()}


def read_shown(sheet: Sheet[StepFile], path: Path, *, solution: bytes) -> str:
    """What a step shows, or mixes up; a build step nothing."""
    if sheet.said.kind == "build":
        return ""
    if sheet.said.kind == "order":
        return solution.decode("utf-8-sig")
    program = read_program(path / "program.py")
    if sheet.said.kind == "find" and not 1 <= sheet.said.line <= len(program.splitlines()):
        raise BrokenLesson(
            f"{sheet.at('line')}: program.py has no line {sheet.said.line}; name the one with the mistake."
        )
    return program


def read_wrong(sheet: Sheet, path: Path) -> dict[str, str]:
    programs = {}
    for number, wrong in enumerate(sheet.said.wrong):
        folder, slash, name = wrong.file.partition("/")
        if (folder, slash) != ("wrong", "/") or "/" in name or not name.endswith(".py"):
            raise BrokenLesson(f"{sheet.at('wrong', number, 'file')}: name a file such as wrong/no_colon.py.")
        if not (path / "wrong").is_dir() or not (path / "wrong" / name).exists():
            raise BrokenLesson(
                f"{sheet.at('wrong', number, 'file')}: there is no {wrong.file}; add it, or remove the entry."
            )
        programs[wrong.file] = read_program(path / "wrong" / name)
    _check_all_named(sheet, path / "wrong", programs)
    return programs


def _check_all_named(sheet: Sheet, folder: Path, programs: dict[str, str]) -> None:
    if not folder.exists() and not folder.is_symlink():
        return
    check_is_folder(folder)
    for file in inside(folder):
        if f"wrong/{file.name}" not in programs:
            raise BrokenLesson(
                f"{folders.place(file)} is not named in {sheet.path.name}: add a [[wrong]] for it, or remove the file."
            )


def read_program(path: Path) -> str:
    """A program may be broken on purpose, but is not empty."""
    text = folders.read_text(path, remedy="add it.")
    if not text.strip():
        raise BrokenLesson(f"{folders.place(path)} is empty: write the program.")
    return text
