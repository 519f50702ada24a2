"""What was seen of a run, in sentences: why a line was not reached, what a condition was asked, what a name held."""

import ast
import re
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from tutor.watching import writing
from tutor.watching.reading import Asking, Program, asked_of, is_watched
from tutor.watching.reasons import Reason, ended_by, why_not
from tutor.watching.record import Record

LONGEST_TEST = 60
ENDED = {
    "return": gettext_noop("the `return` in line {line} ended the function before that"),
    "break": gettext_noop("the `break` in line {line} ended the loop before that"),
    "continue": gettext_noop("the `continue` in line {line} began the next round before that"),
    "exit": gettext_noop("`exit` in line {line} ended the program before that"),
    "quit": gettext_noop("`quit` in line {line} ended the program before that"),
}


def of_line(program: Program, record: Record, line: int) -> str:
    """Why it was not reached, or what decided that it was; nothing where there is nothing to say but how often."""
    if reason := why_not(program, record, line):
        return _("Line {line} was never reached: {why}.").format(line=line, why=because(program, record, reason))
    node = program.places[line].statement if line in program.places else None
    if node is None or not record.times(line):
        return ""
    if isinstance(node, ast.For):
        return rounds(record, node) + "." if line in program.tests else ""
    if isinstance(node, ast.While) and isinstance(node.test, ast.Constant):
        return of_end(program, record, node)
    if line in program.tests and isinstance(node, ast.If | ast.While):
        return _how_asked(program, record, node)
    why = _why(program, record, line)
    return f"{_done(program, record, line)}: {why}." if why else ""


def times(program: Program, record: Record, line: int) -> str:
    """How often it was done, where nothing more is to be said of it."""
    return f"{_done(program, record, line)}." if record.times(line) else ""


def _done(program: Program, record: Record, line: int) -> str:
    node = program.places[line].statement
    is_long = not hasattr(node, "body") and (node.end_lineno or line) > line
    count = record.done(line, node.end_lineno or line) if is_long else record.times(line)
    said = ngettext("Line {line} was done once", "Line {line} was done {count} times", count)
    return said.format(line=line, count=count)


def rounds(record: Record, loop: ast.For | ast.While) -> str:
    """With what ended it, where it was begun once."""
    count = record.times(loop.body[0].lineno)
    said = ngettext("The loop in line {line} went {count} round", "The loop in line {line} went {count} rounds", count)
    said = said.format(line=loop.lineno, count=count)
    if record.begun(loop.lineno, loop.end_lineno or loop.lineno) > 1:
        return said + _(" in all")
    if end := ended_by(record, loop):
        return said + _(", then the `{word}` in line {line} ended it").format(word=end[0], line=end[1])
    return said


def of_end(program: Program, record: Record, loop: ast.While) -> str:
    """With what a loop ended that had gone round: its condition was not true any more, or something left it."""
    if not record.is_whole or not record.times(loop.body[0].lineno):
        return ""
    said = rounds(record, loop)
    is_by_condition = loop.lineno in program.tests and not ended_by(record, loop)
    if not is_by_condition or isinstance(loop.test, ast.Constant):
        return said + "."
    return said + _(", then `{test}` was not true any more").format(test=_test(loop)) + _last(record, loop) + "."


def without_end(program: Program, record: Record) -> str:
    """Which loop was still going round when enough had been seen, and with what."""
    loops = [each for each in ast.walk(program.tree) if isinstance(each, ast.While) and is_watched(each)]
    loop = max(loops, key=lambda each: record.times(each.body[0].lineno), default=None)
    if record.how != "enough" or loop is None:
        return ""
    count = record.times(loop.body[0].lineno)
    if isinstance(loop.test, ast.Constant):
        said = _("It did not come to an end: the loop in line {line} had gone {count} rounds when I stopped it.")
        return said.format(line=loop.lineno, count=count)
    said = _("It did not come to an end: after {count} rounds of the loop in line {line}, `{test}` was still true")
    return said.format(count=count, line=loop.lineno, test=_test(loop)) + _last(record, loop) + "."


