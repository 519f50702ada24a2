"""What a model makes of half a sentence of the diagnosis: the rest is gone, or is said of another."""

import re
from collections.abc import Iterator

from tutor.exam.judges import parts

ALWAYS_WRONG = (
    ("the line gives the values", re.compile(r"`\w+(?:\(\))?` gives (?:more|fewer|less|not so many|too many) values")),
    ("a call gives None, it gets none", re.compile(r"`[\w.]+\(\)` gets None")),
    ("only when the other is true", re.compile(r"^(?!.*\b(?:when\w*|if)\b).*` (?:in line \d+ )?was true before", re.I)),
    ("it is not that", re.compile(r"(?:^|, (?:and )?(?:only )?)`([-+]?\d+)` is `(?!\1`)[^`]+`")),
    ("it is itself", re.compile(r"(?:^|, (?:and )?(?:only )?)`([^`]+)` is `\1`")),
    ("what is when it is so", re.compile(r"^(?:whenever|when|if|because|while) [^,;:]*` is (?:true|false)\.$", re.I)),
    ("the verb is gone", re.compile(r"(?:^|: )(?:the )?`[^`]+` before (?:it has|its) (?:a )?value\b[^,.]*\.?", re.I)),
    (
        "so many of what",
        re.compile(r"^(?:the )?(?:\w+ )?`[^`]+` (?:takes|needs|wants) (?:exactly |only )?\d+\.$", re.I),
    ),
    ("what stands there does not matter", re.compile(r"^(?:it|(?:the )?`[^`]+`) stands there\.$", re.I)),
)
ANNOUNCED = re.compile(r"^what matters in line \d+ is this: ", re.I)
OF_MODULE = re.compile(r"`(\w+)`(?: of the module `\w+`)? (?:has nothing of that name|has no such name)")
TAKES = re.compile(r"`(\w+)(?:\(\))?` (?:takes|needs|wants) (?:only |exactly )?(\d+|no|one|two|three) values?\b")
FIGURES = {"no": 0, "one": 1, "two": 2, "three": 3}
PAIRS = ("()", "[]", "{}")


def wrong(sentence: str, program: str) -> Iterator[str]:
    bare = ANNOUNCED.sub("", sentence)
    yield from (why for why, pattern in ALWAYS_WRONG if pattern.search(bare))
    for name in OF_MODULE.findall(sentence):
        if not re.search(rf"\b(?:from|import) {name}\b|\b{name}\.", program):
            yield f"{name} is no module"
    for name, number in TAKES.findall(sentence):
        takes = taken_by(name, program)
        if takes is not None and takes != int(FIGURES.get(number, number)):
            yield f"{name} takes {takes}"
    is_whole = sentence.count("`") % 2 == 0  # a text such as `"No. "` looks like the end of a sentence
    yield from (f"half of {span}" for span in parts.spans(sentence) if is_whole and is_half(span, program))


def taken_by(name: str, program: str) -> int | None:
    """How many values a function of the program has names for; None where it may take more or fewer."""
    found = re.search(rf"^\s*def {name}\(([^()=*]*)\)", program, re.MULTILINE)
    return len([each for each in found[1].split(",") if each.strip()]) if found else None


def is_half(span: str, program: str) -> bool:
    """Code with a bracket that is closed nowhere, or was opened nowhere, and that does not stand so in the program."""
    is_open = any(span.count(pair[0]) != span.count(pair[1]) for pair in PAIRS)
    in_text = re.search(r"[\"'][^\"']*[()\[\]{}][^\"']*[\"']", span)
    return is_open and not in_text and bool(re.search(r"\w", span)) and _flat(span) not in _flat(program)


def _flat(code: str) -> str:
    return "".join(code.split())
