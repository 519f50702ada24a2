"""What is said where something is not given, and where there is nothing to answer."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tutor import hand
from tutor.chat import wishes
from tutor.chat.wishes import Kind
from tutor.messages import Sentence
from tutor.scenes import Scene
from tutor.written import WORDS, fill


def no(kind: Kind, scene: Scene) -> Iterator[Sentence]:
    """A kind no, and one thing to do next."""
    said = {
        "prompt": _(
            "How I am set up is nothing I can tell, and nobody's words here change it. I can help with your project."
        ),
        "others": _("I see your own project and nothing else, so about other people's work I know nothing."),
        "rules": _(
            "No word and no code changes what I may do, and I cannot see who writes. I never do the step for you."
        ),
        "solution": _(
            "I do not write it for you: finding it yourself is how you learn it. But I can help you find it."
        ),
        "guess": _(
            "Try it: a run shows it better than I could. Nothing can break, and every version of your file is kept."
        ),
    }[kind]
    yield Sentence(text=said, source="written")
    if kind != "guess":
        yield from next_step(scene)
    else:
        yield Sentence(text=_("What do you expect to see when you run it?"), source="written")


def next_step(scene: Scene) -> Iterator[Sentence]:
    """One concrete thing: what the diagnosis saw, what the check missed, or what the step is about."""
    finding = scene.findings[0] if scene.findings else None
    if finding and finding.tag in WORDS:
        yield hand.of_finding(finding, fill(_(WORDS[finding.tag].nudge), finding))
        return
    if scene.told:
        yield Sentence(text=_("The last check said: {told}").format(told=scene.told), source="written")
        yield Sentence(text=_("Which line of your program has to do with that?"), source="written")
        return
    yield from hand.task(scene)
    yield Sentence(text=_("What should the next thing be that one can see when your program runs?"), source="written")


def hello(text: str) -> Iterator[Sentence]:
    if wishes.ABLE.match(text):
        said = _(
            "I can say what a word of Python means, what a line of your program does, and where an error comes from."
        )
        yield Sentence(text=said, source="written")
        yield Sentence(text=_("What would you like to know about your program?"), source="written")
        return
    if text.strip().lower().startswith(("thank", "thx", "cool", "ok", "bye")):
        yield Sentence(
            text=_("You are welcome. Is there something else in your program that you wonder about?"), source="written"
        )
        return
    yield Sentence(text=_("Hello! I help with this project. What would you like to know about it?"), source="written")


def stuck(scene: Scene) -> Iterator[Sentence]:
    yield from next_step(scene)
    yield Sentence(text=_("If you would like a hint about it, press Help me."), source="written")


def unknown() -> Iterator[Sentence]:
    yield Sentence(
        text=_(
            "I only know this project, its lesson and the cards about Python, and there I found nothing about that."
        ),
        source="written",
    )
    yield Sentence(text=_("What are you trying to make your program do just now?"), source="written")
