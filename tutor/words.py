"""What people call the jobs and levels of the tutor, where its sentences come from, and why some were held back."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Named(NamedTuple):
    title: Words
    short: Words  # within a sentence
    says: Words  # what it means


JOBS: dict[str, Named] = {
    "hint": Named(
        _("Help with an error or a step"),
        _("help with errors"),
        _("A button beside errors and beside what a step asks for: one idea at a time, about the student's own line."),
    ),
    "chat": Named(
        _("Questions in the chat"),
        _("the chat"),
        _("Questions about the student's own program and about Python. It does not do the step for them."),
    ),
    "action": Named(
        _("Looking at selected lines"),
        _("looking at selected lines"),
        _("Explain them, find the bug, make them simpler, comment them, write a test."),
    ),
    "file": Named(
        _("Writing a new file"),
        _("new files"),
        _("Such as ten quiz questions about planets. It is tried out first, and the student says what it will do."),
    ),
    "ghost": Named(
        _("Grey text while typing"),
        _("grey text"),
        _("The next words of a line, in grey; the Tab key takes them. Only in steps that were passed once already."),
    ),
    "plan": Named(
        _("Plan with me"),
        _("plans"),
        _("An idea of the student's own becomes a list of small steps. The student builds them."),
    ),
}

STRENGTHS: dict[str, Named] = {
    "off": Named(_("Off"), _("nothing"), _("Nothing of the tutor is seen. Errors still have their plain sentence.")),
    "nudge": Named(
        _("A nudge"),
        _("nudges"),
        _("It says where to look and asks a question. The student does the thinking."),
    ),
    "explain": Named(
        _("An explanation"),
        _("nudges and explanations"),
        _("Asked again, it also says what happened and why, in the names that the student uses."),
    ),
    "example": Named(
        _("An example"),
        _("nudges, explanations and examples"),
        _("Asked a third time, it also shows a few lines of another program that do something alike."),
    ),
}

KEEPINGS: dict[int, Words] = {  # days
    14: _("two weeks"),
    30: _("a month"),
    90: _("three months"),
    180: _("half a year"),
    365: _("a year"),
}

ABOUT: dict[tuple[str, str], Words] = {
    ("hint", "failure"): _("Help with an error"),
    ("hint", "check"): _("Help with what the step asks"),
    ("hint", "start"): _("Help with beginning"),
    ("action", "explain"): _("Explain these lines"),
    ("action", "find_bug"): _("Find the bug in these lines"),
    ("action", "simplify"): _("Make these lines simpler"),
    ("action", "comment"): _("Comment these lines"),
    ("action", "write_test"): _("Write a test for these lines"),
    ("chat", ""): _("A question"),
    ("file", ""): _("A new file"),
    ("ghost", ""): _("Grey text"),
    ("plan", ""): _("A plan"),
}

SOURCES: dict[str, Words] = {
    "rules": _("found by rules"),
    "written": _("written by hand"),
    "model": _("by the model"),
}

HELD_BACK: dict[str, Words] = {
    "leak": _("it would have given the solution away"),
    "untrue": _("not all of it was true of this program"),
    "unfit": _("its form or its words were not fit"),
    "unsure": _("the model was not sure of it"),
}

ENDED: dict[str, Words] = {
    "open": _("It is being answered at this moment."),
    "cut off": _("It was cut off before there was an answer. It does not count as one of the day's helps."),
    "stopped": _("It was stopped, or the page was closed."),
    "busy": _("The model had too much to do."),
    "slow": _("The model took too long."),
    "away": _("The model was not there."),
    "refused": _("What was asked for is not given."),
}

TAKEN: dict[str, Words] = {
    "all": _("The student took it."),
    "some": _("The student took a part of it."),
    "none": _("The student did not take it."),
}

YOU_TOOK: dict[str, Words] = {  # the same to the student
    "all": _("You took it."),
    "some": _("You took a part of it."),
    "none": _("You did not take it."),
}

KINDS_OF_ALARM: dict[str, Words] = {
    "distress": _(
        "{name} wrote something to the tutor that sounds as if they are not well. "
        "Please talk with them soon, and in quiet."
    ),
    "danger": _(
        "{name} wrote something to the tutor that sounds as if somebody could be hurt. Please talk with them today."
    ),
}


def about(job: str, what: str) -> Words:
    """Of something that is not known (any more) the job's own title."""
    return ABOUT.get((job, what)) or ABOUT.get((job, "")) or (JOBS[job].title if job in JOBS else job)
