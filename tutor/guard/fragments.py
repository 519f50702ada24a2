"""What is no sentence though it ends like one: it has lost its beginning or its end, or never had a verb."""

import re

from tutor.guard.snippets import CODE, without_code

# “3, and it takes 2.”
_begins_with_number = re.compile(r"\d+(?:\.\d+)?(?:, (?:and|but|so|not)\b|[.!]?$)")
# “`input` takes 1.”: one of what?
_ends_with_number = re.compile(
    rf"(?:the )?(?:\w+ )?{CODE} (?:only )?(?:takes?|wants?|needs?|expects?|gets?) (?:only |exactly )?\d+[.!]", re.I
)
# “What matters in line 1 is this: `player` before its value.”
_announced = re.compile(r"what matters in line \d+ is this: ", re.I)
# Of what stands in no loop it says nothing: “It stands there.”
_hollow = re.compile(rf"(?:it|(?:the )?{CODE}) (?:stands|is) there[.!]", re.I)
# “Whenever `x > 1` is true.”: what is then? With a comma or a “then” there is more.
_subordinate = re.compile(
    rf"(?:whenever|when|if|because|since(?! line \d+ (?:it|that|this|{CODE})\b)|although|unless|until|while)\b", re.I
)
_goes_on = re.compile(r"[,:;–—]|\bthen\b", re.I)
_verb_and_more = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|will|must|should)(?: (?:not|never|always|no|the|an?))*"
    r" \w+"
)
# “`clubs` before it has a value: it gets its value later.”: the verb of `clubs` is gone.
_has_lost_its_verb = re.compile(
    rf"(?:the )?(?:\w+ )?{CODE} (?:before|after|when|whenever|while|until|because|since|if)"
    r" (?:its|it|they|you|python)\b"
    r"(?P<clause>[^:.!,;]*)",
    re.I,
)
_BEGINNINGS = frozenset(
    """from in inside into of on outside with without between behind before after above below at by for than
    not and or but""".split()
)
# Only what surely is no verb there: of any other word it is thought that it may be one.
_NO_VERBS = _BEGINNINGS | frozenset(
    f"""the a an this that these those as so to no only also too very just
    i it itself they them themselves its their you your one two three both all each every other another same nothing
    something everything here there first second third last next such which many much few more most less
    bracket brackets colon colons comma commas quotes letters names numbers values texts words
    function variable list program end ends line lines {CODE}""".split()
)
# “It ends.” has one.
_NEVER_VERBS = (_NO_VERBS | frozenset("else round square curly whole value text".split())) - frozenset(
    "end ends names numbers lines list quotes".split()
)
_SUBJECTS = _NEVER_VERBS | frozenset("name number loop key".split())


def is_fragment(sentence: str) -> bool:
    """Surely one; who asks may leave the verb out."""
    prose = _announced.sub("", " ".join(without_code(sentence).split()), count=1)
    if _begins_with_number.match(prose):
        return True
    if not prose.endswith((".", "!")):
        return False
    says_nothing = _ends_with_number.fullmatch(prose) or _hollow.fullmatch(prose)
    return bool(says_nothing) or _is_half(prose) or _is_without_verb(prose)


def _is_without_verb(prose: str) -> bool:
    found = _words(prose)
    if len(found) < 2:
        return False
    if found[0] in _BEGINNINGS:
        return _NO_VERBS.issuperset(found)
    return ":" not in prose and _NEVER_VERBS.issuperset(found)


def _is_half(prose: str) -> bool:
    """One verb, and that belongs to a clause that hangs on another."""
    if _subordinate.match(prose):
        return not _goes_on.search(prose) and _verbs(_subordinate.sub("", prose, count=1)) < 2
    lost = _has_lost_its_verb.match(prose)
    return lost is not None and prose[lost.end()] in ".!:" and _verbs(lost["clause"]) < 2


def _verbs(clause: str) -> int:
    """How many there may be."""
    rest, sure = _verb_and_more.subn(" ", clause.lower())
    return sure + sum(word not in _SUBJECTS for word in _words(rest))


def _words(prose: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", prose.lower())
