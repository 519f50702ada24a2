"""Does somebody say that they are in distress, or in danger? Words and phrases, no model; a person looks afterwards.

Rather an alarm too many than one too few: all that follows is a kind sentence and a note to the teacher.
"""

import functools
import re
import unicodedata

from tutor import phrases
from tutor.cleaning import clean, folded

MOST_CHARS = 4_000
LETTERS_FOR_SIGNS = str.maketrans("013457@$!", "oieastasi")
SPELLED = re.compile(r"\b(?:[a-z][ .\-_*]{1,4}){3,}[a-z]\b")  # “d.i.e”, with more room between words
SHORT_FORMS = {
    r"\b(ca|do|wo|is|are|was|were|does|did|have|has|had|could|would|should)n'?t\b": r"\1 not",
    r"\bca not\b|\bcannot\b": "can not",
    r"\bwo not\b": "will not",
    r"\bi ?'?m\b": "i am",
    r"\b(i|he|she|they|you|we|it) ?'?ll\b": r"\1 will",
    r"\b(i|they|you|we)'?ve\b": r"\1 have",
    r"\b(i|he|she|they)'d\b": r"\1 would",
    r"\b(that|it|what|there|life|everything|he|she)'s\b|\b(thats|its|whats|theres)\b": r"\1\2 is",
    r"\b(that|it|what|there)s is\b": r"\1 is",
    r"\bwanna\b": "want to",
    r"\bgonna\b|\bgoing 2\b|\bgoin to\b": "going to",
    r"\banymore\b|\bany longer\b": "any more",
    r"\bmy self\b": "myself",
    r"\bno-one\b|\bnoone\b": "no one",
    r"\bself[- ]?harm": "selfharm",
    r"\bim\b": "i am",
    r"\bive\b": "i have",
    r"\bu\b": "you",
    r"\bur\b": "your",
    r"\burself\b": "yourself",
    r"\bbcs?\b|\bcuz\b|\bcos\b|\bcause\b": "because",
}
_short_forms = [(re.compile(pattern), plain) for pattern, plain in SHORT_FORMS.items()]


def find(text: str) -> str:
    """ "" or "distress" or "danger"."""
    words = _phrases("harmless").sub(" _ ", plain(text))
    if _phrases("danger").search(words):
        return "danger"
    return "distress" if _phrases("distress").search(words) else ""


def plain(text: str) -> str:
    """Small letters, whole words, one space between: "I'm soooo STUPID!!" is "i am so stupid"."""
    text = unicodedata.normalize("NFKD", folded(clean(text, MOST_CHARS)).lower().replace("’", "'").replace("´", "'"))
    text = text.replace("ß", "ss").replace("ł", "l")
    text = re.sub(r"([aou])\u0308", r"\1e", text) if "\u0308" in text and _is_german(text) else text
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = re.sub(r"(?<=[a-z])[\d@$!](?=[a-z])", lambda found: found.group().translate(LETTERS_FOR_SIGNS), text)
    text = re.sub(r"([a-zа-я])\1{2,}", r"\1", text)
    text = SPELLED.sub(lambda found: re.sub(r"[ .\-_*]", "", found.group()), text)
    text = re.sub(r"[^\w']+", " ", text.replace("_", " "))
    for pattern, replacement in _short_forms:
        text = pattern.sub(replacement, text)
    return unicodedata.normalize(
        "NFC", " ".join(text.replace("'", " ").split())
    )  # syllables are whole, as in the tables


def _is_german(text: str) -> bool:
    return bool(re.search(r"\b(ich|mich|mein|mehr|nicht)\b", text))


@functools.cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, phrases.lines(name))))


def _pattern(phrase: str) -> str:
    """Words with one space between; what may be missing takes its space along."""
    parts = []
    for part in re.findall(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\??|\S+", phrase):
        if part == "…":
            parts.append(r"(?:\w+ ){0,3}")
        elif part.endswith(")?"):
            parts.append(f"(?:{part[:-1]} )?" if not part.endswith(" )?") else part)
        else:
            parts.append(f"{part} ")
    pattern = "".join(parts)
    pattern = pattern[:-1] if pattern.endswith(" ") else re.sub(r" \)\?$", ")?", pattern)
    return rf"\b(?:{pattern})\b"
