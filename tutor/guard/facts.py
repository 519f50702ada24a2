"""What is known of the moment and may be said: the student's code, the error, the findings, the lesson, the cards."""

import dataclasses
import functools
import re

from learn.lessons import cards
from learn.lessons.concepts import METHODS, TEXT_METHODS
from runner.diagnosis.tags import TAGS
from tutor.guard import secret, words
from tutor.scenes import Scene

MOST_CHARS = 60_000
# Words of Python that an explanation may use though they are nowhere in the code.
PYTHON = (
    words.KEPT | TEXT_METHODS | set(METHODS) | set("randint choice shuffle forward left right append main py".split())
)
_name = re.compile(r"[^\W\d]\w*")
_number = re.compile(r"\d+(?:\.\d+)?")


@dataclasses.dataclass(frozen=True)
class Facts:
    scene: Scene
    asked: str = ""  # in the student's words

    @functools.cached_property
    def about(self) -> str:
        """Of the failure: what the diagnosis and Python say; without one, what the check and the lesson say."""
        scene = self.scene
        said = [f"{each.sentence} {each.look} {_title(each.tag)}" for each in scene.findings]
        if scene.failed:
            said.append(f"{scene.failed.kind} {scene.failed.message}")
        if scene.finished:
            said.append(scene.finished.text)
        return "\n".join([*said, scene.told])

    @functools.cached_property
    def lesson(self) -> str:
        standing = self.scene.standing
        given = secret.given_in(standing.lesson, standing.stage) if standing else []
        read = [card for finding in self.scene.findings if (card := cards.find(finding.card))]
        return "\n".join([*given, *(f"{card.text}\n{card.program}" for card in read)])

    @functools.cached_property
    def text(self) -> str:
        scene = self.scene
        failed = scene.failed
        values = [f"{each.name} {each.type} {each.text} {each.size}" for each in failed.values] if failed else []
        names = [f"{each.names}" for each in scene.findings]
        parts = [
            *scene.texts.values(),
            *scene.texts,
            self.about,
            *values,
            *names,
            scene.printed,
            self.lesson,
            self.asked,
        ]
        return "\n".join(parts)[:MOST_CHARS]

    @functools.cached_property
    def words(self) -> str:
        return words.joined(words.words(self.text.lower()))

    @functools.cached_property
    def letters(self) -> str:
        return f" {words.letters(self.text)} "

    @functools.cached_property
    def names(self) -> frozenset[str]:
        return frozenset(_name.findall(self.text)) | PYTHON

    @functools.cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(_number.findall(self.text)) | {"0", "1"}

    @functools.cached_property
    def lines(self) -> frozenset[int]:
        """Those that the failure or a finding is about."""
        scene, found = self.scene, set()
        for finding in scene.findings:
            found |= {finding.line, finding.end_line or finding.line}
            found |= {
                int(number) for number in re.findall(r"\blines? (\d+)", f"{finding.sentence} {finding.look}", re.I)
            }
            found |= {int(each) for key, each in finding.names.items() if key in ("line", "loop") and each.isdecimal()}
        if scene.failed:
            found |= {scene.failed.line, *(frame.line for frame in scene.failed.frames)}
        if scene.finished:
            found.add(scene.finished.line)
        return frozenset(found - {0})

    @property
    def is_wrong(self) -> bool:
        """Something is: it failed, or the check says so."""
        return bool(self.scene.failed or self.scene.told or self.scene.findings)

    def line(self, number: int) -> str:
        lines = self.scene.source.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""


def _title(tag: str) -> str:
    return TAGS[tag].title if tag in TAGS else ""
