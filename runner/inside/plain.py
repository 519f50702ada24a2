"""Plain values as JSON that tells them apart: True is not 1, a tuple is not a list. Read by `untrusted/plain.py`."""

import base64
import json
import sys

DEEPEST = 20
MOST_PARTS = 10_000
MOST_CHARS = 48_000  # of JSON; a message may have 64 KiB


class NotPlain(Exception):
    pass


def tagged(value):
    """[tag, …], or None for what is not plain all through, or too much."""
    try:
        told = Tagger().tag(value, DEEPEST)
        return told if len(json.dumps(told)) <= MOST_CHARS else None
    except Exception:
        return None


class Tagger:
    """Exact types only: a subclass may say what it likes about itself."""

    def __init__(self):
        self.parts = 0

    def tag(self, value, depth):
        self.parts += 1
        if depth == 0 or self.parts > MOST_PARTS:
            raise NotPlain
        kind = type(value)
        if value is None:
            return ["none"]
        if kind is bool:
            return ["bool", value]
        if kind is int:
            return ["int", str(value)]
        if kind is float:
            return ["float", repr(value)]
        if kind is str:
            value.encode()  # half of a character is not plain
            return ["str", value]
        if kind is bytes:
            return ["bytes", base64.b64encode(value).decode()]
        if kind in (list, tuple, set):
            return [kind.__name__, [self.tag(part, depth - 1) for part in value]]
        if kind is dict:
            return ["dict", [[self.tag(key, depth - 1), self.tag(part, depth - 1)] for key, part in value.items()]]
        return self.tag(of_numpy(value), depth)


def of_numpy(value):
    """Numbers and rows of numbers count as Python's own."""
    numpy = sys.modules.get("numpy")
    if numpy is None or not (type(value) is numpy.ndarray or numpy.generic in type(value).__mro__):
        raise NotPlain
    if value.size > MOST_PARTS or value.dtype.kind not in "biufUS":
        raise NotPlain
    return value.tolist()
