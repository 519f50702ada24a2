"""What is said of a trial by itself, without a word of the author's: it failed, it does not end, it asks for more."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from learn.lessons.checks.expectations import Tried
from runner.diagnosis.findings import Finding
from runner.messages import Failed

LONGEST_ANSWER = 40
MOST_ANSWERS = 6
LEAST_ALIKE = 4
ENDLESS = ("time", "computed", "open", "printed", "flooded")


def what_failed(tried: Tried, findings: Sequence[Finding]) -> tuple[str, str]:
    """The name and the sentence of what went wrong in the trial itself; both empty where nothing did."""
    seen = tried.seen
    reason = seen.finished.reason
    if wants_more(tried):
        return "wants-more", of_more_questions(tried)
    if reason == "memory" or (seen.failed is not None and seen.failed.kind == "MemoryError"):
        told = _("{when} your program used more memory than there is. Does a list or a text grow without end?")
        return "memory", told.format(when=when(tried))
    if reason in ENDLESS:
        return "endless", of_no_end(tried)
    if seen.failed is not None or seen.finished.outcome == "failed":
        return "failed", of_failure(tried, findings)
    if seen.finished.outcome != "finished":
        return "failed", _("{when} your program was stopped.").format(when=when(tried))
    return "", ""


def wants_more(tried: Tried) -> bool:
    """It asked again after the last answer, and that was the end of it."""
    seen = tried.seen
    ended_by_it = seen.failed is not None and seen.failed.kind == "EOFError"
    return seen.wanted_more and (ended_by_it or seen.finished.reason == "stopped")


def of_more_questions(tried: Tried) -> str:
    asked = next((said.text for said in reversed(tried.seen.talk) if said.kind == "asked"), "").strip()
    question = _("“{text}”").format(text=shortened(asked)) if asked else _("once more")
    if not tried.trial.answers:
        question = question if asked else _("for one")
        return _("In this check nobody types an answer, but your program asks {question}.").format(question=question)
    return _("{when} your program asked {question}, and I had no more answers. When should it stop asking?").format(
        when=when(tried), question=question
    )


def of_no_end(tried: Tried) -> str:
    seen = tried.seen
    if seen.finished.reason in ("printed", "flooded"):
        told = _("{when} your program printed on and on, so it was stopped.")
    else:
        told = _("{when} your program ran on and on and did not come to an end, so it was stopped.")
    told = told.format(when=when(tried))
    if seen.finished.line:
        told += " " + _("It was on {place}.").format(place=place(seen.finished.file, seen.finished.line, tried))
    return told + " " + _("What has to change so that the loop ends?")


def of_failure(tried: Tried, findings: Sequence[Finding]) -> str:
    """With the diagnosis, or else with Python's own words."""
    failed = tried.seen.failed
    if failed is None:
        return _("{when} your program ended Python itself, before it could finish.").format(when=when(tried))
    if findings:  # which say where
        return _("{when} your program stopped.").format(when=when(tried)) + " " + findings[0].sentence
    where = place(failed.file, failed.line, tried)
    stopped = _("{when} your program stopped on {place}.").format(when=when(tried), place=where)
    return f"{stopped} " + _("Python says: {kind}: {message}").format(kind=failed.kind, message=failed.message[:300])


def of_form(failed: Failed, findings: Sequence[Finding]) -> str:
    """Of a program that Python cannot even begin."""
    if findings:
        return findings[0].sentence
    told = _("Python cannot read your program: it stumbles over line {line}.").format(line=failed.line)
    return told + " " + _("Python says: {kind}: {message}").format(kind=failed.kind, message=failed.message[:300])


def of_unused_answers(tried: Tried) -> str:
    """A sentence to add to another, where the program asked less often than it could have; else nothing."""
    typed = sum(said.kind == "answered" for said in tried.seen.talk)
    left = len(tried.trial.answers) - typed
    answers = tried.trial.answers
    if left <= 0 or are_in_case(answers) or (typed and ends_in_many_of_one(answers)):
        return ""
    if typed == 0:
        told = _("I had {answers} ready to type, but your program did not ask.")
    else:
        told = _("I also had {answers} ready to type, but your program did not ask again.")
    return told.format(answers=listed(answers[typed:]))


def are_in_case(answers: Sequence[str]) -> bool:
    """The same to every question, if there are any."""
    return len(answers) >= LEAST_ALIKE and len(set(answers)) == 1


def ends_in_many_of_one(answers: Sequence[str]) -> bool:
    """So many are there for as many questions as may come, and nobody expects to type them all."""
    return len(answers) > MOST_ANSWERS and len(set(answers[-MOST_ANSWERS - 1 :])) == 1


def when(tried: Tried) -> str:
    """How a sentence begins: with what was typed, if anything was."""
    typed = [said.text for said in tried.seen.talk if said.kind == "answered"]
    if not typed:
        return _("When I ran it,")
    if len(typed) == 1:
        return _("With the answer {answers}").format(answers=listed(typed))
    return _("With the answers {answers}").format(answers=listed(typed))


def listed(texts: Sequence[str]) -> str:
    """“3”, “7” and “nine”."""
    quoted = [_("“{text}”").format(text=shortened(text)) if text else _("nothing") for text in texts]
    if len(quoted) > MOST_ANSWERS:
        quoted = [*quoted[: MOST_ANSWERS - 1], _("{number} more").format(number=len(quoted) - MOST_ANSWERS + 1)]
    if len(quoted) == 1:
        return quoted[0]
    return _("{first} and {last}").format(first=", ".join(quoted[:-1]), last=quoted[-1])


def shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_ANSWER else text[: LONGEST_ANSWER - 1] + "…"


def place(file: str, line: int, tried: Tried) -> str:
    if file in ("", tried.trial.entry):
        return _("line {line}").format(line=line)
    return _("line {line} of {file}").format(line=line, file=file)
