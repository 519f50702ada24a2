"""“`A` is `B`”, and other halves of a sentence of the diagnosis: what stands in no fact is not so."""

import re

from tutor.guard import words
from tutor.guard.facts import Facts

_is = re.compile(
    r"(?:^|[,:] (?:and |so |but )?(?:only )?)`(?P<one>[^`\n]+)` is (?:only |now |still )?`(?P<other>[^`\n]+)`"
)
_only_if = re.compile(r"\b(?:if|when\w*|while|until|as long as)\b", re.IGNORECASE)
_gives = re.compile(r"^`(?P<who>\w+)(?:\(\))?` gives (?:more|fewer|less|not so many|too many|too few)\b")
_before = re.compile(r"` (?:in line \d+ )?was true before\b")

# “… `roundup` from `math`, which has nothing of that name”: it is `math` that has not.
_clause = re.compile(r"`([^`\n]+)`[^`.]*?, which ((?:has|knows|needs|takes|cannot|does not|is not)\b[^.,;:]*)")
# “Python does not know `guess`.”: it is `gess` that it does not know.
_unknown = re.compile(r"`([^`\n]+)`, (?:which|that) Python does not know")
_says_unknown = re.compile(
    r"does(?: not|n't) know (?:the |a )?(?:name |word )?`([^`\n]+)`"
    r"|`([^`\n]+)`[^`.]{0,30}\bPython does(?: not|n't) know\b",
    re.IGNORECASE,
)
_whenever = re.compile(r"\bwhenever (`[^`\n]+`)", re.IGNORECASE)


def half_truth(sentence: str, facts: Facts) -> str:
    """Which rule is broken; "" where none is."""
    if any(_is_said_of_another(sentence, owner, said) for owner, said in _clause.findall(facts.about)):
        return "it is another that has it"
    unknown = set(_unknown.findall(facts.about))
    if unknown and not {one or other for one, other in _says_unknown.findall(sentence)} <= unknown:
        return "it is another that is not known"
    if "whenever" in facts.about and not set(_whenever.findall(sentence)) <= set(_whenever.findall(facts.about)):
        return "another condition"
    if sentence.rstrip().endswith("?") or _only_if.search(sentence):
        return ""
    if any(not _is_known(found["one"], found["other"], facts) for found in _is.finditer(sentence)):
        return "one is not the other"
    if any(f"gives `{found['who']}`" in facts.about for found in _gives.finditer(sentence)):
        return "it gets what the line gives"
    # “Whenever `n > 25` is true, `n > 15` was true before it.”
    return "only on a condition" if _before.search(sentence) and "whenever" in facts.about else ""


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
