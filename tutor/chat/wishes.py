"""What kind of thing somebody asks for. What is not given is known before any model is asked."""

import functools
import re
from pathlib import Path
from typing import Literal, get_args

from tutor.cleaning import clean

FOLDER = Path(__file__).parent / "phrases"
MOST = 1_000  # characters that are looked at
Kind = Literal["prompt", "others", "rules", "solution", "guess", "hello", "stuck", "own", "about"]
REFUSED: tuple[Kind, ...] = ("prompt", "others", "rules", "solution", "guess")
WORK = (
    "(?:code|solution|answers?|lines?|programs?|loops?|functions?|step|exercise|task|homework|assignment|rest|whole|"
    "everything|file|condition|it|this|that|these|all)"
)
GIVES = r"(?:write|give|show|send|type|paste|make|finish|complete|solve|fix|correct|repair|code|spell|encode|say|do)"
# A line of a program, followed by nothing else: is this right?
LINE = re.compile(
    r"^\W*[A-Za-z_][\w.\[\]]* *(?:[+\-*/]?=|[<>]=?|!=|\().+$|^\W*(?:if|elif|else|while|for|def)\b.*:[\W]*$"
)


def kind_of(text: str) -> Kind:
    """The first that fits; "about" is a question about coding, or about anything."""
    said = clean(text, MOST)
    return next((kind for kind in get_args(Kind) if kind != "about" and patterns(kind).search(said)), "about")


@functools.cache
def patterns(kind: Kind) -> re.Pattern[str]:
    if kind == "guess":
        return LINE
    lines = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    return re.compile("|".join(wanted).replace("{work}", WORK).replace("{gives}", GIVES), re.IGNORECASE)
