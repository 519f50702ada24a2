"""Words to tokens and back, the same for every back end: the tokenizer that lies beside the weights."""

import bisect
import functools
import importlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

MIDDLES = (  # how models that were taught to fill a gap have it written
    ("<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"),
    ("<fim_prefix>", "<fim_suffix>", "<fim_middle>"),
)
MARKS = ("<|fim_pad|>", "<|file_sep|>", "<|repo_name|>", *(mark for marks in MIDDLES for mark in marks))
PLAIN = (  # for a model that was never taught to talk
    "{% for message in messages %}{{ message['content'] + '\n\n' }}{% endfor %}"
)
BROKEN = "\ufffd"  # what is decoded of half a character
MOST_HEALED = 6  # tokens
IN_WORD = re.compile(r"\w")
TOKENS_BEFORE = 4  # of the prompt: whether a word begins with a space is seen from what stands before it


class Words:
    def __init__(self, folder: Path, tokenizer: Any = None):
        """`tokenizer`: instead of the one that transformers makes of the folder, which takes seconds to import."""
        self.tokenizer: Any = tokenizer or _of_transformers(folder)
        self.tokenizer.chat_template = self.tokenizer.chat_template or PLAIN
        added = self.tokenizer.added_tokens_decoder
        self.specials = {number for number, token in added.items() if token.special}
        self.specials |= set(self.tokenizer.all_special_ids)
        known = self.tokenizer.get_vocab()
        self.specials |= {known[mark] for mark in MARKS if mark in known}  # not every tokenizer calls them special
        names = sorted((token.content for token in added.values()), key=len, reverse=True)
        self._marks = re.compile("|".join(map(re.escape, names)) or r"(?!)")
        self.gap = next(([known[mark] for mark in marks] for marks in MIDDLES if set(marks) <= set(known)), None)

    @property
    def ends(self) -> set[int]:
        """Whatever is no word ends an answer: a model that writes a mark of its template has nothing more to say."""
        return self.specials

    @property
    def end_of_turn(self) -> int:
        """What stands behind an answer in the template."""
        return self.tokenizer.eos_token_id

    def encode_chat(self, turns: Sequence[dict[str, str]]) -> list[int]:
        tamed = [{"role": turn["role"], "content": self.tame(turn["content"])} for turn in turns]
        return self.tokenizer.apply_chat_template(
            tamed, add_generation_prompt=True, tokenize=True, return_dict=False, enable_thinking=False
        )

    def encode_text(self, prefix: str, suffix: str = "") -> list[int]:
        if suffix and self.gap:
            before, after, middle = self.gap
            return [before, *self.plain(prefix), after, *self.plain(suffix), middle]
        return self.tokenizer.encode(self.tame(prefix)) or [self._beginning]

    def decode(self, ids: Sequence[int]) -> str:
        return self.tokenizer.decode(list(ids), skip_special_tokens=True, clean_up_tokenization_spaces=False)

    def tame(self, text: str) -> str:
        """A mark of the template in what somebody wrote must not begin a turn: a space takes its force away."""
        return self._marks.sub(lambda mark: f"{mark[0][:1]} {mark[0][1:]}", text)

    def plain(self, text: str) -> list[int]:
        """Text in the middle of others: no mark is put before it."""
        return self.tokenizer.encode(self.tame(text), add_special_tokens=False)

    @property
    def _beginning(self) -> int:
        known = (self.tokenizer.bos_token_id, self.tokenizer.eos_token_id, 0)
        return next(number for number in known if number is not None)

    # ── Healing: the last word is taken back, and what is chosen instead must begin with its letters ──

    def heal(self, ids: list[int]) -> tuple[list[int], list[int]]:
        """The ids without the tokens of a word that may be unfinished, and those tokens; none where nothing is to heal.

        One token is not enough: "sco" is " sc" and "o", and no token that begins with "o" makes it a "score".
        """
        end = ids.index(self.gap[1]) if self.gap and ids[-1] == self.gap[2] else len(ids)
        begin = end
        while begin > 1 and end - begin < MOST_HEALED and ids[begin - 1] not in self.specials:
            begin -= 1
            inside = self.decode(ids[begin - 1 : end])[-1 - len(self.decode(ids[begin:end])) :]
            if len(inside) < 2 or not (IN_WORD.match(inside[0]) and IN_WORD.match(inside[1])):
                break
        if begin > 1 and IN_WORD.match(self.decode(ids[begin:end])) and self.decode(ids[begin - 1 : begin]) == " ":
            begin -= 1  # most words are tokens together with the space before them
        forced = ids[begin:end]
        if BROKEN in self.decode(forced):
            return ids, []
        return ids[:begin] + ids[end:], forced

    def letters(self, tokens: Sequence[int]) -> str:
        """In the alphabet of the vocabulary, where a space may be written otherwise."""
        return "".join(self.tokenizer.convert_ids_to_tokens(list(tokens)))

    def beginning_with(self, letters: str) -> list[int]:
        """All tokens that go on from `letters`, and those that are a part of their beginning."""
        tokens, numbers = self._sorted
        first = bisect.bisect_left(tokens, letters)
        last = bisect.bisect_right(tokens, letters + chr(0x10FFFF))
        found = numbers[first:last]
        for length in range(1, len(letters)):
            place = bisect.bisect_left(tokens, letters[:length])
            if place < len(tokens) and tokens[place] == letters[:length]:
                found.append(numbers[place])
        return found

    @functools.cached_property
    def _sorted(self) -> tuple[list[str], list[int]]:
        pairs = sorted((t, n) for t, n in self.tokenizer.get_vocab().items() if n not in self.specials)
        return [token for token, _ in pairs], [number for _, number in pairs]


def _of_transformers(folder: Path) -> Any:
    return importlib.import_module("transformers").AutoTokenizer.from_pretrained(folder, local_files_only=True)


class Detokenizer:
    """Tokens of one answer, one by one, to text: half a character waits for its other half."""

    def __init__(self, words: Words, before: Sequence[int], *, repeats: str = ""):
        self.words = words
        self.ids = list(before[-TOKENS_BEFORE:])
        self.from_, self.shown = 0, len(self.ids)  # the window that is decoded, and what of it has been told
        self.repeats = repeats  # text that healing forces: it stands there already

    def push(self, token: int) -> str:
        self.ids.append(token)
        old = self.words.decode(self.ids[self.from_ : self.shown])
        new = self.words.decode(self.ids[self.from_ :])
        if len(new) <= len(old) or new.endswith(BROKEN):
            return ""
        self.from_, self.shown = self.shown, len(self.ids)
        return self._without_repeats(new[len(old) :])

    def rest(self) -> str:
        """What still waits when nothing more comes; half a character is nothing."""
        old = self.words.decode(self.ids[self.from_ : self.shown])
        new = self.words.decode(self.ids[self.from_ :])
        self.from_ = self.shown = len(self.ids)
        return self._without_repeats(new[len(old) :].rstrip(BROKEN))

    def _without_repeats(self, text: str) -> str:
        length = min(len(text), len(self.repeats))
        self.repeats = self.repeats[length:]
        return text[length:]
