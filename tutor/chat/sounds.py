"""What a message sounds like: a question about Python, a complaint of a program, praise."""

import re

# What is asked so is about Python, and not about a mistake; what is said so of the program is.
OF_PYTHON = re.compile(
    r"\W*(?:(?:and|but|so|ok|hey|please|(?:can|could|would) you (?:please )?(?:tell|explain)(?: me)?|"
    r"i (?:don'?t|do not) (?:get|understand))\b\W*)*"
    r"(?:(?:can|could|would) you (?:please )?explain\b(?! (?:my|this|the|it|line)\b)|"
    r"how (?:many|much|far)(?: \w+)? (?:do|should|must|can) (?:i|we|you|u) "
    r"(?:do|need|put|write|use|type|take|have to)\b|"
    r"wh?at'?s?\b(?! wrong| (?:did|do|should) i)|how (?:do|can|could|to|would)\b|"
    r"how (?:i|you|we|it|python) (?:can|could|do|does|make|get|know|knows|write)\b|"
    r"how (?:make|makes|write|get|know|knows) (?:i|you|we|it|python)\b|(?:what )?if i want\b|"
    r"can (?:i|we|python)\b|who\b|"
    r"when (?:do|does|should|can) (?:i|you|u|we|python|one)\b|which\b|is there\b|where (?:is|are|do|can)\b|"
    r"why (?:do|does|is|are) (?:we|python|you|the word|people|there)\b|why do i (?:need|have)\b|"
    r"difference\b|tell me\b|explain\b)",
    re.IGNORECASE,
)
COMPLAINS = re.compile(
    r"\b(?:it|mine|that|this|he|she|they) (?:only|always|never|still|just|keeps?|says?|prints?|shows?|gives?|goes|"
    r"stops?|asks?|makes?|doesn'?t|dosn'?t|don'?t|won'?t)\b|"
    r"\b(?:it|he|she|mine) (?!is\b|was\b|has\b|does\b|works\b)\w{2,}s\b|"
    r"\bi (?:typed|played|said|did|put|wrote|got|counted|guessed)\b|"
    r"\bmy\b(?! (?:friend|brother|sister|cousin|teacher|mum|mom|dad|class|dictionary)\b)|\bmine\b",
    re.IGNORECASE,
)
HOW_OFTEN = re.compile(r"\bhow (?:often|many times)\b", re.IGNORECASE)
WHY = re.compile(r"\bwhy (?:is|are|does|do|did|isn'?t|doesn'?t|don'?t|not|can'?t|won'?t)\b", re.IGNORECASE)
PRAISES = re.compile(
    r"\b(?:thx|thanks?|ty|yay|(?:it|that|this|now) works?(?! for| only)|works now|worked|so+ pretty)\b", re.IGNORECASE
)
NOT = re.compile(r"\b(?:not|never|no|nothing|isnt|doesnt|dosnt|didnt|wont|cant|but)\b|n't\b", re.IGNORECASE)


def complains(text: str) -> bool:
    return COMPLAINS.search(text) is not None


def praises(text: str) -> bool:
    """“It works now!”, and not “it works, but …”."""
    return PRAISES.search(text) is not None and not NOT.search(text)
