"""What is wrong in what was said of a program: measured against facts written by hand, never against the guard."""

import builtins
import keyword
import re
from collections.abc import Iterator

from tutor.exam.cases.hints import HintCase
from tutor.exam.judges import causes, conditions, halves, parts

LINE = re.compile(r"\blines?\s+`?(\d+)\b(?!\.\d)((?:`?\s*(?:,|and|or|to|-|–)\s*`?\d+)*)", re.IGNORECASE)
LINE_OF = re.compile(r"\bline,? `([^`\n]+)`", re.IGNORECASE)  # … named by what stands in it
NUMBERED = re.compile(r"`(\d+)[ :.]\s*([^`\n]*)`?")  # … as a listing shows it
STOPPED = re.compile(
    r"\b(?:stopped|stops|failed|crashed|ended) with an? (?:error|exception)|\bthe error (?:is|was)\b", re.IGNORECASE
)
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])")
ERROR = re.compile(r"\b[A-Z][A-Za-z]*(?:Error|Exception|Interrupt)\b|\bsyntax error\b", re.IGNORECASE)
UNSET = re.compile(
    r"`(\w+)`[^.`?!]{0,12}\b(?:is not|isn't|was not|wasn't|has not been|was never|is never|has never been|has no|is un)"
    r"\s?(?:been )?(?:yet )?(?:defined|set\b|given|stored|known|value)",
    re.IGNORECASE,
)
SET = re.compile(r"`(\w+)` (?:is|was|has been|gets) (?:already )?(?:defined|set|stored|given a value)", re.IGNORECASE)
# “Python does not know `guess`.”, “There is `gess`, which looks almost the same.”: it is the other one.
UNKNOWN = re.compile(
    r"[Pp]ython does(?: not|n't) know (?:the (?:name|word) )?`(\w+)`"
    r"|`(\w+)`,? (?:which|that) Python does(?: not|n't) know"
    r"|[Tt]here is no (?:name )?`(\w+)`(?=[.,;!])"
)
ALIKE = re.compile(r"`(\w+)`,? (?:which )?looks almost the same")
KIND = re.compile(
    r"`(\w+)` (?:is|holds|contains|has|stores|was|gives)(?: only| still| always)? (?:an? )?(?:whole |piece of )?"
    r"(text|string|number|integer|list|dict|dictionary|None|nothing)\b",
    re.IGNORECASE,
)
STANDS = re.compile(
    r"\bline (\d+)(?: of \S+)?,? (?:you |it |there )?(?:\w+ )?"
    r"(?:says?|uses?|has|have|contains?|prints?|reads?|calls?|stores?) (?:the |a |an )?(?:\w+ )?`([^`]+)`",
    re.IGNORECASE,
)
# Shown as standing in a line: “`x` in line 3”, “line 3 aloud, and stop at `x`”; not of what is missing there.
PLACED = re.compile(r"(?P<before>[^.?!`]*)`(?P<code>[^`\n]+)` (?:in|of|at) (?:your )?line (?P<line>\d+)", re.IGNORECASE)
STOP_AT = re.compile(
    r"(?P<before>)\bline (?P<line>\d+)[^.?!`]*\bstop at (?:the (?:\w+ )?)?`(?P<code>[^`\n]+)`", re.IGNORECASE
)
# “Is `x` written just like `x`?”, “There is no `x`. There is `x`.”
ITSELF = re.compile(
    r"`([^`\n]+)`[^`.?!\d]*\b(?:like|same as|from|not|and|with) (?:the )?`\1`"
    r"(?! (?:(?:in|of|at) line|has|had|is|was|gets|holds|does)\b)"
    r"|\b[Nn]o `([^`\n]+)`[^`]*?\b[Tt]here is `\2`"
)
MISSING = re.compile(
    r"\b(?:no|not|missing|without|needs?|forg[eo]t\w*|wants?|put|add|write|or|an?|another)\W+(?:\w+\W+)?$", re.I
)
TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
YOURS = {
    "loop": r"^\s*(?:for|while)\b",
    "function": r"^\s*def\b",
    "list": r"\[",
    "dictionary": r"\{",
    "dict": r"\{",
}
SAME = {"string": "text", "integer": "number", "dictionary": "dict", "nothing": "none"}
PYTHON = {*keyword.kwlist, *dir(builtins), *dir(str), *dir(list), *dir(dict), "f", "randint", "choice", "random", "py"}


def lies(text: str, case: HintCase, kind: str = "", said_by_python: str = "") -> list[str]:
    """Each claim that is not so, in a few words; `kind` and `said_by_python` are of the error that happened."""
    prose = parts.without_fences(text)
    sentences = parts.sentences(prose)
    return [
        *_of_lines(prose, case),
        *_of_names(prose, case, said_by_python),
        *_of_errors(prose, kind, case),
        *_of_numbers(prose, case, said_by_python),
        *(f"not a matter of {cause}" for cause in sorted(causes.wrongly_named(_words(prose, case), case.causes))),
        *_of_values(prose, case),
        *_of_what_stands(prose, case),
        *_of_places(prose, case),
        *(f"{match[1] or match[2]} beside itself" for match in ITSELF.finditer(prose)),
        *(why for sentence in sentences for why in halves.wrong(sentence, case.program)),
        *(why for sentence in sentences for why in conditions.wrong(sentence)),
    ]


