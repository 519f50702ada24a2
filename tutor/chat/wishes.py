"""What kind of thing somebody asks for. What is not given is known before any model is asked."""

import functools
import re
from pathlib import Path
from typing import Literal

from tutor.cleaning import clean

FOLDER = Path(__file__).parent / "phrases"
MOST = 1_000  # characters that are looked at
Kind = Literal[
    "prompt",
    "others",
    "rules",
    "solution",
    "guess",
    "hello",
    "thanks",
    "bye",
    "low",
    "offtopic",
    "stuck",
    "own",
    "about",
]
READ: tuple[Kind, ...] = ("prompt", "others", "rules", "solution", "guess", "stuck", "own")  # by rules, in this order
REFUSED: tuple[Kind, ...] = ("prompt", "others", "rules", "solution", "guess")
WORK = (
    "(?:code|solution|answers?|lines?|programs?|loops?|functions?|step|exercise|task|homework|assignment|rest|whole|"
    "everything|file|condition|it|this|that|these|all)"
)
GIVES = r"(?:write|give|show|send|type|paste|make|finish|complete|solve|fix|correct|repair|code|spell|encode|say|do)"
# A line of a program, followed by nothing else: is this right?
LINE = re.compile(
    r"^\W*[A-Za-z_][\w.\[\]]* *(?:[+\-*/]?=|[<>]=?|!=|\()\s*\S.*$|^\W*(?:if|elif|else|while|for|def)\b.*:[\W]*$|"
    # … or put as a question: “is it while guess != secret?”
    r"^\W*(?:so )?(?:is|must|should) (?:it|that|this)(?: be)?\b.*"
    r"(?:[\w)\]] *(?:[=!<>]=|[<>]|[+*/-]=) *\w|\w\(|\b(?:if|while|for|def) \w+.*:)"
)
ASKED_SIGNS = "=<>%+*/#[]{}"  # which may be asked about by themselves
# “Ok, thanks! How do I fill it?” is a question.
OPENER = re.compile(
    r"^\W*(?:h+i+|o+h+|h+e+y+|hello+|yo|sup|good (?:morning|day|afternoon|evening)|thanks?|thank y?o+u+|thx|ty|ok|okay|"
    r"cool|bye)\b[\s,.!:;)(-]*",
    re.IGNORECASE,
)
ABLE = re.compile(
    r"(?:^|[.!?,]\s)\W*(?:(?:what|how) (?:all )?can you (?:do|help)\b|what are you (?:for|good for|able)\b)",
    re.IGNORECASE,
)
MEETS = re.compile(
    r"\b(?:can|could|shall|will) (?:we|i|you) (?:meet|visit (?:me|you)|(?:call|phone) (?:me|you))"
    r"(?: (?:me|you|up|irl|in real life|outside))*\W*$",
    re.IGNORECASE,
)
ASKS = re.compile(r"\b(?:wh?at|why|how|means?|explain)\b", re.IGNORECASE)


def kind_of(text: str) -> Kind:
    """The first that fits; "about" is a question about coding, or about anything."""
    said = bare(clean(text, MOST))
    if not said or ABLE.search(said) or MEETS.search(said):
        return "hello"
    return next((kind for kind in READ if _is(kind, said)), "about")


def bare(text: str) -> str:
    """Without greetings and thanks before it; nothing where nothing else is said."""
    while found := OPENER.match(text):
        text = text[found.end() :]
    return text.strip() if any(sign.isalnum() or sign in ASKED_SIGNS for sign in text) else ""


def _is(kind: Kind, said: str) -> bool:
    return patterns(kind).search(said) is not None and not (kind == "guess" and ASKS.search(said))


@functools.cache
def patterns(kind: Kind) -> re.Pattern[str]:
    if kind == "guess":
        return LINE
    lines = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    return re.compile("|".join(wanted).replace("{work}", WORK).replace("{gives}", GIVES), re.IGNORECASE)
