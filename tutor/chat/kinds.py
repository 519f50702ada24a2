"""What kind of thing is wanted: by what was trained for it, with what is known of the program; by patterns without."""

import re
from collections.abc import Sequence

from tutor.chat import about_own, by_patterns, meant, quoting, sounds, talks, votes, whereabouts, wishes
from tutor.chat.meant import Meant
from tutor.chat.votes import Votes
from tutor.chat.wishes import Kind
from tutor.scenes import Scene

OF_CLASSIFIER: dict[str, Kind] = {
    "broken": "own", "solution": "solution", "thanks": "thanks", "bye": "bye", "hello": "hello",
    "low": "low", "offtopic": "offtopic", "stuck": "stuck",
}  # fmt: skip
# Log odds that a message is about the own program, and not about Python. The ten were fitted to 444 messages of
# children whose kind a reader said, with their programs; of those left out 95 % were right (docs/tutor-chat.md). What
# each is worth, of the 530 read ones in tests/tutor/chat/children.jsonl, of which 502 are seen rightly with all:
OF_CLASSIFIERS_ODDS = 0.9  # so much of what the classifier says; without it 466 are right
AT_FIRST = 1.4  # nothing else being known: most who write here mean what stands beside; without it 488
# Without any one of these 499 to 502: they decide where the classifier is in two minds.
RUN_FAILED = 0.85
SOMETHING_FOUND = 1.75  # by the diagnosis of it
ASKS_ABOUT_FOUND = 1.4  # … and it is what the message is about
IN_TALK = 1.5  # that did not begin about Python
COMPLAINS = 0.45
NAMES_LINE = 0.15
BEGINS_LIKE_QUESTION = -1.1  # as who asks about Python does
QUESTION_MARK = -0.4
# The others were fitted to nothing, but set by hand; the first two for talks in tests/tutor/chat/test_classified.py.
OF_PYTHON_BEFORE = -1.5  # log odds below which a talk's first message was about Python; of the 530 any below 0 will do
MAYBE_A_WISH = 0.3  # so likely it is one at most, where what answers it is about the site
ANSWERED = 0.8  # a score from which an answer is given where nothing speaks for the program but the classifier …
SURELY_OWN = 1.0  # … by less than this; of 20 such messages in children.jsonl a reader finds it right for 17
CLEAR_ANSWER = 1.25  # a score from which an answer is wanted though the text complains: as high as `bounds.going_on`


NUMBER = re.compile(r"\d")


def of(scene: Scene, text: str, question: str, talk: Sequence[tuple[str, str]]) -> Kind:
    """`question`: the text with what it goes on with."""
    if talk and talks.is_unclear(text):
        return "own" if scene.findings else "about"  # of what was told
    told = votes.of(text)
    return _by_classifier(scene, text, question, talk, told) if told else by_patterns.of(scene, text, question)


def _by_classifier(scene: Scene, text: str, question: str, talk: Sequence[tuple[str, str]], told: Votes) -> Kind:
    by_rule = wishes.kind_of(text)
    if by_rule in (*wishes.REFUSED, "stuck") and not _is_overruled(by_rule, text, told):
        return by_rule
    if told.kind or by_rule == "hello":
        return "own" if _is_of_program(scene, text, told.kind) else OF_CLASSIFIER.get(told.kind, "hello")
    meaning = meant.read(text)
    is_asked = meaning.is_of_site or (sounds.OF_PYTHON.match(text) is not None and meaning.is_clear)
    if (is_asked and not quoting.quotes_error(scene, text)) or _is_answered(scene, text, meaning, told):
        return "about"
    in_talk = bool(talk) and votes.of(talk[-1][0]).of_own > OF_PYTHON_BEFORE
    return "own" if _of_own(scene, text, votes.of(question), in_talk) > 0 else "about"


def _is_overruled(by_rule: Kind, text: str, told: Votes) -> bool:
    """A rule sees a word; what is surely a question is no wish. Who asks for the prompt or for others stays refused."""
    if by_rule == "stuck":
        return not told.may_be_stuck
    if by_rule == "solution" and told.for_kinds().get("solution", 0.0) < MAYBE_A_WISH and _is_of_site(text):
        return True
    return by_rule not in ("prompt", "others") and told.is_surely_asked


def _is_of_site(text: str) -> bool:
    """“Can we do this in German?”: what answers that is nothing of the step."""
    meaning = meant.read(text)
    return bool(meaning.sure) and meaning.sure[0].is_of_site


def _is_of_program(scene: Scene, text: str, kind: str) -> bool:
    """“Why is a banana too high??” is what the program says; “very secret, but useless, haha” is no thanks."""
    if kind == "offtopic":
        return whereabouts.is_printed(text, scene.source)
    is_wrong = scene.failed or scene.findings or scene.told
    return kind == "thanks" and bool(is_wrong) and sounds.NOT.search(text) is not None


def _is_answered(scene: Scene, text: str, meaning: Meant, told: Votes) -> bool:
    """By what is written: it is asked and no complaint, nothing is the matter that it could be about, and it is not
    surely said of the program. “Why 6 times?” asks what the program did.
    """
    is_of_program = scene.failed or sounds.complains(text) or whereabouts.line_asked_about(text)
    if is_of_program or about_own.finding_about(scene, text) or (sounds.WHY.search(text) and NUMBER.search(text)):
        return False
    is_written = meaning.score >= ANSWERED and not meaning.answers[0][1].is_of_own
    return is_written and told.of_own < SURELY_OWN and meant.ASKS.search(text) is not None


def _of_own(scene: Scene, text: str, told: Votes, in_talk: bool) -> float:
    """Log odds: about the own program, and not about Python."""
    seen = [
        (RUN_FAILED, scene.failed),
        (SOMETHING_FOUND, scene.findings),
        (ASKS_ABOUT_FOUND, about_own.finding_about(scene, text)),
        (IN_TALK, in_talk),
        (COMPLAINS, sounds.complains(text)),
        (NAMES_LINE, whereabouts.line_asked_about(text)),
        (BEGINS_LIKE_QUESTION, sounds.OF_PYTHON.match(text)),
        (QUESTION_MARK, "?" in text),
    ]
    return AT_FIRST + OF_CLASSIFIERS_ODDS * told.of_own + sum(weight for weight, is_so in seen if is_so)


def may_be_own(text: str, question: str) -> bool:
    """It sounds as if it were about Python, and complains of a program, or is answered as such a complaint."""
    meaning = meant.going_on(text, question)
    return meaning.is_of_own or (sounds.complains(text) and meaning.score < CLEAR_ANSWER)


def says_what_it_does(scene: Scene, text: str, *, is_told: bool = False) -> bool:
    """So that a run may show why: a complaint, a line, a name or how often; no praise, and no question about Python.

    `is_told`: by a classifier that it is about the program.
    """
    if sounds.praises(text) or sounds.OF_PYTHON.match(text):
        return sounds.HOW_OFTEN.search(text) is not None
    is_of_it = sounds.complains(text) or sounds.HOW_OFTEN.search(text) or whereabouts.line_asked_about(text)
    is_why = sounds.WHY.search(text) is not None or meant.read(text).message == "broken"
    return bool(is_told or is_of_it or is_why or whereabouts.asked_about(text, scene.source))
