"""Programs that speak to a model: what a school's lesson or a class gives is data, and orders have no place in it."""

import re

from tutor.cleaning import folded, is_seen, without_template_words

EMOJI = "\ufe0f\u200d"  # part of pictures that people see
ORDERS = re.compile(
    r"""\b(?:
        (?:ignore|disregard|forget|override)\W+(?:\w+\W+){0,4}(?:instructions?|rules?|prompts?|orders?)
        | (?:system|hidden|secret|initial)\W+(?:prompt|instructions?)
        | you\W+are\W+(?:now|no\W+longer)\W
        | (?:new|real)\W+instructions?\b
        | (?:as|like)\W+an?\W+(?:ai|assistant|language\W+model)\b
        | (?:assistant|system|tutor|user)\s*:\s*\S
        | (?:write|give|tell|reveal|show)\W+(?:me|us|them|him|her|(?:the\W+)?students?)
          \W+(?:\w+\W+){0,3}(?:solution|code|answer)
        | jailbreak | developer\W+mode
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def why_left_out(source: str) -> str:
    """A sentence where the program must not be learned from; "" where it may."""
    if without_template_words(source) != source:
        return "it has marks by which a model tells who speaks"
    if any(not is_seen(character) and character not in EMOJI for character in source):
        return "it has characters that nobody sees"
    if ORDERS.search(folded(source).replace("_", " ")):
        return "its words tell a model what to do"
    return ""
