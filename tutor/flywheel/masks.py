"""Which word takes the place of which: the same everywhere in a program, and as near to others as the one before."""

import random
import re
from collections.abc import Iterable, Iterator

from runner.diagnosis.nearness import nearest
from tutor.flywheel.errors import NotMasked
from tutor.flywheel.known import ATTRIBUTES, BARE, BARE_SMALL, is_far_from_python, neutral
from tutor.flywheel.slips import slipped
from tutor.flywheel.uses import Uses, stays

LETTERS = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d{3,}")
KNOWN, BEHIND_A_DOT = sorted(BARE), sorted(ATTRIBUTES)
MOST_WORDS, FOR_PROSE = 300, 120
LEAST_LIKE = 4  # letters of names with values of their own that are taken for slips
LEAST_HIDDEN = 4  # letters of a private word that may not even be a part of another


class Mask:
    """Of one program. `private`: words that may not be chosen, as somebody is called so."""

    def __init__(self, uses: Uses, *, private: frozenset[str], seed: str):
        self.uses = uses
        # No secret: the same program shall get the same words.
        words = random.Random(seed).sample(neutral(), MOST_WORDS)  # noqa: S311
        self.words = [word for word in words if not is_private(word, private)]
        self.words, self.for_prose = self.words[FOR_PROSE:], self.words[:FOR_PROSE]
        self.parts: dict[str, str] = {}  # in small letters, of names and of strings of one word
        self.prose: dict[str, str] = {}
        self.names: dict[str, str] = {}
        given = [key for key in uses.names if key in uses.given]
        for key in [*given, *(key for key in uses.names if key not in uses.given)]:
            self._choose(key)

    def name(self, key: str) -> str:
        """Of a name as it stands; behind a dot, `key` begins with one. Raises NotMasked for one never seen."""
        if stays(key, self.uses):
            return key.lstrip(".")
        if key not in self.names:
            raise NotMasked("a name that is not in the program")
        return self.names[key]

    def note_single(self, words: Iterable[str]) -> None:
        """Strings of one word are keys and answers: one that almost is another stays so."""
        seen: list[str] = []
        for word in dict.fromkeys(word.lower() for word in words):
            near = "" if word in self.parts else nearest(word, seen)
            if near:
                self.parts[word] = self._slip(self.parts[near], word, near, self.parts.values())
            self.part(word)
            seen.append(word)

    def word(self, word: str) -> str:
        """Of a word in a string."""
        bare = word.replace("'", "").replace("’", "")
        if word in self.names:
            return self.names[word]
        if bare.lower() not in self.parts and bare.lower() not in self.prose:
            self.prose[bare.lower()] = self._any(len(bare))
        return styled(self.parts.get(bare.lower()) or self.prose[bare.lower()], bare)

    def part(self, word: str) -> str:
        """One letter run of a name; `names` and `name` stay as near as they are."""
        if len(word) < 2 and word.isascii():
            return word
        if word not in self.parts:
            is_plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
            self.parts[word] = f"{self.part(word[:-1])}s" if is_plural else self._new(len(word))
        return self.parts[word]

    def _choose(self, key: str) -> None:
        name = key.lstrip(".")
        known = name if name in self.names else f".{name}"
        if known in self.names and not (key.startswith(".") and nearest(name, BEHIND_A_DOT)):
            self.names[key] = self.names[known]
            return
        chosen = self._like_another(name) if key in self.uses.given else self._nearly(key, name)
        if chosen:
            self.names[key] = chosen
            return
        is_spelled = sum(len(run) == 1 for run in LETTERS.findall(name)) > 1
        whole = LETTERS.sub(lambda found: self._run(found[0], is_spelled), name)
        self.names[key] = self._only(DIGITS.sub("1", whole), name)

    def _run(self, letters: str, is_spelled: bool) -> str:
        return "x" if is_spelled and len(letters) == 1 else styled(self.part(letters.lower()), letters)

    def _like_another(self, name: str) -> str:
        """For a name with a value of its own: `scroe = score + 1` is a slip that shall stay one."""
        given = {each: chosen for each, chosen in self.names.items() if len(each) >= LEAST_LIKE and name[0] != "."}
        near = nearest(name, given) if len(name) >= LEAST_LIKE and name.isalpha() else ""
        if not near or f"{near}s" == name or f"{name}s" == near or near.lower() == name.lower():
            return ""
        try:
            return self._slip(given[near], name, near, [*given.values(), *KNOWN])
        except NotMasked:  # then it is a name like any other
            return ""

    def _nearly(self, key: str, name: str) -> str:
        """For a name that is almost another of the program, or of Python."""
        given = {each.lstrip("."): self.names[each] for each in self.names if each in self.uses.given}
        if any(each.lower() == name.lower() for each in given):
            return ""
        if near := nearest(name, given):
            return self._slip(given[near], name, near, [*given.values(), *KNOWN])
        known = BEHIND_A_DOT if key.startswith(".") else KNOWN
        near = nearest(name, known)
        return self._slip(near, name, near, [*given.values(), *known]) if near else ""

    def _slip(self, word: str, typed: str, meant: str, around: Iterable[str]) -> str:
        around = list(around)
        for found in slipped(word, typed=typed, meant=meant):
            chosen = styled(found, typed) if typed[0].isupper() and not meant[0].isupper() else found
            is_new = chosen.lower() not in BARE_SMALL | ATTRIBUTES and chosen not in self.names.values()
            if is_new and chosen.lower() != typed.lower() and nearest(chosen, around) == word:
                return chosen
        raise NotMasked("no other word looks almost the same")

    def _only(self, chosen: str, name: str) -> str:
        """Two names stay two."""
        others = {self.names[each] for each in self.names if each.lstrip(".") != name}
        for found in (chosen, *_in_other_letters(chosen)):
            if found not in others:
                return found
        raise NotMasked("names that differ too little")

    def _new(self, length: int) -> str:
        """The best of some that are free: about as long, and near to no other."""
        for word in sorted(self.words[:120], key=lambda word: abs(len(word) - length)):
            if is_far_from_python(word) and not nearest(word, self.parts.values()):
                self.words.remove(word)
                return word
        raise NotMasked("too many names")

    def _any(self, length: int) -> str:
        """Prose has more words than there are: some come again."""
        if length < 2:
            return "x"
        word = min(self.for_prose[:60], key=lambda word: abs(len(word) - length))
        self.for_prose.remove(word)
        self.for_prose.append(word)
        return word


def styled(word: str, like: str) -> str:
    """With capitals where `like` has them."""
    if like.islower() or len(word) < 2:
        return word
    if like.isupper():
        return word.upper() if len(like) > 1 else word.capitalize()
    if like[0].isupper() and like[1:].islower():
        return word.capitalize()
    half = len(word) // 2
    return styled(word[:half], like[0]) + word[half:].capitalize()


def is_private(word: str, private: frozenset[str]) -> bool:
    return word in private or any(len(each) >= LEAST_HIDDEN and each in word for each in private)


def _in_other_letters(word: str) -> Iterator[str]:
    yield from (word.capitalize(), word.upper())
    for at in range(1, len(word)):
        yield word[:at] + word[at:].capitalize()
