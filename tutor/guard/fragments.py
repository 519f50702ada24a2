"""What is no sentence though it ends like one: it has lost its beginning, or never had a verb."""

import re

from tutor.guard.snippets import CODE, without_code

# “3, and it takes 2.”
_begins_with_number = re.compile(r"\d+(?:\.\d+)?(?:, (?:and|but|so|not)\b|[.!]?$)")
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


def is_fragment(sentence: str) -> bool:
    """Surely one; who asks may leave the verb out."""
    prose = without_code(sentence).strip()
    if _begins_with_number.match(prose):
        return True
    found = re.findall(r"[^\W\d_]+", prose.lower())
    is_told = prose.endswith((".", "!"))
    return is_told and len(found) > 1 and found[0] in _BEGINNINGS and _NO_VERBS.issuperset(found)
