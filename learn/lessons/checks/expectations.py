"""Does what was seen of a trial meet an expectation? All compared here, outside the box, with plain values."""

import ast
import dataclasses
from collections.abc import Iterator, Sequence

import msgspec

from learn.lessons.checks import drawings, plots, structure, talk, values, words
from learn.lessons.format import Check, Expectation, Result, Words, Written
from runner.boxes import Call, Observed, Trial, Value


@dataclasses.dataclass(frozen=True)
class Tried:
    """One trial, and what was seen of it."""

    trial: Trial
    seen: Observed
    tree: ast.AST | None  # of the program

    def result_of(self, result: Result) -> Value:
        wanted = key_of(call_of(result))
        for call, value in zip(self.trial.calls, self.seen.calls, strict=True):
            if key_of(call) == wanted:
                return value
        raise LookupError(f"{result.function} was not called in this trial.")


def call_of(result: Result) -> Call:
    return Call(result.function, result.args, result.answers)


def key_of(call: Call) -> bytes:
    """Equal only for calls that are the same: 1 is not True."""
    return msgspec.json.encode(call)


def all_in(check: Check) -> Iterator[Expectation]:
    """Its own, and those of its mistakes."""
    yield check
    yield from check.mistakes


def is_met(wanted: Expectation, tried: Tried) -> bool:
    seen = tried.seen
    return (
        (wanted.printed is None or words.have(seen.printed, wanted.printed))
        and talk.goes(seen.talk, wanted.talk)
        and all(name in seen.values and values.is_(seen.values[name], value) for name, value in wanted.values.items())
        and all(is_given(result, tried.result_of(result)) for result in wanted.results)
        and (wanted.written is None or is_written(seen, wanted.written))
        and (wanted.drawn is None or drawings.shows(seen.sheet, wanted.drawn))
        and (wanted.plotted is None or plots.show(seen.plots, wanted.plotted))
        and (wanted.source is None or structure.is_written(tried.tree, wanted.source))
    )


def is_given(result: Result, value: Value) -> bool:
    """What came of a call is what the result says, and it came to its end."""
    if not value.is_there or value.failed is not None or value.is_late:
        return False
    if result.gives is not msgspec.UNSET and not values.is_(value, result.gives, result.within):
        return False
    return result.prints is None or words.have(value.printed, result.prints)


def is_written(seen: Observed, wanted: Written) -> bool:
    data = seen.written.get(wanted.file)
    return data is not None and words.have(data.decode("utf-8", "replace")[: words.LONGEST], wanted.text)


def asks_for_nothing(wanted: Expectation) -> bool:
    """An expectation that everything meets."""
    empty = Expectation()
    return all(getattr(wanted, name) == getattr(empty, name) for name in Expectation.__struct_fields__)


def texts(wanted: Sequence[Expectation]) -> Iterator[Words]:
    """All that is said about words, for whoever looks for broken patterns."""
    for each in wanted:
        turns = [said for turn in each.talk for said in (turn.asks, turn.says)]
        prints = [result.prints for result in each.results]
        written = [each.written.text] if each.written else []
        yield from (said for said in (each.printed, *turns, *prints, *written) if isinstance(said, Words))
