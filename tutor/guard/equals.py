"""“`A` is `B`”, and other halves of a sentence of the diagnosis: what stands in no fact is not so."""

import re

from tutor.guard import words
from tutor.guard.facts import Facts

_is = re.compile(
    r"(?:^|[,:] (?:and |so |but )?(?:only )?)`(?P<one>[^`\n]+)` is (?:only |now |still )?`(?P<other>[^`\n]+)`"
)
_only_if = re.compile(r"\b(?:if|when\w*|while|until|as long as)\b", re.IGNORECASE)
_gives = re.compile(r"^`(?P<who>\w+)(?:\(\))?` gives (?:more|fewer|less|not so many|too many|too few)\b")

# “… `roundup` from `math`, which has nothing of that name”: it is `math` that has not.
_clause = re.compile(r"`([^`\n]+)`[^`.]*?, which ((?:has|knows|needs|takes|cannot|does not|is not)\b[^.,;:]*)")
# “Python does not know `guess`.”: it is `gess` that it does not know.
_unknown = re.compile(r"`([^`\n]+)`, (?:which|that) Python does not know")
_says_unknown = re.compile(
    r"does(?: not|n't) know (?:the |a )?(?:name |word )?`([^`\n]+)`"
    r"|`([^`\n]+)`[^`.]{0,30}\bPython does(?: not|n't) know\b",
    re.IGNORECASE,
)
_there = re.compile(r"\b[Tt]here is (?:only |a |the )?(?:name |key )?`([^`\n]+)`")
_not_there = re.compile(
    r"\b[Tt]here is no (?:name |key )?`([^`\n]+)`|`([^`\n]+)` (?:has no value|is not (?:there|known)|does not exist)\b"
)
_has_no = re.compile(r"`([^`\n]+)` has no `([^`\n]+)`")
_alike = re.compile(r"`([^`\n]+)`,? (?:which )?looks almost the same\b")


def half_truth(sentence: str, facts: Facts) -> str:
    """Which rule is broken; "" where none is."""
    if any(_is_said_of_another(sentence, owner, said) for owner, said in _clause.findall(facts.about)):
        return "it is another that has it"
    unknown = set(_unknown.findall(facts.about))
    if unknown and not {one or other for one, other in _says_unknown.findall(sentence)} <= unknown:
        return "it is another that is not known"
    if found := _wrong_one_of_two(sentence, facts.about):
        return found
    if sentence.rstrip().endswith("?") or _only_if.search(sentence):
        return ""
    if any(not _is_known(found["one"], found["other"], facts) for found in _is.finditer(sentence)):
        return "one is not the other"
    is_given = any(f"gives `{found['who']}`" in facts.about for found in _gives.finditer(sentence))
    return "it gets what the line gives" if is_given else ""


def _wrong_one_of_two(sentence: str, about: str) -> str:
    """Where two look almost the same, the one is there and the other is not; what has no other is not had by it."""
    without = set(_has_no.findall(about))
    if without and not set(_has_no.findall(sentence)) <= without:
        return "it is another that has it"
    there = set(_alike.findall(about)) & set(_there.findall(about))
    if not there:
        return ""
    missing = {one or other for one, other in _not_there.findall(sentence)}
    if missing & there:
        return "it is there"
    return "" if {*_there.findall(sentence), *_alike.findall(sentence)} <= there else "the other one is there"


def _is_said_of_another(sentence: str, owner: str, said: str) -> bool:
    subject = re.search(rf"`([^`\n]+)`(?: (?:of|from|in) [^`.,:]*`[^`\n]+`)? {re.escape(said)}", sentence)
    return subject is not None and subject[1] != owner


def _is_known(one: str, other: str, facts: Facts) -> bool:
    if one == other:
        return False
    values = facts.scene.failed.values if facts.scene.failed else ()
    if any(each.name == one and each.text == other for each in values):
        return True
    pair = words.joined((*words.words(one), "=", *words.words(other)))
    code = map(words.words, facts.scene.texts.values())
    is_told = re.search(rf"`{re.escape(one)}`[^`.]*\bis\b[^.]*`{re.escape(other)}`", facts.about)
    return bool(is_told) or other in TYPES or any(pair in words.joined(each) for each in code)


TYPES = frozenset("str int float bool list dict tuple set None True False".split())
