"""What diagnosis has found, without what a step asks its student to find."""

from collections.abc import Iterable

from runner.diagnosis.findings import Finding
from tutor.guard import leaks, secret
from tutor.scenes import Scene


def tellable(scene: Scene, findings: Iterable[Finding]) -> list[Finding]:
    hidden = secret.of(scene)
    return [each for each in findings if hidden.kind != "find" or not leaks.leak(hidden, each.sentence)]
