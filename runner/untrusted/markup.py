"""Markup as a program wrote it, put in order before a parser reads it: few kinds of marks, closed one by one, not deep.

Whoever parses HTML opens anew in each paragraph what the one before left open, and climbs all that is open at each end:
of a stranger's 300 kB that makes gigabytes, or minutes. Of what leaves here, it cannot.
"""

import re

MARKS = frozenset("a b code del em i ins kbd mark q s samp small span strong sub sup u var".split())
BLOCKS = frozenset("blockquote dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table ul".split())
ROWS = frozenset("tbody tfoot thead".split())
PARTS = ROWS | {"caption", "td", "th", "tr"}  # of a table
EMPTY = frozenset(["br", "hr"])
TAGS = MARKS | BLOCKS | PARTS | EMPTY
ATTRIBUTES = {"a": {"href", "title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}
# What ends where another begins; nothing reaches out of a table's cell, nor an item out of its list.
PARAGRAPH, TERMS, CELLS = frozenset("p"), frozenset(["dd", "dt", "p"]), frozenset(["td", "th"])
ENDED_BY = dict.fromkeys(BLOCKS, PARAGRAPH) | {
    "a": frozenset("a"),
    "li": frozenset(["li", "p"]),
    "dd": TERMS,
    "dt": TERMS,
}
WALLS = frozenset(["table", "caption", *CELLS])
LISTS, ITEMS = frozenset(["ol", "ul", "dl"]), frozenset(["li", "dd", "dt"])
# Where a part of a table may stand: all that is still open in there ends.
TABLE = frozenset(["table"])
STANDS_IN = (
    dict.fromkeys((*ROWS, "caption"), TABLE) | {"tr": TABLE | ROWS} | dict.fromkeys(CELLS, TABLE | ROWS | {"tr"})
)
BETWEEN = TABLE | ROWS | {"tr"}  # … and nothing else stands between its parts
MOST_WRITTEN = 500_000  # characters
MOST_DEEP = 60
MOST_MARKS_DEEP = 8
MOST_STRETCH = 100  # columns or rows that one cell may take
MOST_STRETCHED = 10_000  # … and all of them

_loose = re.compile(r"&(?!#?[a-zA-Z0-9]{1,32};)")
_unseen = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\b[^<>]*+>?|\Z)|<[!?][^<>]*+>?", re.DOTALL | re.IGNORECASE
)
_tag = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_attribute = re.compile(r"(?<![a-zA-Z])([a-zA-Z]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++))")


def in_order(html: str) -> str:
    """The same to look at, where somebody meant it to be looked at; no element that is not one of `TAGS`."""
    return _Writing().write(_unseen.sub("", html))


class _Writing:
    def __init__(self) -> None:
        self.told: list[str] = []
        self.room = MOST_WRITTEN
        self.open: list[str] = []
        self.stretched = 0

    def write(self, html: str) -> str:
        at = 0
        for found in _tag.finditer(html):
            self.say(html[at : found.start()])
            at = found.end()
            if self.room <= 0:
                break
            slash, name, rest = found.group(1), found.group(2).lower(), found.group(3)
            if name not in TAGS:
                continue
            if slash:
                self.end(name)
            else:
                self.begin(name, rest)
        self.say(html[at:])
        self.close(0)
        return "".join(self.told)

    def say(self, text: str) -> None:
        self.tell(_loose.sub("&amp;", text).replace("<", "&lt;")[: max(self.room, 0)])

    def tell(self, text: str) -> None:
        self.told.append(text)
        self.room -= len(text)

    def begin(self, name: str, rest: str) -> None:
        if name in PARTS:
            place = self.innermost(STANDS_IN[name])
            if place < 0:
                return
            self.close(place + 1)
        elif self.open and self.open[-1] in BETWEEN:
            return  # a browser would take it out of the table, into whatever is open around that
        else:
            self.close(self.outermost(ENDED_BY.get(name, frozenset()), WALLS | LISTS if name in ITEMS else WALLS))
        if name in EMPTY:
            self.tell(f"<{name}>")
        elif len(self.open) < MOST_DEEP and not (name in MARKS and self.marks() >= MOST_MARKS_DEEP):
            self.tell(f"<{name}{self.attributes(name, rest)}>")
            self.open.append(name)

    def end(self, name: str) -> None:
        place = self.innermost(frozenset([name]), TABLE if name in PARTS else WALLS if name != "table" else frozenset())
        if place >= 0:
            self.close(place)

    def close(self, place: int) -> None:
        """All that is open from there on, the last first."""
        while len(self.open) > place:
            self.tell(f"</{self.open.pop()}>")

    def innermost(self, names: frozenset[str], walls: frozenset[str] = frozenset()) -> int:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] in names:
                return place
            if self.open[place] in walls:
                break
        return -1

    def outermost(self, names: frozenset[str], walls: frozenset[str]) -> int:
        """Where the first of `names` stands before which there is no wall; the end, where none does."""
        found = len(self.open)
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] in walls:
                break
            found = place if self.open[place] in names else found
        return found

    def marks(self) -> int:
        return sum(name in MARKS for name in self.open)

    def attributes(self, name: str, rest: str) -> str:
        kept: dict[str, str] = {}
        for key, *values in _attribute.findall(rest) if name in ATTRIBUTES else ():
            if key.lower() in ATTRIBUTES[name]:
                kept.setdefault(key.lower(), "".join(values))
        kept |= {key: self.stretch(value) for key, value in kept.items() if key.endswith("span")}
        return "".join(f' {key}="{quoted(value)}"' for key, value in kept.items() if value)

    def stretch(self, value: str) -> str:
        """A table of a million columns is laid out for minutes."""
        if not re.fullmatch(r"[0-9]{1,5}", value):
            return ""
        wanted = min(int(value), MOST_STRETCH)
        self.stretched += wanted
        return str(wanted) if self.stretched <= MOST_STRETCHED else ""


def quoted(value: str) -> str:
    return value.replace("<", "&lt;").replace('"', "&quot;")