def _of_lines(prose: str, case: HintCase) -> Iterator[str]:
    right, lines = {case.line, *case.lines}, [_flat(line) for line in case.program.splitlines()]
    named = {int(number) for match in LINE.finditer(prose) for number in re.findall(r"\d+", match[0])}
    named |= {int(match[1]) for match in NUMBERED.finditer(prose) if _flat(match[2]) in lines or not match[2]}
    for number in sorted(named - right):
        yield f"line {number} has nothing to do with it"
    for code in LINE_OF.findall(prose):
        places = {number for number, line in enumerate(lines, 1) if _flat(code) == line}
        if places and not places & right:
            yield f"the line {code} has nothing to do with it"


def _flat(code: str) -> str:
    return "".join(code.split())


def _of_names(prose: str, case: HintCase, said_by_python: str) -> Iterator[str]:
    known = (
        parts.names(" ".join([case.program, said_by_python, *case.says, *case.known, *case.answers, case.fixed]))
        | PYTHON
    )
    claimed = {name for span in parts.spans(prose) for name in parts.names(span)}
    claimed |= {word for word in parts.names(prose) if "_" in word.strip("_")}
    for name in sorted(name for name in claimed - known if name.strip("_")):
        yield f"there is no {name}"


def _of_errors(prose: str, kind: str, case: HintCase) -> Iterator[str]:
    if STOPPED.search(prose) and not kind and not case.stopped:
        yield "it did not stop with an error"
    for match in ERROR.finditer(prose):
        said = match[0].replace(" ", "").lower()
        is_form = said == "syntaxerror" and kind in ("IndentationError", "TabError")
        if said != kind.lower() and not is_form:
            yield f"it was not a {match[0]}"


def _of_numbers(prose: str, case: HintCase, said_by_python: str) -> Iterator[str]:
    given = " ".join([case.program, said_by_python, *case.answers, *case.says])
    known = {float(number) for number in NUMBER.findall(given)} | set(case.numbers)
    for number in NUMBER.findall(NUMBERED.sub("", LINE.sub("", prose))):
        if float(number) not in known:
            yield f"where is {number} from"


def _words(prose: str, case: HintCase) -> str:
    """Without pieces of code that stand in the program like that: they are shown, not claimed."""
    program = _flat(case.program)
    return parts.SPAN.sub(lambda span: " … " if _flat(span[1]) in program else span[0], prose)


def _of_values(prose: str, case: HintCase) -> Iterator[str]:
    program = parts.names(case.program)
    for match in UNSET.finditer(prose):
        if match[1] in program and match[1] not in case.unset:
            yield f"{match[1]} has a value"
    for match in SET.finditer(prose):
        if match[1] in case.unset:
            yield f"{match[1]} has no value"
    for name in (name for match in UNKNOWN.findall(prose) for name in match if name):
        if name not in case.unset and _is_stored(name, case.program):
            yield f"{name} has a value"
    for name in ALIKE.findall(prose):
        if name in case.unset:
            yield f"{name} has no value"
    for match in KIND.finditer(prose):
        said = SAME.get(match[2].lower(), match[2].lower())
        if case.kinds.get(match[1], said) != said:
            yield f"{match[1]} is no {match[2]}"


def _is_stored(name: str, program: str) -> bool:
    return bool(re.search(rf"^\s*{name}\s*=(?!=)|\b(?:for|def|import) {name}\b", program, re.MULTILINE))


def _of_what_stands(prose: str, case: HintCase) -> Iterator[str]:
    lines = case.program.splitlines()
    for match in STANDS.finditer(prose):
        number = int(match[1])
        if 0 < number <= len(lines) and not _stands(match[2], lines[number - 1]):
            yield f"line {number} does not say {match[2]}"
    for thing, sign in YOURS.items():
        if re.search(rf"\byour {thing}\b", prose, re.IGNORECASE) and not re.search(sign, case.program, re.MULTILINE):
            yield f"there is no {thing}"


def _of_places(prose: str, case: HintCase) -> Iterator[str]:
    """A statement may go over several lines: what stands in the one after or before is not held against it."""
    lines = case.program.splitlines()
    for match in (*PLACED.finditer(prose), *STOP_AT.finditer(prose)):
        number = int(match["line"])
        near = lines[max(0, number - 2) : number + 1] if _is_open(lines, number) else lines[number - 1 : number]
        if near and not MISSING.search(match["before"]) and not any(_stands(match["code"], line) for line in near):
            yield f"line {number} has no {match['code']}"


def _is_open(lines: list[str], number: int) -> bool:
    """A bracket or a text of the line before it, or of itself, goes on in the next one."""
    near = "".join(lines[max(0, number - 2) : number])
    return near.count("(") + near.count("[") + near.count("{") != near.count(")") + near.count("]") + near.count("}")


def _stands(code: str, line: str) -> bool:
    code = code.removesuffix("()").removesuffix("(…)")
    if TEXT.fullmatch(code):
        return re.search(rf"[\"']{re.escape(code[1:-1])}[\"']", line) is not None
    if code.isdecimal() and any(code in number for number in re.findall(r"\b0\d+\b", line)):
        return True  # one sees the 0 of 010
    if re.fullmatch(r"\w+", code):
        return code in re.findall(r"\w+", line)
    return "".join(code.split()) in "".join(line.split())
