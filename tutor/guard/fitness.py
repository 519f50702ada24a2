"""Is it fit for a student of 11? Form, length, language, and what a tutor does not say."""

import re
from collections.abc import Sequence

from tutor import phrases
from tutor.guard import answered, codings, fragments, openings, trees
from tutor.guard.snippets import CODE, bare_lines, blocks, without_code
from tutor.guard.verdicts import AGAIN

MOST_CHARS = 320
MOST_WORDS = 48
MOST_CODE_CHARS = 900
FEWEST_KNOWN = 0.3  # of a sentence's words are the small ones of English
LONGEST_WORD = 32
NOT_EVEN_QUOTED = ("link", "marks", "prompt", "unkind", "code")
_end = re.compile(r"[.?!…][\"'”’)`]*\s*$")
# “Should it be `or`?”: whoever asks so has told what to write.
# “What has to stand before the first quote to fill in `step`?”: that something is missing, where, and what for.
_remedy = re.compile(
    r"\b(?:should|must|could) (?:it|this|that|there) (?:not )?be (?:an? |the )?`"
    r"|\bwhat (?:has to|must|should) (?:stand|come|go|be put) (?:right |directly )?"
    r"(?:before|behind|after|in front of|between)\b[^?]* (?:to (?!the\b|an?\b|line\b)[a-z]|so that\b)",
    re.IGNORECASE,
)
_word = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SMALL_WORDS = frozenset(
    """a about add after again all already also always an and any are as ask asks at back be because been before begin
    begins below between both but by call called can cannot change check code come comes could did do does done each
    end ends every find first follow for from get gets give gives go goes good had has have here how i if in inside
    into is isn't it it's its just know last later left let let's like line lines list look looks loop made make makes
    may mean means more most must name need needs never new next no not nothing now number of on once one only or
    other out over part place print program put read right run runs same say says second see set shall should show so
    some something start starts step still stop store sure take tell than that the their them then there these they
    thing think this those time to too try two until up use used uses value variable very want was way we well were
    what when where which while who why will with without word words would write yes yet you you're your""".split()
) | {CODE}

# Words that a student's own names could be, too.
ENGLISH = SMALL_WORDS | frozenset("python such takes numbers text texts nobody somebody compare letter letters".split())


def misfit(sentence: str, *, level: str, job: str, said: tuple[str, ...] = (), instructions: str = "") -> str:
    """Which rule is broken; "" where none is."""
    if job == "file":
        return _of_data(sentence)
    prose = without_code(sentence)
    return (
        _form(sentence, prose, level, job)
        or _unsaid(prose)
        or _unsaid_in_code(sentence)
        or (_of_hint(sentence, level, said) if job == "hint" else "")
        or (AGAIN if is_repeated(sentence, said) else "")
        or ("instructions" if recites(sentence, instructions) else "")
        or ("language" if not is_english(prose) else "")
    )


def _of_data(text: str) -> str:
    """A text in a list is seldom a sentence, and a name or a place has no language."""
    if len(text) > MOST_CHARS or any(len(word) > LONGEST_WORD for word in text.split()):
        return "length"
    return "encoded" if codings.is_encoded(text) else _unsaid(text)


def _form(sentence: str, prose: str, level: str, job: str) -> str:
    if "```" in sentence and (job == "chat" or level != "example"):
        return "fence"
    if any(trees.parsed(block) is None for block in blocks(sentence)):
        return "no Python"
    if "```" not in sentence and not is_whole(sentence):
        return "no whole sentence"
    if len(prose) > MOST_CHARS or len(prose.split()) > MOST_WORDS or len(sentence) > MOST_CODE_CHARS:
        return "length"
    if sentence.count("\n") > 1 and "```" not in sentence:
        return "lines"
    if bare_lines(prose):
        return "bare code"
    if any(len(word) > LONGEST_WORD for word in prose.split()) or codings.is_encoded(sentence):
        return "encoded"
    return "rubbish" if is_rubbish(prose) else ""


def _of_hint(sentence: str, level: str, said: Sequence[str]) -> str:
    """In a talk half a sentence may be the answer to a question."""
    if fragments.is_fragment(sentence):
        return "fragment"
    if openings.is_headless(sentence, said):
        return "headless"
    if answered.is_answered(sentence, said):
        return "answered"
    return "remedy" if level == "nudge" and tells_remedy(sentence) else ""


def tells_remedy(sentence: str) -> bool:
    """More than a place: what is to stand there."""
    return bool(_remedy.search(sentence))


def is_whole(sentence: str) -> bool:
    """It ends as a sentence does, and what it opens it closes."""
    return bool(_end.search(sentence)) and sentence.count("`") % 2 == 0


def _unsaid(prose: str) -> str:
    text = prose.lower()
    return next((name for name, pattern in phrases.named("unfit") if pattern.search(text)), "")


def _unsaid_in_code(sentence: str) -> str:
    """What is not said between backticks either."""
    text = sentence.lower()
    rules = ((name, pattern) for name, pattern in phrases.named("unfit") if name in NOT_EVEN_QUOTED)
    return next((name for name, pattern in rules if pattern.search(text)), "")


def is_rubbish(prose: str) -> bool:
    """The same again and again, or hardly a letter."""
    found = [word.lower() for word in _word.findall(prose)]
    if not found:
        return len(prose.strip()) > 3
    if any(found[at : at + 3] == [word] * 3 for at, word in enumerate(found) if word != CODE):
        return True
    return len(found) > 12 and len(set(found)) < len(found) / 3


def is_english(prose: str) -> bool:
    """By its small words; a short sentence needs one of them."""
    found = [word.lower().replace("’", "'") for word in _word.findall(prose)]
    if any(not word.isascii() and not _is_latin(word) for word in found):
        return False
    known = sum(word in ENGLISH for word in found)
    return known >= max(1, len(found) * FEWEST_KNOWN) if found else True


def _is_latin(word: str) -> bool:
    return all(ord(letter) < 0x250 or letter == "’" for letter in word)


def is_repeated(sentence: str, said: tuple[str, ...]) -> bool:
    new = _normal(sentence)
    return bool(new) and any(new == _normal(each) for each in said)


def _normal(sentence: str) -> str:
    return " ".join(re.findall(r"\w+", sentence.lower()))


def recites(sentence: str, instructions: str) -> bool:
    """Eight words in a row of what the model was told to do."""
    told = f" {_normal(instructions)} "
    words = _normal(sentence).split()
    return any(f" {' '.join(words[at : at + 8])} " in told for at in range(len(words) - 7))
