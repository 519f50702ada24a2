"""What to look at about a finding, one thing after the other, each telling more."""

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from tutor import looks
from tutor.guard import leaks, secret
from tutor.scenes import Scene
from tutor.written import WORDS, fill, variants


def of(scene: Scene, finding: Finding, *, is_told: bool = True) -> list[str]:
    """What the diagnosis asks fits the very program, and needs to be told what is the matter; then its kind's words."""
    asked, words = looks.question(finding.look, "explain", ()), WORDS.get(finding.tag)
    nudge = fill(_(words.nudge), finding) if words else ""
    first = [asked, nudge] if is_told else [nudge, asked]
    hidden = secret.of(scene)
    return [each for each in (*first, _why(finding)) if each and not leaks.leak(hidden, each)]


def why(scene: Scene, finding: Finding) -> str:
    """Why Python does so; "" of a kind of which nothing is written."""
    said = _why(finding)
    return "" if leaks.leak(secret.of(scene), said) else said


def _why(finding: Finding) -> str:
    words = WORDS.get(finding.tag)
    return fill(_(variants.explained(finding) or words.explain), finding) if words else ""
