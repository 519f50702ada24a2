"""Is it true? What a sentence names must be there; what it blames must be what the diagnosis found."""

import dataclasses
import re
from collections.abc import Sequence

from runner.diagnosis.sources import lines_in
from tutor.guard import conditions, words
from tutor.guard.claims import finds_fault, wrong_claim
from tutor.guard.equals import half_truth
from tutor.guard.facts import Facts
from tutor.guard.fitness import SMALL_WORDS
from tutor.guard.snippets import quoted, snippets, without_code

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
_blames_ordinal = re.compile(rf"{_ordinal.pattern} (?:is|has|contains|needs|of your program)\b", re.IGNORECASE)
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_identifier = re.compile(r"\b(?:\w*_\w+|[a-z]+[A-Z]\w*|[A-Za-z]+\d\w*|\w+(?=\())")
# What is said to stand in a line; of what is missing there, or asked for, it is said with other words before it.
_placed = re.compile(r"`(?P<code>[^`\n]+)` (?:in|on|of|at) (?:your )?line (?P<line>\d+)", re.IGNORECASE)
_stopped_at = re.compile(
    r"\bline (?P<line>\d+)[^.?!`]*? stop (?:for a moment )?at (?:the (?:\w+ )?)?`(?P<code>[^`\n]+)`", re.IGNORECASE
)
_wanted = re.compile(
    r"\b(?:no|not|missing|without|needs?|lacks?|forg[eo]t\w*|expects?|wants?|adds?|puts?|an?|another|any|which)"
    r"\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
# Two things are held against each other, and they are the same; in two lines they may well be compared, and two things
# may be said of one.
_same_twice = re.compile(
    r"`(?P<one>[^`\n]+)`[^`.?!\d]*(?:just like|the same as|different from|not|instead of|and|with) (?:the )?`(?P=one)`"
    r"(?! (?:(?:in|of|at) line|has|had|is|was|gets|holds|does)\b)"
)
_gone_and_there = re.compile(r"\b[Nn]o `(?P<one>[^`\n]+)`[^`.?!]*[.,;]? (?:but )?[Tt]here is `(?P=one)`")
_begins_with_zero = re.compile(r"(?<![\w.])0\d+(?!\w)")
_brackets = re.compile(r"\((?:…|\.\.\.)?\)$")
_file = re.compile(r"\b[\w-]+\.(?:py|txt|csv|json|md|png)\b")


def untruth(
    sentence: str, facts: Facts, *, job: str, level: str, said: Sequence[str] = (), is_strict: bool = False
) -> str:
    """Which rule is broken; "" where none is. `is_strict`: nothing is known of how sure the model was.

    Of what was `said` before an example counts: its names may be used.
    """
    prose = without_code(sentence)
    facts = with_examples(facts, said)
    is_example = level == "example" and "```" in sentence
    return (
        _of_error(sentence, facts)
        or _of_lines(sentence, prose, facts)
        or _of_places(sentence, facts)
        or _of_itself(sentence, said)
        or half_truth(sentence, facts)
        or (conditions.untold(sentence, facts.about) if job == "hint" else "")  # a talk may be about what a card says
        or ("" if is_example else _of_quotes(sentence, facts))
        or _of_names(prose, facts)
        or _of_numbers(prose, facts, job)
        or wrong_claim(prose, sentence, facts, job)
        or ("nothing of this program" if is_strict and not touches(sentence, facts) else "")
    )


def with_examples(facts: Facts, said: Sequence[str]) -> Facts:
    code = "\n".join(piece for each in said if "```" in each for piece in snippets(each))
    return dataclasses.replace(facts, asked=f"{facts.asked}\n{code}") if code else facts


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
    """A line that is named is there; what is blamed is the failure's, what is looked at has to do with it."""
    numbers = {int(number) for found in _line.findall(sentence) for number in found if number}
    last = len(lines_in(facts.scene.source))
    if _blames_ordinal.search(prose):
        words_of = {word.lower() for word in _ordinal.findall(prose)}
        numbers |= {last if word == "last" else ORDINALS.index(word) + 1 for word in words_of}
    others = numbers - facts.lines
    if any(not facts.line(number).strip() for number in others):
        return "no such line"
    if not others:
        return ""
    finds_fault_there = not numbers & facts.lines and finds_fault(_line.sub(" ", prose))
    is_near = not facts.lines or all(has_to_do(sentence, number, facts) for number in others)
    return "" if is_near and not finds_fault_there else "another line"


def has_to_do(sentence: str, number: int, facts: Facts) -> bool:
    """It has a word of the sentence, or a name of the lines at fault; or a line at fault is named too."""
    there = set(re.findall(r"\w+", facts.line(number).lower()))
    fault = {name for line in facts.lines for name in re.findall(r"\w+", facts.line(line).lower())}
    said = set(re.findall(r"\w{3,}", sentence.lower()))
    named = {int(each) for found in _line.findall(sentence) for each in found if each}
    return bool(named & facts.lines) or bool(there & (said | fault) - {"line", "the"})


def _of_places(sentence: str, facts: Facts) -> str:
    """What is said to stand in a line stands there."""
    if any(finding.file not in ("", facts.scene.entry) for finding in facts.scene.findings[:1]):
        return ""
    for pattern in (_placed, _stopped_at):
        for found in pattern.finditer(sentence):
            is_there = stands_in(found["code"], facts.statement(int(found["line"])))
            if not is_there and not _wanted.search(sentence[: found.start("code") - 1]):
                return "not in that line"
    return ""


def _of_itself(sentence: str, said: Sequence[str]) -> str:
    """Nothing is compared with itself, nor there and not there."""
    both = " ".join([*said[-1:], sentence])
    return "the same twice" if _same_twice.search(sentence) or _gone_and_there.search(both) else ""


def stands_in(code: str, line: str) -> bool:
    """Letter by letter in texts; a call may be named without what it is given, and the 0 of 010 is seen."""
    if code[0] in "\"'":
        return bool(re.search(rf"(?<!\w){re.escape(code.strip(chr(34) + chr(39)))}(?!\w)", line))
    if code.isdecimal() and any(code in number for number in _begins_with_zero.findall(line)):
        return True
    if not re.search(r"\w", code):
        return code in line
    code = _brackets.sub("", code)
    is_inside = re.search(rf"(?<!\w){re.escape(code)}(?!\w)", line)
    return bool(is_inside) or words.joined(words.words(code)) in words.joined(words.words(line))


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


def _of_numbers(prose: str, facts: Facts, job: str) -> str:
    """Of a hint they are this program's own; in a talk the lesson's may be told too."""
    rest = _file.sub(" ", _line.sub(" ", prose))
    known = facts.own_numbers if job == "hint" else facts.numbers
    return "a number that is not there" if set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", rest)) - known else ""


def touches(sentence: str, facts: Facts) -> bool:
    """It is about this program: quotes it, names its line or a name of its own, or asks."""
    own = set(re.findall(r"[^\W\d]\w+", "\n".join(facts.scene.texts.values()))) - words.KEPT - SMALL_WORDS
    return (
        sentence.rstrip().endswith("?")
        or bool(quoted(sentence) or _line.search(sentence))
        or not own.isdisjoint(re.findall(r"\w+", sentence))
    )