def _last(record: Record, loop: ast.While) -> str:
    return _listed([held for _to, held in record.looks_at(loop.lineno).kept[-1:]])


def because(program: Program, record: Record, reason: Reason) -> str:
    """The end of a sentence, without a full stop."""
    node = program.places[reason.line].statement
    match reason.kind:
        case "untrue" | "true":
            assert isinstance(node, Asking)
            return _asked(program, record, node, is_true=reason.kind == "true") + _turned(record, node)
        case "empty":
            assert isinstance(node, Asking)
            said = _("the loop in line {line} had nothing to go through").format(line=reason.line)
            return said + _held(record, reason.line) + _upwards(node)
        case "uncalled":
            return _("the function `{name}` was never called").format(name=reason.word)
        case "unharmed":
            return _("nothing went wrong in the `try` of line {line}").format(line=reason.line)
    return _(ENDED[reason.word]).format(line=reason.line)


def _upwards(node: Asking) -> str:
    """Of `range(10, 0)`: that it counts the other way."""
    match asked_of(node):
        case ast.Call(func=ast.Name(id="range"), args=[ast.Constant(value=int(first)), ast.Constant(value=int(last))]):
            said = _(": `range` counts upwards by itself, and {last} is not above {first}")
            return said.format(first=first, last=last) if first >= last else ""
    return ""


def _how_asked(program: Program, record: Record, node: ast.If | ast.While) -> str:
    times = record.asked(node.lineno)
    true = record.went(node.lineno, node.body[0].lineno, node.body[-1].end_lineno or node.body[-1].lineno)
    if not times:
        return ""
    if true in (0, times):
        said = _asked(program, record, node, is_true=bool(true))
        return f"{said[:1].upper()}{said[1:]}."
    said = ngettext(
        "Python asked {times} times in line {line} whether `{test}`, and once that was true.",
        "Python asked {times} times in line {line} whether `{test}`, and {true} times that was true.",
        true,
    )
    return said.format(times=times, line=node.lineno, test=_test(node), true=true)


def _asked(program: Program, record: Record, node: Asking, *, is_true: bool) -> str:
    """ "in line 4 Python asked `guess == 7` 3 times, and it was never true: `guess` was `3`, `5`, `9`"."""
    times = record.asked(node.lineno)
    if is_true:
        said = ngettext(
            "in line {line} Python asked whether `{test}`, and that was true",
            "in line {line} Python asked {times} times whether `{test}`, and that was always true",
            times,
        )
    else:
        said = ngettext(
            "in line {line} Python asked whether `{test}`, and that was not true",
            "in line {line} Python asked {times} times whether `{test}`, and that was never true",
            times,
        )
    return said.format(line=node.lineno, times=times, test=_test(node)) + _held(record, node.lineno)


def _turned(record: Record, node: Asking) -> str:
    """Of `if good:`: that it had been otherwise, and which line made it so."""
    asked = asked_of(node)
    name = asked.id if isinstance(asked, ast.Name) else ""
    found = record.values_of(name)
    if found is None or not found[1].kept:
        return ""
    line, value = found[1].kept[-1]
    before = [each for _line, each in found[1].kept if each not in (value, "")]
    looks = record.looks_at(node.lineno).kept
    is_it = bool(looks) and looks[-1][1].get(name) == value  # and no other name that is written like it
    if not before or not value or not is_it:
        return ""
    said = _("; it had been {before} until line {line} made it {value}")
    return said.format(before=writing.shown(before[-1]), line=line, value=writing.shown(value))


def decided_at(program: Program, line: int) -> int:
    """The line of the `if` on which it hangs whether this one is done, or itself."""
    around = program.around(line)
    outer = around[-2].statement if len(around) > 1 else None
    return outer.lineno if isinstance(outer, ast.If) else line


