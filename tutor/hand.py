"""What is said without a model: the diagnosis, the step's own hints, the table of `written`, and the concept cards."""

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from msgspec.structs import replace

from learn.lessons import cards
from learn.lessons.lesson import Step
from runner.diagnosis.findings import Finding
from tutor import looks
from tutor.guard import leaks, secret
from tutor.messages import Sentence, Source
from tutor.scenes import LEVELS, Scene
from tutor.written import WORDS, fill, variants
from tutor.written.words import where

MOST_CARD_SENTENCES = 6
MOST_LINES, LEAST_LINE, TOO_CLOSE = 300, 8, 0.85  # lines of theirs that are compared; characters; how alike two are
QUESTIONS = {
    "nudge": (
        gettext_noop("What do you see in {place} now that you look again?"),
        gettext_noop("What should {place} do, in your own words?"),
    ),
    "explain": (
        gettext_noop("What do you want to change in {place} now?"),
        gettext_noop("How would you say that of {place}?"),
    ),
    "example": (
        gettext_noop("What is the same in {place}, and what is different?"),
        gettext_noop("Which part of that do you need in {place}?"),
    ),
}
ANY_QUESTIONS = (
    gettext_noop("What did you expect to happen, and what happened instead?"),
    gettext_noop("What is the smallest change that you could try?"),
    gettext_noop("Which part of {place} are you sure about?"),
    gettext_noop("What have you tried so far, and what did it show?"),
    gettext_noop("How would you explain {place} to a friend?"),
)


def facts(scene: Scene, about: str) -> Iterator[Sentence]:
    """What is known for sure, at once."""
    if about == "check":
        yield _said(
            scene.told or _("Nothing has been checked yet at this step. Press Run; then the step is checked."), "rules"
        )
        return
    if about == "failure":
        finding = _finding(scene)
        if finding:
            yield _of(finding, finding.sentence, "rules")
        elif scene.failed:
            yield _said(f"{scene.failed.kind}: {scene.failed.message}", "rules")
        elif scene.finished and scene.finished.text:
            yield _said(scene.finished.text, "rules")
        else:
            yield _said(
                _("Your program ran without an error the last time. Press Run to see what it does now."), "rules"
            )
        if scene.has_changed:
            yield _said(_("You have changed something since. Run it again to see whether it is still so."), "rules")


def first(scene: Scene, about: str, told: Collection[str]) -> Iterator[Sentence]:
    """The step's own hint, where it is about the step: written for it, so it goes before anybody else's words."""
    if about == "start":
        yield from task(scene)
    if about != "failure" and not (about == "check" and _finding(scene)):
        yield from _step_hint(scene, told)


def hint(scene: Scene, about: str, level: str, told: Collection[str]) -> Iterator[Sentence]:
    """In the strength of `level`; what was told already makes room for the next."""
    finding = _finding(scene) if about != "start" else None
    fresh = [each for each in _of_level(scene, finding, level) if each.whole not in told and is_fit(each, scene)][:1]
    yield from fresh or [each for each in _spare(scene, finding) if each.whole not in told][:1]


def is_fit(sentence: Sentence, scene: Scene) -> bool:
    """An example is about something else: neither the step's solution nor a line of theirs, put right."""
    if not sentence.code:
        return True
    own = [line.strip() for line in scene.source.splitlines()[:MOST_LINES]]
    lines = [line.strip() for line in sentence.code.splitlines() if len(line.strip()) >= LEAST_LINE]
    if any(line != mine and SequenceMatcher(None, line, mine).ratio() >= TOO_CLOSE for line in lines for mine in own):
        return False
    return not leaks.leak(secret.of(scene), sentence.code)


def question(scene: Scene, about: str, level: str, told: Collection[str]) -> Sentence:
    """At the end the student is asked, not told: what the diagnosis asks, where that is still open."""
    if own := own_question(scene, about, level, told):
        return own
    finding = _finding(scene) if about == "failure" else None
    place = where(finding) if finding else _("your program")
    texts = [_(text).format(place=place) for text in (*QUESTIONS[level], *ANY_QUESTIONS)]
    return Sentence(text=next((text for text in texts if text not in told), texts[-1]), source="written")


def own_question(scene: Scene, about: str, level: str, told: Collection[str]) -> Sentence | None:
    """What the diagnosis asks and nobody has asked yet."""
    finding = _finding(scene) if about == "failure" else None
    own = looks.question(finding.look, level, told) if finding else ""
    return _of(finding, own, "written") if finding and own else None


