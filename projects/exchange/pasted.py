"""A program that was copied from somewhere: a page, a chat, a book, a session of Python's own."""

import re
import textwrap

from django.utils.translation import gettext as _

from projects import contents
from projects.exchange.bundles import Bundle
from runner.errors import RefusedFile

PROGRAM = "main.py"
FENCED = re.compile(r"\A\s*```[^\n]*\n(?P<program>.*?)\n?```\s*\Z", re.DOTALL)
PROMPT = re.compile(r"^(?:>>>|\.\.\.)(?: |$)")
SPACES = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\ufeff": None, "\u200b": None})


def unpack(*, title: str, text: str) -> Bundle:
    """Raises RefusedFile (TooLarge among them) where there is nothing to bring, or too much."""
    bundle = Bundle(title=title, files={}, entry=PROGRAM)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for change in (_without_fence, _with_plain_spaces, _at_the_margin, _without_prompts):
        text, said = change(text)
        bundle.said += [said] if said else []
    if not text.strip():
        raise RefusedFile(_("There is nothing here yet. Paste a program first."))
    bundle.files[PROGRAM] = contents.bytes_of(text if text.endswith("\n") else f"{text}\n")
    contents.check_text_size(name=_("What you pasted"), size=len(bundle.files[PROGRAM]))
    return bundle


def _without_fence(text: str) -> tuple[str, str]:
    """As programs stand in chats and in Markdown."""
    match = FENCED.match(text)
    return (match["program"], "") if match else (text, "")


def _with_plain_spaces(text: str) -> tuple[str, str]:
    """Pages and documents hold spaces that Python does not take for spaces."""
    plain = text.translate(SPACES)
    return plain, _("Some spaces in it were not real ones; now they are.") if plain != text else ""


def _without_prompts(text: str) -> tuple[str, str]:
    """Of a session with Python, what was typed becomes the program; what it answered, comments."""
    lines = text.split("\n")
    if not text.lstrip().startswith(">>>"):
        return text, ""
    typed = [PROMPT.sub("", line) if PROMPT.match(line) else f"# {line}" if line.strip() else "" for line in lines]
    return "\n".join(typed), _("The >>> in front of the lines are gone, and what Python had answered is in comments.")


def _at_the_margin(text: str) -> tuple[str, str]:
    """A piece from the middle of a program stands to the right."""
    return textwrap.dedent(text), ""
