"""What the names of a line held when it stopped the program, and which line had given it to them."""

import ast
import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
BY_CHANCE = ("random", "time", "datetime", "secrets", "uuid", "numpy")  # modules with which the next run may differ
NO_VALUES = FUNCTIONS | {"type", "module"}
# Where values say what the matter is: of all names on the line, of those that the diagnosis names, of those that hold
# the value of which it speaks, of the number in the brackets, or of a text that was typed and should be a number.
OF_ALL = frozenset("unsupported-operation list-plus-item wrong-lengths".split())
OF_NAMED = frozenset(
    "none-in-sum not-callable none-attribute none-index none-loop wrong-attribute number-in-loop number-index "
    "number-length list-empty divide-by-zero changed-in-loop empty-range shadowed-builtin".split()
)
OF_SAID = frozenset("dict-key int-of-text int-of-empty int-of-decimal float-of-text not-in-list one-character".split())
OF_INDEX = frozenset("list-index text-index".split())
OF_TYPED = frozenset(
    "text-plus-number number-plus-text text-as-number text-compared-with-number number-for-text range-not-whole".split()
)


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
    return [*told[:MOST], *_times(moment)]


def _times(moment: Moment) -> Iterator[Fact]:
    """How often the line went well before, where the other run cannot have gone another way."""
    line, record = moment.failed.line, moment.record
    place = moment.program.places.get(line)
    is_one = place is not None and (isinstance(place.statement, ast.If) or not hasattr(place.statement, "body"))
    if record is None or record.how != "failed" or not is_one or moment.program.imports(BY_CHANCE):
        return
    well = record.asked(line)
    if well and record.times(line) == well + 1 and moment.finding.tag in OF_NAMED | OF_INDEX | OF_SAID:
        once, often = "Line {line} went well once before that.", "Line {line} went well {count} times before that."
        yield Fact(ngettext(once, often, well).format(line=line, count=well), "", "", line)


def sentences(scene: Scene, told: Iterable[Fact]) -> list[Sentence]:
    """Those that say nothing of the step's solution."""
    hidden = secret.of(scene)
    fit = [each for each in told if not leaks.leak(hidden, each.text)]
    return [Sentence(text=each.text, source="rules", file=scene.entry, line=each.line) for each in fit]


def _telling(moment: Moment) -> list[Named]:
    """A name that the line only gives a value to holds an older one."""
    tag, loaded = moment.finding.tag, givers.loaded(moment)
    held = [each for each in moment.failed.values if each.name in loaded and each.type not in NO_VALUES]
    held = [each for each in held if _value(each)]
    if tag in OF_INDEX:
        indexes = [each for each in held if each.name in givers.indexes(moment)]
        return [each for each in indexes if _is_said(moment.finding, each)] or indexes or _named(moment.finding, held)
    if tag in OF_TYPED:
        return [each for each in held if each.type == "str" and givers.is_typed(moment, givers.giving(moment, each))]
    if tag in OF_SAID:
        return [each for each in held if _is_said(moment.finding, each)]
    return held if tag in OF_ALL else _named(moment.finding, held) if tag in OF_NAMED else []


def _named(finding: Finding, held: Iterable[Named]) -> list[Named]:
    return [each for each in held if f"`{each.name}`" in finding.sentence or _is_said(finding, each)]


def _is_said(finding: Finding, named: Named) -> bool:
    """Not a line's number, which it may happen to be."""
    text = re.escape(named.text)
    bare = re.escape(named.text[1:-1]) if named.type == "str" else text  # “the text `1,5`”
    return re.search(rf"(?:`|\bis |\bnumber ){text}(?![\w.])|text `{bare}`", finding.sentence) is not None


def _fact(moment: Moment, named: Named, *, is_first: bool) -> Fact:
    giving = givers.giving(moment, named)
    came = givers.came(moment, named.name, giving) if giving else ""
    is_known = _is_said(moment.finding, named) or (named.size == 0 and moment.finding.tag == "list-empty")
    if is_known and not came:
        return Fact("", "")
    if is_first and not is_known:
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