def plain(markdown: str) -> str:
    """Words of a lesson or a card without their marks; what stands between backticks is code, and stays as it is."""
    code: list[str] = []

    def put_away(found: re.Match[str]) -> str:
        code.append(found[0])
        return f"\0{len(code) - 1}\0"

    text = re.sub(r"`[^`\n]+`", put_away, re.sub(r"```.*?```|\0", " ", markdown, flags=re.DOTALL))
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?<!\w)(\*{1,2}|_)(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", text)
    text = re.sub(r"^\s*(?:[-*#>]+|\d+\.)\s+", "", text, flags=re.MULTILINE)
    return re.sub(r"\0(\d+)\0", lambda found: code[int(found[1])], re.sub(r"\s+", " ", text)).strip()


def sentences_of(markdown: str) -> list[str]:
    """A paragraph or an item of a list is a border too."""
    parts = re.sub(r"```.*?```", "\n\n", markdown, flags=re.DOTALL)
    blocks = [plain(part) for part in re.split(r"\n\s*\n|\n(?=\s*[-*] )", parts)]
    return [text for block in blocks for text in looks.in_sentences(block) if text]


def _finding(scene: Scene) -> Finding | None:
    return scene.findings[0] if scene.findings else None


def _of_level(scene: Scene, finding: Finding | None, level: str) -> Iterator[Sentence]:
    words = WORDS.get(finding.tag) if finding else None
    if finding and words:
        if level == "example":
            example = variants.fitting(finding) or words.example
            yield _example(_("Here is the same idea in another program."), example.rstrip(), finding.card)
        else:
            text = words.nudge if level == "nudge" else variants.explained(finding) or words.explain
            yield _of(finding, fill(_(text), finding), "written")
    elif finding and level == "nudge" and finding.look:
        yield _of(finding, finding.look, "written")
    card = cards.find(_card_of(scene, finding))
    if card and level == "example":
        yield _example(
            _("Here is a small program about “{title}”.").format(title=card.title), card.program.rstrip(), card.slug
        )
    elif card:
        at = LEVELS.index(level)
        yield from (of_card(text, card.slug) for text in sentences_of(card.text)[at:MOST_CARD_SENTENCES])
    elif scene.standing is None:
        yield from _of_own_project(level)


def _spare(scene: Scene, finding: Finding | None) -> Iterator[Sentence]:
    """What is left to say when a level has nothing new."""
    if finding and finding.look:
        yield _of(finding, finding.look, "written")
    yield from _step_hint(scene, ())
    card = cards.find(_card_of(scene, finding))
    if card:
        yield from (of_card(text, card.slug) for text in sentences_of(card.text)[:MOST_CARD_SENTENCES])
    yield _said(
        _(
            "That is all I can say without doing it for you. Show {place} to somebody and explain it line by line: "
            "that often shows what is missing. Your teacher can help too. What would you tell them first?"
        ).format(place=where(finding) if finding else _("your program")),
        "written",
    )


def task(scene: Scene) -> Iterator[Sentence]:
    if scene.standing is None:
        return
    wanted = sentences_of(scene.standing.stage.text)
    if wanted:
        yield _said(_("This is what the step is about: {task}").format(task=wanted[0]), "written")


def first_hint(scene: Scene) -> str:
    """Where to look first in this step; nothing where there is no step, or that was looked at beside the lesson."""
    stage = scene.standing.stage if scene.standing else None
    if scene.standing is None or not isinstance(stage, Step) or scene.standing.progress.hints:
        return ""
    return plain(stage.hints[0]) if stage.hints else ""


def _step_hint(scene: Scene, told: Collection[str]) -> Iterator[Sentence]:
    """The next that was neither looked at beside the lesson nor told here."""
    stage = scene.standing.stage if scene.standing else None
    if scene.standing is None or not isinstance(stage, Step):
        return
    left = [plain(text) for text in stage.hints[scene.standing.progress.hints :]]
    yield from (_said(text, "written") for text in [text for text in left if text not in told][:1])


def _card_of(scene: Scene, finding: Finding | None) -> str:
    if finding:
        return finding.card
    stage = scene.standing.stage if scene.standing else None
    return stage.teaches[0] if isinstance(stage, Step) and stage.teaches else ""


def _of_own_project(level: str) -> Iterator[Sentence]:
    if level == "nudge":
        yield _said(
            _("What should one see first when your program runs? Say it in one sentence, as to a friend."), "written"
        )
    elif level == "explain":
        yield _said(
            _(
                "Begin with the smallest thing that shows something, and run it. Then add one thing, and run it again. "
                "So you always know which change did what. What is the first thing to show?"
            ),
            "written",
        )
    else:
        code = 'print("Welcome to the shop!")\nname = input("Who are you? ")\nprint("Hello,", name)'
        yield _example(_("Many programs begin like this one: say something, ask something, answer."), code, "run")


def _of(finding: Finding, text: str, source: Source) -> Sentence:
    said = Sentence(text=text, source=source, file=finding.file, line=finding.line)
    return _with_card(said, finding.card)


def of_finding(finding: Finding, text: str = "") -> Sentence:
    """Its sentence, or another about its place."""
    return _of(finding, text, "written") if text else _of(finding, finding.sentence, "rules")


def with_code(sentence: Sentence, code: str) -> Sentence:
    return replace(sentence, code=code)


def of_card(text: str, slug: str) -> Sentence:
    return _with_card(_said(text, "written"), slug)


def _example(text: str, code: str, slug: str) -> Sentence:
    return _with_card(Sentence(text=text, source="written", code=code), slug)


def _with_card(sentence: Sentence, slug: str) -> Sentence:
    card = cards.find(slug)
    return replace(sentence, card=card.slug, card_title=card.title) if card else sentence


def _said(text: str, source: Source) -> Sentence:
    return Sentence(text=text, source=source)
