"""Is it true? What a sentence names must be there; what it blames must be what the diagnosis found."""

import re

from tutor import phrases
from tutor.guard import words
from tutor.guard.facts import Facts
from tutor.guard.snippets import quoted, without_code

_error = re.compile(r"\b([A-Z]\w*(?:Error|Exception|Interrupt|Iteration)|\w+Warning)\b")
_error_in_words = re.compile(
    r"\b(syntax|name|type|value|index|key|attribute|indentation|zero ?division|import|recursion|memory|tab|eof|os|"
    r"file ?not ?found|module ?not ?found|unbound ?local|assertion|overflow)[ -]?(?:error|exception)\b",
    re.IGNORECASE,
)
_line = re.compile(r"\blines?\s+(?:number\s+)?(\d+)(?:\s*(?:and|to|or|-|–|,)\s*(\d+))?", re.IGNORECASE)
_ordinal = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last) line\b", re.IGNORECASE
)
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_identifier = re.compile(r"\b(?:\w*_\w+|[a-z]+[A-Z]\w*|[A-Za-z]+\d\w*|\w+(?=\())")
_file = re.compile(r"\b[\w-]+\.(?:py|txt|csv|json|md|png)\b")
_blames = re.compile(
    r"\b(error|wrong|mistake|problem|missing|fails?|failed|crash\w*|bug|broken|stops?|incorrect|fix)\b"
)


def untruth(sentence: str, facts: Facts, *, job: str, level: str, is_strict: bool = False) -> str:
    """Which rule is broken; "" where none is. `is_strict`: nothing is known of how sure the model was."""
    prose = without_code(sentence)
    is_example = level == "example" and "```" in sentence
    return (
        _of_error(sentence, facts)
        or _of_lines(sentence, prose, facts)
        or ("" if is_example else _of_quotes(sentence, facts))
        or _of_names(prose, facts)
        or _of_numbers(prose, facts)
        or _of_claims(prose, facts, job)
        or ("nothing of this program" if is_strict and not touches(sentence, facts) else "")
    )


def _of_error(sentence: str, facts: Facts) -> str:
    named = {_joined(kind) for kind in _error.findall(sentence)}
    named |= {_joined(f"{kind}error") for kind in _error_in_words.findall(sentence)}
    failed = facts.scene.failed
    right = {_joined(failed.kind)} if failed else set()
    if right & {"indentationerror", "taberror"}:
        right.add("syntaxerror")
    known = facts.text.lower().replace(" ", "") if not failed else facts.about.lower().replace(" ", "")
    code = "".join(facts.scene.texts.values()).lower()
    wrong = [kind for kind in named - right if kind not in known and kind not in code]
    return "another error" if wrong else ""


def _joined(kind: str) -> str:
    return re.sub(r"[ -]", "", kind).lower()


def _of_lines(sentence: str, prose: str, facts: Facts) -> str:
    numbers = [int(number) for found in _line.findall(sentence) for number in found if number]
    last = len(facts.scene.source.splitlines())
    for word in _ordinal.findall(prose):
        numbers.append(last if word.lower() == "last" else ORDINALS.index(word.lower()) + 1)
    blames = bool(_blames.search(prose.lower()))
    for number in numbers:
        if number in facts.lines:
            continue
        if not facts.line(number).strip():
            return "no such line"
        if (blames and facts.lines) or not stands_on(sentence, facts.line(number)):
            return "another line"
    return ""


def stands_on(sentence: str, line: str) -> bool:
    """Something that the sentence quotes or names is on that line."""
    there = words.joined(words.words(line))
    parts = [words.words(part) for part in quoted(sentence)] or [(name,) for name in re.findall(r"\w+", sentence)]
    return any(part and words.joined(part) in there and part[0] not in ("line",) for part in parts)


def _of_quotes(sentence: str, facts: Facts) -> str:
    for quote in quoted(sentence):
        found = words.words(quote.lower())
        if words.joined(found) in facts.words or is_of_python(quote):
            continue
        letters = words.letters(quote)
        if letters and f" {letters} " in facts.letters and not set(quote) & set("=<>+*/%[]{}"):
            continue
        return "quotes what is not there"
    return ""


def is_of_python(quote: str) -> bool:
    """A word or a sign of the language, or a call of one with nothing in it."""
    found = words.words(quote)
    return len(found) <= 5 and all(word in words.KEPT or not (word[0].isalnum() or word[0] == "_") for word in found)


def _of_names(prose: str, facts: Facts) -> str:
    files = _file.findall(prose)
    if any(name not in facts.text for name in files):
        return "a file that is not there"
    named = {name for name in _identifier.findall(_file.sub(" ", prose)) if not _error.fullmatch(name)}
    return "a name that is not there" if named - facts.names else ""


def _of_numbers(prose: str, facts: Facts) -> str:
    rest = _file.sub(" ", _line.sub(" ", prose))
    return "a number that is not there" if set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", rest)) - facts.numbers else ""


def _of_claims(prose: str, facts: Facts, job: str) -> str:
    text = prose.lower()
    if facts.is_wrong and any(pattern.search(text) for pattern in phrases.patterns("all_is_well")):
        return "says that all is well"
    if job != "hint" and not (facts.is_wrong and re.search(r"\byou(r)?\b|\bline\b", text)):
        return ""
    grounds = facts.about.lower() if facts.scene.failed else f"{facts.about}\n{facts.lesson}".lower()
    for _name, pattern in phrases.named("claims"):
        if pattern.search(text) and not pattern.search(grounds):
            return "another cause"
    return ""


def touches(sentence: str, facts: Facts) -> bool:
    """It is about this program: quotes it, names its line, or asks."""
    named = [name for name in re.findall(r"\w+", sentence) if name in facts.names - words.KEPT and len(name) > 1]
    return sentence.rstrip().endswith("?") or bool(quoted(sentence) or _line.search(sentence) or named)
