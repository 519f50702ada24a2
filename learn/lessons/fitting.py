"""Whether what the files of a lesson say fits together: what the types of format.py cannot tell."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from learn.lessons.checks.expectations import asks_for_nothing, texts
from learn.lessons.checks.fresh import what_is_missing
from learn.lessons.checks.structure import CONSTRUCTS
from learn.lessons.checks.words import what_is_broken
from learn.lessons.concepts import CONCEPTS
from learn.lessons.errors import BrokenLesson
from learn.lessons.format import Check, Expectation, LessonFile, Mistake, Option, StepFile, TwinFile, Wrong
from learn.lessons.sheets import Sheet
from projects import folders
from runner.diagnosis.tags import TAGS

# What is said by itself of a program that fails, hangs, or wants another answer.
ALWAYS_SAID = {"failed", "endless", "wants-more", "memory"}
KEYS_OF = {
    "build": {"hints", "checks", "wrong", "own_idea"},
    "predict": {"hints", "options"},
    "order": {"hints", "checks", "distractors", "says"},
    "find": {"hints", "line", "says"},
}
KEYS_OF_A_KIND = set().union(*KEYS_OF.values())
FILES_OF = {
    "build": {"solution.py", "solution", "wrong", "files"},
    "predict": {"program.py", "files"},
    "order": {"solution.py", "files"},
    "find": {"program.py", "files"},
}
FILES_OF_A_KIND = set().union(*FILES_OF.values())


def check_lesson(sheet: Sheet[LessonFile]) -> None:
    said = sheet.said
    _check_lengths(sheet, title=60, promise=200)
    if not 1 <= said.minutes <= 300:
        raise BrokenLesson(f"{sheet.at('minutes')}: say how many minutes it takes, from 1 to 300.")
    for key in ("assumes", "teaches"):
        _check_concepts(sheet, key)
    if both := sorted(set(said.assumes) & set(said.teaches)):
        raise BrokenLesson(f"{sheet.at('assumes')}: {both[0]} is assumed and taught; keep it in one of the two.")


def check_step(sheet: Sheet[StepFile], folder: Path, *, is_last: bool) -> None:
    said = sheet.said
    _check_lengths(sheet, title=60)
    _check_minutes(sheet)
    _check_concepts(sheet, "teaches")
    _check_kind(sheet, folder)
    if said.own_idea and not is_last:
        raise BrokenLesson(f"{sheet.at('own_idea')}: a student's own idea is the last step; move it there.")
    _check_checks(sheet, said.checks)
    _check_wrong(sheet, said.wrong, said.checks)
    if said.kind in ("build", "order") and not said.checks and not said.own_idea:
        raise BrokenLesson(f"{sheet.at()} has no checks: add at least one [[checks]].")
    if said.kind == "predict":
        _check_options(sheet, said.options)
    if said.kind in ("order", "find") and not said.says.strip():
        raise BrokenLesson(f"{sheet.at()} has no `says`: write the sentence for whoever got it right.")


def check_twin(sheet: Sheet[TwinFile], *, steps: set[str]) -> None:
    _check_lengths(sheet, title=60)
    _check_minutes(sheet)
    if not sheet.said.checks:
        raise BrokenLesson(f"{sheet.at('checks')} has no checks: add at least one [[checks]].")
    if not sheet.said.of:
        raise BrokenLesson(f"{sheet.at('of')}: name the steps that it is a twin of.")
    for slug in sheet.said.of:
        if slug not in steps:
            raise BrokenLesson(
                f"{sheet.at('of')}: there is no step “{slug}”; name one of these: {', '.join(sorted(steps))}."
            )
    _check_checks(sheet, sheet.said.checks)
    _check_wrong(sheet, sheet.said.wrong, sheet.said.checks)


def _check_lengths(sheet: Sheet, **most: int) -> None:
    for key, max_chars in most.items():
        if not 0 < len(getattr(sheet.said, key).strip()) <= max_chars:
            raise BrokenLesson(f"{sheet.at(key)}: give it a {key} of 1 to {max_chars} characters.")


def _check_minutes(sheet: Sheet) -> None:
    if not 1 <= sheet.said.minutes <= 60:
        raise BrokenLesson(f"{sheet.at('minutes')}: say how many minutes it takes, from 1 to 60.")


def _check_concepts(sheet: Sheet, key: str) -> None:
    for slug in getattr(sheet.said, key):
        if slug not in CONCEPTS:
            raise BrokenLesson(
                f"{sheet.at(key)}: there is no concept “{slug}”; use some of these: {', '.join(sorted(CONCEPTS))}."
            )
    if twice := _twice(getattr(sheet.said, key)):
        raise BrokenLesson(f"{sheet.at(key)}: {twice} is there twice; keep one.")


def _check_kind(sheet: Sheet[StepFile], folder: Path) -> None:
    """Keys and files of another kind of step are a mistake."""
    kind = sheet.said.kind
    for key in sorted(KEYS_OF_A_KIND - KEYS_OF[kind]):
        if getattr(sheet.said, key):
            raise BrokenLesson(
                f"{sheet.at(key)}: a step of kind “{kind}” has no `{key}`; remove it, or change the kind."
            )
    for name in sorted(FILES_OF_A_KIND - FILES_OF[kind]):
        if (folder / name).exists():
            raise BrokenLesson(
                f"{folders.place(folder / name)}: a step of kind “{kind}” has no {name}; remove it, or change the kind."
            )


def _check_checks(sheet: Sheet, checks: Sequence[Check]) -> None:
    if twice := _twice(check.name for check in checks):
        raise BrokenLesson(f"{sheet.at('checks')}: two checks are called “{twice}”; give each a name of its own.")
    for number, check in enumerate(checks):
        where = sheet.at("checks", number, "name")
        if not check.name.strip() or not check.passed.strip() or not check.failed.strip():
            raise BrokenLesson(f"{where}: give the check a name, and sentences for `passed` and `failed`.")
        if check.name in ALWAYS_SAID:
            raise BrokenLesson(f"{where}: “{check.name}” is said by itself; choose another name.")
        if twice := _twice(mistake.name for mistake in check.mistakes):
            raise BrokenLesson(f"{where}: two mistakes are called “{twice}”; give each a name of its own.")
        for pattern in check.changes:
            if problem := what_is_broken(pattern):
                raise BrokenLesson(f"{where}: the pattern “{pattern}” cannot be read; correct it ({problem}).")
        if problem := what_is_missing(check):
            raise BrokenLesson(f"{where}: {problem}.")
        _check_expectation(sheet.at("checks", number), check)
        for index, mistake in enumerate(check.mistakes):
            _check_mistake(sheet, ("checks", number, "mistakes", index), mistake)


def _check_mistake(sheet: Sheet, key: tuple[str | int, ...], mistake: Mistake) -> None:
    where = sheet.at(*key)
    if not mistake.name.strip() or not mistake.says.strip():
        raise BrokenLesson(f"{where}: give the mistake a name, and a sentence that it `says`.")
    if mistake.tag and mistake.tag not in TAGS:
        raise BrokenLesson(f"{sheet.at(*key, 'tag')}: {_no_tag(mistake.tag)}")
    if not mistake.tag and asks_for_nothing(mistake):
        raise BrokenLesson(f"{where}: “{mistake.name}” is never recognised; say what is seen then, or a `tag`.")
    _check_expectation(where, mistake)


def _check_expectation(where: str, wanted: Expectation) -> None:
    for words in texts([wanted]):
        for pattern in filter(None, (words.pattern, words.lacks_pattern)):
            if problem := what_is_broken(pattern):
                raise BrokenLesson(f"{where}: the pattern “{pattern}” cannot be read; correct it ({problem}).")
    for name in wanted.source.uses if wanted.source else ():
        if name not in CONSTRUCTS:
            known = ", ".join(sorted(CONSTRUCTS))
            raise BrokenLesson(f"{where}: there is nothing in Python called “{name}” here; use some of these: {known}.")


def _check_wrong(sheet: Sheet, wrong: Sequence[Wrong], checks: Sequence[Check]) -> None:
    if twice := _twice(program.file for program in wrong):
        raise BrokenLesson(f"{sheet.at('wrong')}: {twice} is named twice; keep one.")
    known = ALWAYS_SAID | {check.name for check in checks} | {made.name for check in checks for made in check.mistakes}
    for number, program in enumerate(wrong):
        if not program.tag and not program.message:
            raise BrokenLesson(
                f"{sheet.at('wrong', number)}: say what must be said to {program.file}, as `tag` or as `message`."
            )
        if program.tag and program.tag not in TAGS:
            raise BrokenLesson(f"{sheet.at('wrong', number, 'tag')}: {_no_tag(program.tag)}")
        if program.message and program.message not in known:
            raise BrokenLesson(
                f"{sheet.at('wrong', number, 'message')}: no check or mistake here is called “{program.message}”; "
                f"use one of these: {', '.join(sorted(known))}."
            )


def _check_options(sheet: Sheet[StepFile], options: Sequence[Option]) -> None:
    if not 2 <= len(options) <= 4:
        raise BrokenLesson(f"{sheet.at('options')}: give 2 to 4 [[options]].")
    if sum(option.right for option in options) != 1:
        raise BrokenLesson(f"{sheet.at('options')}: exactly one option has `right = true`.")
    if twice := _twice(option.text.strip() for option in options):
        raise BrokenLesson(f"{sheet.at('options')}: two options say “{twice}”; change one.")
    for number, option in enumerate(options):
        if not option.says.strip():
            raise BrokenLesson(f"{sheet.at('options', number)}: write what it `says` to whoever chose it.")


def _no_tag(tag: str) -> str:
    return f"there is no tag “{tag}”; use one of runner/diagnosis/tags.py."


def _twice(names: Iterable[str]) -> str:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return ""
