"""Which questions may have been meant instead of the one that was answered: half of the unsure ones are among them."""

from collections.abc import Sequence

from tutor.chat import meant
from tutor.chat.passages import Passage
from tutor.chat.understanding import Understood
from tutor.guard import leaks, secret
from tutor.messages import Sentence
from tutor.scenes import Scene

MOST = 3


def others(scene: Scene, asked: Understood, said: Sequence[Sentence]) -> list[str]:
    """None but to a question about Python whose answer is not surely the wanted one."""
    if asked.ready or asked.kind != "about" or any(each.source == "rules" for each in said):
        return []
    going_on = meant.going_on(asked.text, asked.question)
    meaning = going_on if going_on.answers else meant.read(asked.text)
    if not meaning.answers or meaning.score >= meaning.bounds.certain:
        return []
    hidden, least = secret.of(scene), max(meaning.bounds.offered, meaning.bounds.of_best * meaning.score)
    near = [each for score, each in meaning.answers if score >= least and (scene.standing or not each.is_of_lesson)]
    titles = [each.title for each in near if not _is_said(each, asked)]
    return [title for title in dict.fromkeys(titles) if title and not leaks.leak(hidden, title)][:MOST]


def _is_said(answer: Passage, asked: Understood) -> bool:
    return any(sentence in each.text for sentence in answer.sentences for each in asked.found[:1])
