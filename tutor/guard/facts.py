"""What is known of the moment and may be said: the student's code, the error, the findings, the lesson, the cards."""

import dataclasses
import functools
import re

from learn.lessons import cards
from learn.lessons.concepts import METHODS, TEXT_METHODS
from learn.lessons.lesson import Step, Twin
from runner.diagnosis.sources import lines_in
from runner.diagnosis.tags import TAGS
from tutor.guard import secret, words
from tutor.scenes import Scene

MOST_CHARS = 60_000
# Words of Python that an explanation may use though they are nowhere in the code.
PYTHON = (
    words.KEPT | TEXT_METHODS | set(METHODS) | set("randint choice shuffle forward left right append main py".split())
)
KINDS = {
    "str": {"text", "string", "str"},
    "int": {"number", "int", "integer"},
    "float": {"number", "float"},
    "list": {"list"},
    "dict": {"dict", "dictionary"},
}
_kind = re.compile(r"`(\w+)` is an? (?:whole |decimal )?(\w+)")
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
    def own(self) -> str:
        scene = self.scene
        failed = scene.failed
        values = [f"{each.name} {each.type} {each.text} {each.size}" for each in failed.values] if failed else []
        names = [f"{each.names}" for each in scene.findings]
        parts = [*scene.texts.values(), *scene.texts, self.about, *values, *names, scene.printed]
        return "\n".join(parts)[:MOST_CHARS]

    @functools.cached_property
    def text(self) -> str:
        return "\n".join([self.own, self.lesson, self.asked])[: 2 * MOST_CHARS]

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
    def own_numbers(self) -> frozenset[str]:
        """Those of this program and of what became of it; where it has not failed, of what the step asks, too."""
        asks = "" if self.scene.failed else self.asks
        return frozenset(_number.findall(f"{self.own} {asks}")) | {"0", "1"}

    @property
    def asks(self) -> str:
        """What the step asks for, in the lesson's words."""
        standing = self.scene.standing
        return f"{standing.stage.text} {hints_of(standing.stage)}" if standing else ""

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

    @functools.cached_property
    def focus(self) -> frozenset[str]:
        """The names that the failure, the first finding or the check is about, in small letters."""
        failed, found = self.scene.failed, self.scene.findings[:1]
        said = [failed.message if failed else "", self.scene.told]
        said += [part for each in found for part in (each.sentence, each.look, *each.names.values())]
        return frozenset(_name.findall(" ".join(said).lower()))

    @functools.cached_property
    def kinds(self) -> dict[str, set[str]]:
        """name -> the words for the kind of value that it had when it failed."""
        found: dict[str, set[str]] = {}
        for each in self.scene.failed.values if self.scene.failed else ():
            found[each.name.lower()] = KINDS.get(each.type, {each.type.lower()})
        for finding in self.scene.findings[:1]:
            for name, kind in _kind.findall(finding.sentence.lower()):
                found[name] = next((group for group in KINDS.values() if kind in group), {kind})
        return found

    @property
    def is_wrong(self) -> bool:
        """Something is: it failed, or the check says so."""
        return bool(self.scene.failed or self.scene.told or self.scene.findings)

    def statement(self, number: int) -> str:
        """The line; with the others of a finding or failure that goes over several."""
        failed = self.scene.failed
        places = [(each.line, each.end_line or each.line) for each in self.scene.findings]
        places += [(failed.line, failed.end_line or failed.line)] if failed else []
        around = [(number, number), *(place for place in places if place[0] <= number <= place[1])]
        first, last = min(around)[0], max(end for _, end in around)
        return "\n".join(map(self.line, range(first, last + 1)))

    def line(self, number: int) -> str:
        lines = lines_in(self.scene.source)
        return lines[number - 1] if 0 < number <= len(lines) else ""


def _title(tag: str) -> str:
    return TAGS[tag].title if tag in TAGS else ""


def hints_of(stage: Step | Twin) -> str:
    return " ".join(stage.hints) if isinstance(stage, Step) else ""
