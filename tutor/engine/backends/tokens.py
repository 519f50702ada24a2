"""The tokenizer beside the weights, read from its own file: as transformers would, without loading transformers."""

import json
import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from tokenizers import Tokenizer

MARKS = ("bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token", "mask_token")
EXTRA = ("additional_special_tokens", "extra_special_tokens")


class Tokens:
    """As much of a transformers' tokenizer as `Words` asks for, of a folder that transformers has written."""

    def __init__(self, folder: Path):
        self.inner = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.inner.no_truncation()
        self.inner.no_padding()
        told = json.loads((folder / "tokenizer_config.json").read_text())
        self.marks: dict[str, str] = {name: _text(told[name]) for name in MARKS if told.get(name)}
        self.more_marks = [_text(mark) for name in EXTRA for mark in told.get(name) or ()]
        template = folder / "chat_template.jinja"
        self.chat_template: str | None = template.read_text() if template.exists() else told.get("chat_template")

    def encode(self, text: str, *, add_special_tokens: bool = True) -> list[int]:
        return self.inner.encode(text, add_special_tokens=add_special_tokens).ids

    def decode(self, ids: Sequence[int], *, skip_special_tokens: bool, clean_up_tokenization_spaces: bool) -> str:
        """Nothing is cleaned up, as everybody here asks for it."""
        return self.inner.decode(list(ids), skip_special_tokens=skip_special_tokens)

    def apply_chat_template(self, turns: Sequence[dict[str, str]], **more: Any) -> list[int]:
        return self.encode(self._template.render(messages=turns, **self.marks, **more), add_special_tokens=False)

    @cached_property
    def _template(self) -> Any:
        """As transformers sets it up."""
        rooms = ImmutableSandboxedEnvironment(
            trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
        )
        rooms.globals |= {"raise_exception": _raise, "strftime_now": time.strftime}
        rooms.filters["tojson"] = lambda value, **more: json.dumps(value, ensure_ascii=False, indent=more.get("indent"))
        return rooms.from_string(self.chat_template or "")

    def get_vocab(self) -> dict[str, int]:
        return self.inner.get_vocab(with_added_tokens=True)

    def convert_ids_to_tokens(self, ids: Sequence[int]) -> list[str | None]:
        return [self.inner.id_to_token(each) for each in ids]

    @property
    def added_tokens_decoder(self) -> dict[int, Any]:
        return self.inner.get_added_tokens_decoder()

    @property
    def all_special_ids(self) -> list[int]:
        known = (self.inner.token_to_id(mark) for mark in (*self.marks.values(), *self.more_marks))
        return [number for number in known if number is not None]

    @property
    def bos_token_id(self) -> int | None:
        return self.inner.token_to_id(self.marks.get("bos_token", ""))

    @property
    def eos_token_id(self) -> int | None:
        return self.inner.token_to_id(self.marks.get("eos_token", ""))


def _text(mark: str | dict[str, Any]) -> str:
    return mark if isinstance(mark, str) else mark["content"]


def _raise(why: str) -> None:
    raise ValueError(why)