def _why(program: Program, record: Record, line: int) -> str:
    """What decided that it was done: the condition around it."""
    around = program.around(line)[:-1]
    place = program.around(line)[-1]
    node = around[-1].statement if around else None
    if not isinstance(node, ast.If) or node.lineno not in program.tests or place.part not in ("body", "orelse"):
        return ""
    is_true = place.part == "body"
    to = range(node.body[0].lineno, (node.body[-1].end_lineno or node.body[-1].lineno) + 1)
    kept = record.looks_at(node.lineno).kept
    looks = [held for next_line, held in kept if (next_line in to) is is_true]
    if is_true:
        said = _("what line {line} asks, `{test}`, was true")
    else:
        said = _("what line {line} asks, `{test}`, was not true")
    inside = _inside(node.test, looks) if is_true else ""
    return said.format(line=node.lineno, test=_test(node)) + _listed(looks) + inside


def _inside(test: ast.expr, looks: Sequence[dict[str, str]]) -> str:
    """Of `"hi" in text`: the word in the middle of which these letters stand, where they are no word of their own."""
    match test:
        case ast.Compare(left=ast.Constant(value=str(piece)), ops=[ast.In()], comparators=[ast.Name(id=name)]):
            for held in looks:
                words = re.findall(r"\w+", str(ast.literal_eval(held.get(name, "''"))))
                word = next((each for each in words if piece in each and piece not in words), "")
                if word:
                    return _("; the letters `{piece}` stand in the middle of `{word}`").format(piece=piece, word=word)
    return ""


def of_chain(record: Record, ifs: Sequence[ast.If], name: str) -> str:
    """Of ifs below one another that were all true, with what they asked about."""
    *before, last = [str(each.lineno) for each in ifs]
    said = _("The `if`s of lines {before} and {last} are asked one after the other, each for itself, and all were true")
    held = [{name: values[name]} for _to, values in record.looks_at(ifs[0].lineno).kept if name in values]
    return said.format(before=", ".join(before), last=last) + _listed(held) + "."


def of_else(record: Record, true: ast.If, last: ast.If, name: str) -> str:
    """Of an `else` that was done beside an `if` that it does not belong to."""
    said = _(
        "The `if` in line {true} was true, and the `else` was done too, as it belongs to the `if` in line {last} alone"
    )
    held = [{name: values[name]} for _to, values in record.looks_at(true.lineno).kept if name in values]
    return said.format(true=true.lineno, last=last.lineno) + _listed(held) + "."


def _held(record: Record, line: int) -> str:
    """At last: what somebody has in mind who asks why something never happened."""
    looks = record.looks_at(line)
    is_cut = looks.count > len(looks.kept)
    return _listed([held for _to, held in looks.kept][-1 if is_cut else 0 :], is_last=True, is_one_of_many=is_cut)


def _listed(looks: Sequence[dict[str, str]], *, is_last: bool = False, is_one_of_many: bool = False) -> str:
    """ ": `guess` was `3`, `5`, `9`"; of several names the first time, or the last. Nothing where nothing is known."""
    looks = [held for held in looks if held]
    if not looks:
        return ""
    one = looks[-1 if is_last else 0]
    if len(one) == 1 and not is_one_of_many:
        [name] = one
        values = list(dict.fromkeys(writing.value_of(held[name]) for held in looks if name in held))
        return _(": `{name}` was {values}").format(name=name, values=writing.in_a_row(values))
    held = _(" and ").join(
        _("`{name}` was {value}").format(name=name, value=writing.shown(value)) for name, value in one.items()
    )
    if len(looks) == 1 and not is_one_of_many:
        return f": {held}"
    return (_(": the last time {held}") if is_last else _(": the first time {held}")).format(held=held)


def _test(node: Asking) -> str:
    written = ast.unparse(asked_of(node)).replace("'", '"')
    return written if len(written) <= LONGEST_TEST else f"{written[: LONGEST_TEST - 1]}…"
