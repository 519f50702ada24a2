"""Which trials a step's checks need: those that give a program the same share one."""

from collections.abc import Sequence

from learn.lessons.checks import talk
from learn.lessons.checks.expectations import all_in, call_of, key_of
from learn.lessons.checks.programs import with_changes
from learn.lessons.format import Check
from runner.boxes import Call, Trial
from runner.files import Files


def trials_for(checks: Sequence[Check], files: Files, entry: str) -> list[tuple[Trial, list[Check]]]:
    """Each trial with its checks, in the order of the first of them."""
    groups: dict[tuple, list[Check]] = {}
    for check in checks:
        groups.setdefault(what_it_gives(check), []).append(check)
    return [(trial_of(group, files, entry), group) for group in groups.values()]


def what_it_gives(check: Check) -> tuple:
    """Calls may change a program's variables, so those who call other functions have a trial of their own."""
    chance = (check.random.seed, repr(check.random.picks)) if check.random else ()
    calls = tuple(map(key_of, calls_of(check)))
    return tuple(answers_of(check)), chance, tuple(sorted(check.files.items())), tuple(check.changes.items()), calls


def trial_of(checks: Sequence[Check], files: Files, entry: str) -> Trial:
    check = checks[0]
    changed = {entry: with_changes(files[entry], check.changes)} if check.changes and entry in files else {}
    wanted = [each for other in checks for each in all_in(other)]
    return Trial(
        files={**files, **changed, **{name: text.encode() for name, text in check.files.items()}},
        entry=entry,
        answers=tuple(answers_of(check)),
        seed=check.random.seed if check.random else None,
        picks=tuple(check.random.picks) if check.random else (),
        looks=tuple(dict.fromkeys(name for each in wanted for name in each.values)),
        calls=tuple(calls_of(check)),
        reads_plots=any(each.plotted for each in wanted),
    )


def answers_of(check: Check) -> list[str]:
    return check.answers or talk.answers_of(check.talk)


def calls_of(check: Check) -> list[Call]:
    """Its own and those of its mistakes, each once."""
    calls = [call_of(result) for each in all_in(check) for result in each.results]
    return list({key_of(call): call for call in calls}.values())
