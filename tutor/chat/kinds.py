"""What kind of thing is wanted: by rules, by what it is like, and by what is known of the program."""

import re
from collections.abc import Sequence

from tutor.chat import about_own, meant, talks, votes, whereabouts, wishes
from tutor.chat.meant import Meant, Message
from tutor.chat.wishes import Kind
from tutor.scenes import Scene

UNSURE = ("about", "own")
OF_CLASSIFIER: dict[str, Kind] = {
    "broken": "own", "solution": "solution", "thanks": "thanks", "bye": "bye", "hello": "hello",
    "low": "low", "offtopic": "offtopic", "stuck": "stuck",
}  # fmt: skip
# What is asked so is about Python, and not about a mistake; what is said so of the program is.
OF_PYTHON = re.compile(
    r"\W*(?:(?:and|but|so|ok|hey|please|(?:can|could|would) you (?:please )?(?:tell|explain)(?: me)?|"
    r"i (?:don'?t|do not) (?:get|understand))\b\W*)*"
    r"(?:(?:can|could|would) you (?:please )?explain\b(?! (?:my|this|the|it|line)\b)|"
    r"wh?at'?s?\b(?! wrong| (?:did|do|should) i)|how (?:do|can|could|to|would)\b|"
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
FEW_WORDS = 4
# So like the questions about Python a text is …
LIKE, CLEARLY, VERY_CLEARLY, SURELY = 0.5, 0.6, 0.8, 1.1
CLEAR_ANSWER = 1.25  # so likely what was written is wanted, though the text complains
MORE = 0.3  # … and so much more than what is said of programs


def is_refused(text: str) -> bool:
    """A no is said to it."""
    kind = _by_rule(text)
    if kind in ("solution", "guess") and (told := meant.read(text).kind):
        return told == "solution"
    return kind in wishes.REFUSED or (kind in UNSURE and meant.read(text).message == "solution")


def of(scene: Scene, text: str, question: str, talk: Sequence[tuple[str, str]]) -> Kind:
    """`question`: the text with what it goes on with."""
    if talk and talks.is_unclear(text):
        return "own" if scene.findings else "about"  # of what was told
    if surely := _by_classifier(scene, text, question):
        return surely
    has_terms = talks.has_terms(text)
    kind = _by_rule(text if has_terms else question)
    if not has_terms and (message := meant.read(text).message) in ("thanks", "low", "offtopic"):
        return "own" if _complains_rather(scene, text, message) else message
    if kind == "stuck" and whereabouts.line_asked_about(text):
        return "own"
    is_whole = has_terms and question == text and not talks.wants_example(text)
    return _by_example(scene, text, kind) if is_whole and kind in UNSURE else kind


def _by_classifier(scene: Scene, text: str, question: str) -> Kind | None:
    """Where there is one, and it is sure. Who wants the rules changed, and who goes on with a talk, is not left to it.

    Whether it is about Python or about the program, the program has a say in: only that it is no wish is believed.
    """
    told, by_rule = meant.read(text).kind, wishes.kind_of(text)
    if not told or by_rule in ("prompt", "others", "rules") or question != text:
        return None
    if told in (votes.PYTHON, votes.OWN):
        return _by_example(scene, text, "about") if by_rule in ("solution", "guess") else None
    return OF_CLASSIFIER.get(told)


def _complains_rather(scene: Scene, text: str, message: Message | None) -> bool:
    """“It says bye right away” is no farewell; “it wrote him a card, thx” is."""
    if message not in ("thanks", "offtopic") or _praises(text) or not scene.source.strip():
        return False
    return COMPLAINS.search(text) is not None


def _praises(text: str) -> bool:
    """“It works now!”, and not “it works, but …”."""
    return PRAISES.search(text) is not None and not NOT.search(text)


def _by_rule(text: str) -> Kind:
    """A rule sees a word, and no question: “What is a boolean? Our teacher said this word.”"""
    kind = wishes.kind_of(text)
    if kind not in ("solution", "rules", "stuck"):
        return kind
    meaning = meant.read(text)
    least = CLEARLY if OF_PYTHON.match(wishes.bare(text)) else SURELY
    return "about" if meaning.sure and meaning.of_python >= least else kind


def _by_example(scene: Scene, text: str, kind: Kind) -> Kind:
    """What no rule has noticed, or has noticed wrongly."""
    meaning = meant.read(text)
    finding = about_own.finding_about(scene, text)
    complains = COMPLAINS.search(text) is not None
    is_known = finding or ((scene.findings or scene.told) and complains)
    if _complains_rather(scene, text, meaning.message):
        return "own"
    if meaning.message == "solution" and complains and whereabouts.line_asked_about(text):
        return "own"  # “it is in line 3 and it doesn't come”
    if meaning.message == "solution" and about_own.quotes_error(scene, text):
        return "own"
    if meaning.message == "solution" or (meaning.message and meaning.message != "broken" and not is_known):
        return meaning.message
    if meaning.message or finding or whereabouts.line_asked_about(text):
        return "own"
    return "own" if _is_of_own(scene, text, kind, meaning) else "about"


def may_be_own(text: str, question: str) -> bool:
    """It sounds as if it were about Python, and complains of a program, or is answered as such a complaint."""
    meaning = meant.going_on(text, question)
    return meaning.is_of_own or (COMPLAINS.search(text) is not None and meaning.score < CLEAR_ANSWER)


def says_what_it_does(scene: Scene, text: str) -> bool:
    """So that a run may show why: a complaint, a line, a name or how often; no praise, and no question about Python."""
    if _praises(text) or OF_PYTHON.match(text):
        return HOW_OFTEN.search(text) is not None
    is_of_it = COMPLAINS.search(text) or HOW_OFTEN.search(text) or whereabouts.line_asked_about(text)
    is_why = WHY.search(text) is not None or meant.read(text).message == "broken"
    return bool(is_of_it) or is_why or bool(whereabouts.asked_about(text, scene.source))


def _is_of_own(scene: Scene, text: str, kind: Kind, meaning: Meant) -> bool:
    """Whether it is about the program and not about Python. The figures come from 165 messages (docs/tutor-chat.md)."""
    complains = COMPLAINS.search(text) is not None
    if OF_PYTHON.match(text):
        return complains and meaning.of_python < CLEARLY
    if complains and about_own.findings(scene):
        return True
    if scene.failed:
        return meaning.of_python < VERY_CLEARLY
    if scene.told and "?" not in text and meaning.of_python < VERY_CLEARLY:
        return True  # “one really long line”, where something is missing
    if kind == "own" and len(text.split()) <= FEW_WORDS:
        return True
    if complains and whereabouts.asked_about(text, scene.source):
        return meaning.of_python < SURELY
    if complains or kind == "own":
        return meaning.of_python < VERY_CLEARLY or meaning.of_python - meaning.of_own < MORE
    return meaning.of_python < LIKE
