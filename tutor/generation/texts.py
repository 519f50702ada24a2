"""The text of a file for a wish: plain data, as a beginner would write it down, with the concepts they know."""

import csv
import functools
import io
import json
import random
from collections.abc import Callable, Iterable, Set
from typing import NamedTuple

from runner.names import free_name, name_key
from tutor.generation.packs import Pack
from tutor.generation.wishes import FileWish
from tutor.messages import Source

SEED = 11  # the same wish brings the same file
LIST_NEEDS = frozenset({"list"})


class MadeFile(NamedTuple):
    name: str
    text: str
    size: int  # how many parts it has
    source: Source = "written"


Named = Callable[[str], str]  # a name that is free
Maker = Callable[[FileWish, Pack, Named], MadeFile]


def make(wish: FileWish, pack: Pack, taught: Set[str], *, beside: Set[str] = frozenset()) -> MadeFile:
    """`beside`: names of the files that are there already: a quiz that reads `questions.txt` gets more of its kind."""
    named = functools.partial(free, beside=beside)
    if wish.kind == "csv":
        return _csv(wish, pack, named)
    if wish.kind == "questions":
        is_text = wish.is_text or "questions.txt" in beside or not {"list", "tuple"} <= taught
        return _questions(wish, pack, named, is_text=is_text)
    if wish.is_text or not taught >= LIST_NEEDS:
        names = [str(name) for name in pack.names[: wish.count]]
        return MadeFile(named(f"{pack.many}.txt"), "\n".join(names) + "\n", len(names))
    makers: dict[str, Maker] = {"dict": _dict, "table": _table}
    needs = {"dict": {"dict"}, "table": {"nested-lists"}}.get(wish.kind, set())
    maker = makers.get(wish.kind, _list) if needs <= taught else _list
    return maker(wish, pack, named)


def free(name: str, beside: Iterable[str]) -> str:
    """`name`, or another where a file is called so: chosen first, as a text says by which name it is used."""
    return free_name(name, {name_key(other) for other in beside})


def questions_of(pack: Pack, count: int) -> list[tuple[str, str]]:
    if pack.sums:
        return _sums(count)
    if pack.ask:
        text, place = str(pack.ask[0]), int(pack.ask[1])
        return [(text.format(*row), str(row[place]).lower()) for row in pack.rows][:count]
    return [(question, answer) for question, answer in pack.questions][:count]


def _sums(count: int) -> list[tuple[str, str]]:
    chance = random.Random(SEED)  # noqa: S311 - sums, no secrets
    found: dict[str, str] = {}
    while len(found) < count:
        one, other = chance.randint(2, 12), chance.randint(2, 12)
        sign, gives = chance.choice([("+", one + other), ("*", one * other), ("-", one)])
        left = one + other if sign == "-" else one
        found[f"What is {left} {sign} {other}?"] = str(gives)
    return list(found.items())


def _questions(wish: FileWish, pack: Pack, named: Named, *, is_text: bool) -> MadeFile:
    pairs = questions_of(pack, wish.count)
    if is_text:
        text = "".join(f"{question}|{answer}\n" for question, answer in pairs)
        return MadeFile(named(f"{pack.many}_questions.txt"), text, len(pairs))
    lines = [f"    ({_written(question)}, {_written(answer)}),\n" for question, answer in pairs]
    name = named(f"{pack.many}_questions.py")
    head = f"# Questions about {pack.many}, each with its answer. Use them with:\n"
    use = f"# from {_module(name)} import questions\n"
    return MadeFile(name, f"{head}{use}questions = [\n{''.join(lines)}]\n", len(pairs))


def _list(wish: FileWish, pack: Pack, named: Named) -> MadeFile:
    name = named(f"{pack.many}_list.py")
    names = pack.names[: wish.count]
    lines = [f"    {_written(each)},\n" for each in names]
    text = f"# Use it with: from {_module(name)} import {pack.many}\n{pack.many} = [\n{''.join(lines)}]\n"
    return MadeFile(name, text, len(names))


def _dict(wish: FileWish, pack: Pack, named: Named) -> MadeFile:
    rows = pack.rows[: wish.count]
    name = f"{pack.columns[1]}_of"
    lines = [f"    {_written(row[0])}: {_written(row[1])},\n" for row in rows]
    text = f"# Each {pack.one} with its {pack.columns[1]}: {name}[{_written(rows[0][0])}] is {_written(rows[0][1])}.\n"
    return MadeFile(named(f"{pack.many}_dict.py"), f"{text}{name} = {{\n{''.join(lines)}}}\n", len(rows))


def _table(wish: FileWish, pack: Pack, named: Named) -> MadeFile:
    rows = pack.rows[: wish.count]
    lines = [f"    [{', '.join(map(_written, row))}],\n" for row in rows]
    text = f"# Each row: {', '.join(pack.columns)}.\n"
    return MadeFile(named(f"{pack.many}_table.py"), f"{text}{pack.many} = [\n{''.join(lines)}]\n", len(rows))


def _csv(wish: FileWish, pack: Pack, named: Named) -> MadeFile:
    rows = pack.rows[: wish.count]
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([pack.columns, *rows])
    return MadeFile(named(f"{pack.many}.csv"), file.getvalue(), len(rows))


def _module(name: str) -> str:
    return name.removesuffix(".py")


def _written(value: str | int) -> str:
    """As Python writes it, with the quotes that the lessons use."""
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
