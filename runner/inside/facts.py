"""The values of the names on the line that failed: short, of plain built-in kinds, found by no code of theirs."""

import itertools
import keyword
import linecache
import re

from buildalong_inside import values

MOST_NAMES, MOST_LINES = 12, 8
LONGEST_NAME, LONGEST_TEXT = 60, 60
WORD = re.compile(r"[^\W\d]\w*")
SCALARS = (type(None), bool, int, float, complex, str, bytes, range)
ROUND = {list: "[]", tuple: "()", set: "{}", frozenset: "{}", dict: "{}"}


def values_on(frame, place):
    """[{"name", "type", "text", "size"}] of the names between `place`'s first and last line, as `frame` had them."""
    try:
        first = place["line"]
        last = min(max(place.get("end_line", first), first), first + MOST_LINES)
        text = "".join(linecache.getline(frame.f_code.co_filename, line) for line in range(first, last + 1))
        names = dict.fromkeys(word for word in WORD.findall(text[:5_000]) if not keyword.iskeyword(word))
        held = ((name, look_up(frame, name)) for name in names)
        return list(itertools.islice((fact(name, *found) for name, found in held if found), MOST_NAMES))
    except BaseException:
        return []  # they only help to word the failure; it must be told without them too


def look_up(frame, name):
    for space in (frame.f_locals, frame.f_globals):
        if type(space) is dict and name in space:
            return (space[name],)
    return ()


def fact(name, value):
    kind = type(value)
    return {
        "name": name[:LONGEST_NAME],
        "type": values.type_name(kind)[:LONGEST_NAME],
        "text": words(value)[:LONGEST_TEXT],
        "size": len(value) if is_one_of(kind, (*ROUND, str, bytes, range)) else -1,
    }


def is_one_of(kind, kinds):
    return any(kind is other for other in kinds)  # by identity: even to compare a class may be the learner's own doing


def words(value, depth=0):
    kind = type(value)
    if kind is str:
        return repr(value) if len(value) <= LONGEST_TEXT else repr(value[: LONGEST_TEXT - 20])[:-1] + "…"
    if is_one_of(kind, SCALARS):
        return values.IN_WORDS[id(kind)](value) if id(kind) in values.IN_WORDS else ""
    if not is_one_of(kind, ROUND):
        return ""
    if depth:
        return "…"
    left, right = ROUND[kind]
    shown = list(itertools.islice(parts(value, kind), 8))
    return left + ", ".join(shown) + (", …" if len(value) > len(shown) else "") + right


def parts(value, kind):
    if kind is dict:
        for key, held in value.items():
            yield f"{words(key, 1) or '…'}: {words(held, 1) or '…'}"
    else:
        for part in value:
            yield words(part, 1) or "…"
