"""What kind of thing is wanted, where no classifier tells: by rules, by what it is like, by what the program shows."""

from tutor.chat import about_own, meant, quoting, sounds, talks, whereabouts, wishes
from tutor.chat.meant import Meant, Message
from tutor.chat.wishes import Kind
from tutor.scenes import Scene

UNSURE = ("about", "own")
# How like the questions about Python a text is. Fitted by hand to 165 messages of children, which are not kept apart
# from the others now; of the 530 read ones in tests/tutor/chat/children.jsonl 448 are seen rightly. A tenth more or
# less for one of these changes that by four at most, but for LIKE (0.4: 440, 0.6: 450, 0.7: 459).
LIKE = 0.5  # and nothing speaks for the program
CLEARLY = 0.6  # and it begins like a question
VERY_CLEARLY = 0.8  # though the program has failed, or the text complains of it
SURELY = 1.1  # though it complains and names something of the program, or a rule has seen a wish in it
MORE_THAN_OWN = 0.3  # so much more than what is said of programs, though it complains
FEW_WORDS = 4  # too few for that, where a rule has heard the program; of the 530 any number will do


def of(scene: Scene, text: str, question: str) -> Kind:
    """`question`: the text with what it goes on with."""
    has_terms = talks.has_terms(text)
    kind = _by_rule(text if has_terms else question)
    if not has_terms and (message := meant.read(text).message) in ("thanks", "low", "offtopic"):
        return "own" if _complains_rather(scene, text, message) else message
    if kind == "stuck" and whereabouts.line_asked_about(text):
        return "own"
    is_whole = has_terms and question == text and not talks.wants_example(text)
    return _by_example(scene, text, kind) if is_whole and kind in UNSURE else kind


def _complains_rather(scene: Scene, text: str, message: Message | None) -> bool:
    """“It says bye right away” is no farewell; “it wrote him a card, thx” is."""
    if message not in ("thanks", "offtopic") or sounds.praises(text) or not scene.source.strip():
        return False
    return sounds.complains(text)


def _by_rule(text: str) -> Kind:
    """A rule sees a word, and no question: “What is a boolean? Our teacher said this word.”"""
    kind = wishes.kind_of(text)
    if kind not in ("solution", "rules", "stuck"):
        return kind
    meaning = meant.read(text)
    least = CLEARLY if sounds.OF_PYTHON.match(wishes.bare(text)) else SURELY
    return "about" if meaning.sure and meaning.of_python >= least else kind


def _by_example(scene: Scene, text: str, kind: Kind) -> Kind:
    """What no rule has noticed, or has noticed wrongly."""
    meaning = meant.read(text)
    finding = about_own.finding_about(scene, text)
    complains = sounds.complains(text)
    is_known = finding or ((scene.findings or scene.told) and complains)
    if _complains_rather(scene, text, meaning.message):
        return "own"
    if meaning.message == "solution" and complains and whereabouts.line_asked_about(text):
        return "own"  # “it is in line 3 and it doesn't come”
    if meaning.message == "solution" and quoting.quotes_error(scene, text):
        return "own"
    if meaning.message == "solution" or (meaning.message and meaning.message != "broken" and not is_known):
        return meaning.message
    if meaning.message or finding or whereabouts.line_asked_about(text):
        return "own"
    return "own" if _is_of_own(scene, text, kind, meaning) else "about"


def _is_of_own(scene: Scene, text: str, kind: Kind, meaning: Meant) -> bool:
    """Whether it is about the program and not about Python."""
    complains = sounds.complains(text)
    if sounds.OF_PYTHON.match(text):
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
        return meaning.of_python < VERY_CLEARLY or meaning.of_python - meaning.of_own < MORE_THAN_OWN
    return meaning.of_python < LIKE
