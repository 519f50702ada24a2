"""What to look at about a finding, one thing after the other, each telling more."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from tutor import looks
from tutor.guard import leaks, secret
from tutor.scenes import Scene
from tutor.written import WORDS, fill, variants


def first(scene: Scene, finding: Finding) -> str:
    """To whom it was just told what is the matter: what the diagnosis asks fits the very program."""
    asked, nudge = _questions(finding)
    return next(_fit(scene, asked, nudge, _why(finding)), "")


def after(scene: Scene, finding: Finding, told: str) -> str:
    """To who asks on: a question, and after one why Python does so. `told`: what was said in the chat before."""
    asked, nudge = _questions(finding)
    was_asked = any(each and each in told for each in (asked, nudge))
    fit = list(_fit(scene, *((_why(finding), nudge, asked) if was_asked else (nudge, asked, _why(finding)))))
    return next((each for each in fit if each not in told), fit[-1] if fit else "")


def _questions(finding: Finding) -> tuple[str, str]:
    """Of the very program, and of all mistakes of its kind."""
    words = WORDS.get(finding.tag)
    return looks.question(finding.look, "explain", ()), fill(_(words.nudge), finding) if words else ""


def _fit(scene: Scene, *said: str) -> Iterator[str]:
    hidden = secret.of(scene)
    return (each for each in said if each and not leaks.leak(hidden, each))


def why(scene: Scene, finding: Finding) -> str:
    """Why Python does so; "" of a kind of which nothing is written."""
    said = _why(finding)
    return "" if leaks.leak(secret.of(scene), said) else said


def _why(finding: Finding) -> str:
    words = WORDS.get(finding.tag)
    return fill(_(variants.explained(finding) or words.explain), finding) if words else ""
