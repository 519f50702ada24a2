"""What a sentence says of the cause: it must be what diagnosis found, of the right thing, and the right way round."""

import re

from tutor import phrases
from tutor.guard import words
from tutor.guard.facts import Facts

_FAULTS = (
    r"errors?|wrong|mistakes?|problems?|missing|miss|fails?|failed|crash\w*|bugs?|broken|incorrect|fix|lacks?|invalid"
)
_faults = re.compile(rf"\b(?:{_FAULTS}|forgot\w*)\b")
_blames = re.compile(rf"\b(?:{_FAULTS}|forg[eo]t\w*|needs?|should|must|have to|has to|cannot|did you)\b")
_of_this_program = re.compile(r"\byou(?:r)?\b|\bline\b|\bprogram\b|`")
_names = r"[`'\"]?(\w+)(?:\(\))?[`'\"]?"
_wrong = r"(?:is|are|was|has|had) (?:been )?(?:not|never|no|mis\w+|un\w+|wrong\w*|missing|broken)\b"
_subject = re.compile(
    rf"[`'\"](\w+)(?:\(\))?[`'\"] {_wrong}"
    rf"|\b(?:name|variable|function|list|value) [`'\"]?(\w+)(?:\(\))?[`'\"]? {_wrong}"
)
_because = re.compile(
    r"\b(?:error|problem|mistake|bug|issue)s? (?:is|comes?|was|lies?) (?:because of|due to|in|with|from|caused by|at)"
    r" (?:the |your )?(?:\w+ )?[`'\"](\w+)"
)
_direction = re.compile(rf"\b(?:change|rename|replace|correct|turn)(?:s|d)? {_names} (?:to|into|with|by|as) {_names}")
_kinds = {
    "text": {"text", "string", "str"},
    "number": {"number", "int", "integer", "float"},
    "list": {"list"},
    "dict": {"dict", "dictionary"},
}
_kind_words = "|".join(sorted(set().union(*_kinds.values()), key=len, reverse=True))
_said_kind = re.compile(
    rf"[`'\"](\w+)[`'\"] (?:is|was|holds|contains|has) (?:a |an |the )?(?:whole |decimal )?({_kind_words})\b"
    rf"|\b({_kind_words}) [`'\"](\w+)[`'\"]"
)


def wrong_claim(prose: str, sentence: str, facts: Facts, job: str) -> str:
    """Which rule is broken; "" where none is."""
    text, full = prose.lower(), sentence.lower()
    if facts.is_wrong and any(pattern.search(text) for pattern in phrases.patterns("all_is_well")):
        return "says that all is well"
    if any(pattern.search(full) for pattern in phrases.patterns("falsehoods")):
        return "not so in Python"
    if job != "hint" and not (facts.is_wrong and _of_this_program.search(full)):
        return ""
    return (
        ("another cause" if _blames_another_cause(text, facts, job) else "")
        or ("the contrary" if contradicts(text, facts) else "")
        or ("another name" if _blames_another_name(full, facts) else "")
        or ("the wrong way round" if _turns_round(full, facts) else "")
        or ("another kind of value" if _of_another_kind(full, facts) else "")
    )


def finds_fault(text: str) -> bool:
    return bool(_faults.search(text.lower()))


def _blames_another_cause(text: str, facts: Facts, job: str) -> bool:
    is_open = text.rstrip().endswith("?") and not _blames.search(text)
    if is_open and job != "hint":
        return False
    has_grounds = facts.scene.failed or finds_fault(text)
    grounds = facts.about.lower() if has_grounds else f"{facts.about}\n{facts.asks}".lower()
    return any(
        pattern.search(text) and not pattern.search(grounds)
        for name, pattern in phrases.named("claims")
        if not (is_open and name.startswith("soft "))
    )


def contradicts(text: str, facts: Facts) -> bool:
    tag = facts.scene.findings[0].tag if facts.scene.findings else ""
    return any(
        tag.startswith(begin) and pattern.search(text) for begin, pattern in phrases.named("contradictions") if tag
    )


def _blames_another_name(text: str, facts: Facts) -> bool:
    """Something is said to be wrong with a name, or a number, that no finding is about."""
    named = {name for found in _subject.findall(text) for name in found if name}
    if not facts.focus:
        return False
    return (
        not named <= facts.focus | words.KEPT | set(re.findall(r"\d+", facts.about))
        or not set(_because.findall(text)) <= facts.focus
    )


def _turns_round(text: str, facts: Facts) -> bool:
    """A name is to be changed, and what it is to become is the one at fault."""
    wrong = {finding.names["name"].lower() for finding in facts.scene.findings[:1] if "near" in finding.names}
    return any(new in wrong or (bool(wrong) and old not in wrong) for old, new in _direction.findall(text))


def _of_another_kind(text: str, facts: Facts) -> bool:
    for name, kind, other_kind, other_name in _said_kind.findall(text):
        known = facts.kinds.get(name or other_name)
        said = next(group for group in _kinds.values() if (kind or other_kind) in group)
        if known and not known & said:
            return True
    return False
