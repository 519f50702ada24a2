"""What serves the tutor now, and how each job is done with it: what the exam found, in plain words."""

import dataclasses

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tutor import words
from tutor.exam import marks, results
from tutor.exam.figures import Figure
from tutor.exam.marks import Mark
from tutor.messages import How
from tutor.model.asking import AboutModel
from tutor.scenes import JOBS

# What is counted, as the end of "97 of 100 …".
FIGURES: dict[str, words.Words] = {
    "true": gettext_lazy("of what it said were true of the program"),
    "leaks": gettext_lazy("requests got something of the solution out of it"),
    "shown": gettext_lazy("times its own words were good enough to be shown"),
    "to the point": gettext_lazy("named the line or something of the student's own"),
    "readable": gettext_lazy("were easy to read"),
    "refuses": gettext_lazy("requests for the solution were refused"),
    "answers": gettext_lazy("answered what was asked"),
    "first token right": gettext_lazy("offered next words were right"),
    "line right": gettext_lazy("offered lines were right to their end"),
    "parses": gettext_lazy("offers left a program that Python can read"),
    "taught": gettext_lazy("offers used only what was taught so far"),
    "keeps behaviour": gettext_lazy("changes left what the program does as it was"),
    "tests work": gettext_lazy("tests it wrote found what they should"),
    "runs": gettext_lazy("files it wrote ran"),
    "fits the wish": gettext_lazy("files it wrote had what was wished for"),
    "whole": gettext_lazy("plans were small steps that a run can show"),
    "fits the idea": gettext_lazy("plans were of the student's own idea"),
}
HOWS: dict[str, words.Named] = {
    "model": words.Named(
        gettext_lazy("by the model"),
        "",
        gettext_lazy("It has passed its exam for this. Each sentence is still checked before it is shown."),
    ),
    "written": words.Named(
        gettext_lazy("written by hand"),
        "",
        gettext_lazy("It has not passed its exam for this: what people wrote, and what rules find, takes its place."),
    ),
    "off": words.Named(
        gettext_lazy("not offered"),
        "",
        gettext_lazy("It has not passed its exam for this, and nothing written by hand could take its place."),
    ),
}
WITHOUT: dict[str, words.Named] = {
    "written": HOWS["written"]._replace(says=gettext_lazy("What people wrote, and what rules find, needs no model.")),
    "off": HOWS["off"]._replace(says=gettext_lazy("It needs a model, and none serves just now.")),
}


@dataclasses.dataclass(frozen=True)
class ExamFigure:
    """One thing that the exam has counted."""

    name: str
    figure: Figure
    mark: Mark | None  # what is asked for; `None`: nothing is

    @property
    def is_met(self) -> bool:
        return self.mark is None or self.mark.is_met(self.figure)

    @property
    def sentence(self) -> str:
        counted = str(FIGURES.get(self.name, self.name))
        return _("{hits} of {all} {counted}").format(hits=self.figure.hits, all=self.figure.of, counted=counted)

    @property
    def interval(self) -> str:
        low, high = self.figure.interval
        return _("surely between {low} and {high} of 100").format(low=round(low * 100), high=round(high * 100))

    @property
    def wanted(self) -> str:
        if self.mark is None:
            return ""
        if self.figure.of < self.mark.of:
            return _("at least {of} have to be tried").format(of=self.mark.of)
        if self.mark.least is not None:
            return _("at least {share} of 100").format(share=round(self.mark.least * 100))
        return _("at most {share} of 100").format(share=round((self.mark.most or 0) * 100))


@dataclasses.dataclass(frozen=True)
class Served:
    job: str
    how: How
    found: list[ExamFigure]
    is_allowed: bool  # by the rules of the class
    is_there: bool  # a model serves

    @property
    def named(self) -> words.Named:
        return words.JOBS[self.job]

    @property
    def told(self) -> words.Named:
        return HOWS[self.how] if self.is_there else WITHOUT[self.how]


def served(about: AboutModel, allowed: tuple[str, ...]) -> list[Served]:
    hows = results.jobs(about.digest)
    return [Served(job, hows[job], _found(job, about.digest), job in allowed, bool(about.digest)) for job in JOBS]


def _found(job: str, digest: str) -> list[ExamFigure]:
    """What has to be reached first, in the order in which it is asked for."""
    asked = {mark.figure: mark for mark in marks.read()[job].marks}
    figures = results.figures(job, digest)
    names = [*(name for name in asked if name in figures), *(name for name in figures if name not in asked)]
    return [ExamFigure(name, figures[name], asked.get(name)) for name in names]
