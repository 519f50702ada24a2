"""What the names of a line held when it stopped the program, and which line had given it to them."""

import ast
import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.words import FUNCTIONS, a
from runner.messages import Named
from tutor.guard import leaks, secret
from tutor.messages import Sentence
from tutor.scenes import Scene
from tutor.watching import givers, writing
from tutor.watching.facts import Fact
from tutor.watching.givers import Moment
from tutor.watching.running import readable
from tutor.watching.trying_out import is_plain

MOST = 2  # names of which it is told
COUNTED = ("list", "tuple", "set", "dict")
NO_VALUES = FUNCTIONS | {"type", "module"}
# Where values say what the matter is: of the names that the diagnosis names, or of all on the line.
OF_NAMED = frozenset(
    "text-plus-number number-plus-text text-as-number none-in-sum not-callable none-attribute none-index none-loop "
    "wrong-attribute number-for-text number-in-loop number-index number-length list-index text-index list-empty "
    "dict-key int-of-text int-of-empty int-of-decimal float-of-text divide-by-zero not-in-list changed-in-loop "
    "one-character empty-range shadowed-builtin".split()
)
OF_ALL = frozenset("unsupported-operation text-compared-with-number list-plus-item unpack-count wrong-lengths".split())


def moment(scene: Scene) -> Moment | None:
    """Where the program as it stands was stopped by its own mistake; None where it may not be looked into."""
    failed, finding = scene.failed, next(iter(scene.findings), None)
    if failed is None or finding is None or scene.has_changed or failed.file != scene.entry:
        return None
    program = readable(scene)
    return Moment(failed, finding, program) if program else None


def facts(moment: Moment) -> list[Fact]:
    """Of the names that matter; nothing that the diagnosis says itself."""
    told: list[Fact] = []
    for named in _telling(moment):
        fact = _fact(moment, named, is_first=not told)
        told += [fact] if fact.text else []
    return told[:MOST]


def sentences(scene: Scene, told: Iterable[Fact]) -> list[Sentence]:
    """Those that say nothing of the step's solution."""
    hidden = secret.of(scene)
    fit = [each for each in told if not leaks.leak(hidden, each.text)]
    return [Sentence(text=each.text, source="rules", file=scene.entry, line=each.line) for each in fit]


def _telling(moment: Moment) -> list[Named]:
    held = [each for each in moment.failed.values if each.type not in NO_VALUES and _value(each)]
    if moment.finding.tag in OF_ALL:
        return held
    is_named = moment.finding.tag in OF_NAMED
    return [each for each in held if is_named and (_is_named(moment.finding, each) or _is_said(moment.finding, each))]


def _is_named(finding: Finding, named: Named) -> bool:
    """A dict may hold more than is worth telling: of a key that it has not, the key is told."""
    return f"`{named.name}`" in finding.sentence and not (finding.tag == "dict-key" and named.type == "dict")


def _is_said(finding: Finding, named: Named) -> bool:
    """Not a line's number, which it may happen to be."""
    return re.search(rf"(?:`|\bis |\bnumber ){re.escape(named.text)}(?![\w.])", finding.sentence) is not None


def _fact(moment: Moment, named: Named, *, is_first: bool) -> Fact:
    giving = givers.giving(moment, named)
    came = givers.came(moment, named.name, giving) if giving else ""
    if _is_said(moment.finding, named) and not came:
        return Fact("", "")
    if is_first and not _is_said(moment.finding, named):
        said = _("When it stopped in line {line}, `{name}` was {value}")
    else:
        said = _("At that moment `{name}` was {value}")
    text = said.format(line=moment.failed.line, name=named.name, value=_value(named)) + (f": {came}." if came else ".")
    return Fact(text, _asks(moment, named, giving), named.name, giving or moment.failed.line)


def _value(named: Named) -> str:
    if is_plain(named.text):
        return writing.shown(named.text)
    if named.type in COUNTED and named.size > 0:
        return _("{kind} of {count} things").format(kind=a(named.type), count=named.size)
    return ""


def _asks(moment: Moment, named: Named, giving: int) -> str:
    """What the diagnosis cannot ask, as it does not know the way there."""
    match moment.program.places[giving].statement if giving in moment.program.places else None:
        case ast.Expr() if named.size == 0 and named.type in COUNTED:
            return _("What should happen when nothing is left in `{name}`?").format(name=named.name)
        case ast.Assign(value=value) if named.type == "NoneType":
            called = givers.own_function(moment.program, value)
            return _("What should `{name}` give back then?").format(name=called) if called else ""
    return ""
