"""What is said where something is not given, and where there is nothing to answer."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tutor import hand
from tutor.chat import about_own, steps, wishes
from tutor.chat.wishes import Kind
from tutor.guard import openings
from tutor.messages import Sentence
from tutor.scenes import Scene

SAYS_THANKS = re.compile(r"\b(?:thank|thx|thanks|ty|tysm|cool|ok|okay|got it|get it|understand|bye)\b", re.IGNORECASE)
IS_PERSON = re.compile(r"\b(?:robot|bot|human|person|real|alive|a\W?i|chatgpt|chat gpt)\b", re.IGNORECASE)
WHO_READS = re.compile(r"\b(?:see|sees|read|reads|look|looks|know|knows)\b.*\bwh?at (?:i|we)\b", re.IGNORECASE)
THANKS = ("thank", "thx", "cool", "ok", "bye")


def no(kind: Kind, scene: Scene, told: str = "") -> Iterator[Sentence]:
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
        yield from next_step(scene, told)
    else:
        yield Sentence(text=_("What do you expect to see when you run it?"), source="written")


def next_step(scene: Scene, told: str = "") -> Iterator[Sentence]:
    """One concrete thing: what the diagnosis saw, what the check missed, or what the step is about.

    `told`: what was said in the chat before; of a finding the next weaker thing is said then, and why Python does so.
    """
    finding = next(iter(about_own.findings(scene)), None)
    if finding and (known := steps.after(scene, finding, told)):
        yield hand.of_finding(finding, known)
        return
    if scene.told and scene.told not in told:
        yield Sentence(text=_("The last check said: {told}").format(told=scene.told), source="written")
        if not openings.asks(scene.told):
            yield Sentence(text=_("Which line of your program has to do with that?"), source="written")
        return
    if (hint := hand.first_hint(scene)) and hint not in told:
        yield _written(hint)
        return
    yield from hand.task(scene)
    yield _written(_("What should the next thing be that one can see when your program runs?"))


def talk(kind: Kind, text: str, scene: Scene, told: str = "") -> Iterator[Sentence]:
    """To who asks nothing about programs."""
    if kind == "hello" and (IS_PERSON.search(text) or wishes.MEETS.search(text)):
        yield _written(_("Hello! I am a program and no person. I help with Python and with your project here."))
        if WHO_READS.search(text):
            yield _written(_("What is written here stays on your school's machine; you and your teacher can read it."))
        yield _written(_("What would you like to know about it?"))
    elif wishes.ABLE.search(text):
        yield _written(
            _("I can say what a word of Python means, what a line of your program does, and where an error comes from.")
        )
        yield _written(_("What would you like to know about your program?"))
    elif kind == "low":
        yield _written(_("This is hard at times, for everybody, and it says nothing about how good you will be at it."))
        yield _written(_("Let us take one small thing."))
        yield from next_step(scene, told)
    elif kind == "offtopic":
        yield _written(_("I am a program that knows Python, this site and your project, and nothing about that."))
        yield _written(_("Could something of it go into your program, as a question or a line that it prints?"))
    elif kind == "bye":
        yield _written(_("See you! Your program stays here as it is, and you can go on with it whenever you like."))
    elif kind == "thanks" and not SAYS_THANKS.search(text):
        yield _written(_("How good that it works!"))
        yield _written(_("What would you like to add or change in it next?"))
    elif kind == "thanks" or text.strip().lower().startswith(THANKS):
        yield _written(_("You are welcome. Is there something else in your program that you wonder about?"))
    else:
        yield _written(_("Hello! I help with this project. What would you like to know about it?"))


def maybe(said: Sentence) -> Iterator[Sentence]:
    """What may be meant is said as such."""
    yield _written(_("I am not sure that I understand you. Maybe this is it:"))
    yield said
    yield _written(_("If it is not, ask me again in other words."))


def again(said: Sentence) -> Iterator[Sentence]:
    """To who asks once more what was answered."""
    yield _written(_("That is what I said above, once more:"))
    yield said
    yield _written(_("What of it would you like to know more about?"))


def look() -> Iterator[Sentence]:
    """About a program in which no rule sees anything."""
    yield _written(_("Press Step: it goes through your program line by line and shows what is in each name."))
    yield _written(_("Stop where it surprises you: what should it do there, and what does it do?"))


def stuck(scene: Scene, told: str = "") -> Iterator[Sentence]:
    if scene.failed and (found := about_own.findings(scene)):  # what stopped it comes first
        yield hand.of_finding(found[0])
    yield from next_step(scene, told)
    yield Sentence(text=_("If you would like a hint about it, press Help me."), source="written")


def unknown() -> Iterator[Sentence]:
    yield _written(
        _("I only know this project, its lesson and the cards about Python, and there I found nothing about that.")
    )
    yield _written(_("What are you trying to make your program do just now?"))


def _written(text: str) -> Sentence:
    return Sentence(text=text, source="written")
