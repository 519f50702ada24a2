"""Signs: those that Python does not know, those of other languages, and those that are missing between two things."""

import re

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Span
from runner.diagnosis.findings import Finding
from runner.diagnosis.form.form import Form, span_of

PROMPT = re.compile(r"\s*(>>>|\.\.\.)(?=\s|$)")
TURNED = {
    "=>": ">=",
    "=<": "<=",
    "=!": "!=",
    "<>": "!=",
    "===": "==",
    "!==": "!=",
    "> =": ">=",
    "< =": "<=",
    "! =": "!=",
    "= =": "==",
}
FOREIGN = {"&&": "and", "||": "or"}
MEANT = {
    "×": "*",
    "÷": "/",
    "–": "-",
    "—": "-",
    "−": "-",
    "，": ",",
    "：": ":",
    "（": "(",
    "）": ")",
    "²": "** 2",
    "³": "** 3",
}
STRAY = re.compile(r"invalid (?:non-printable )?character .*\(?U\+([0-9A-F]{4,6})")
JOINS = frozenset("and or not in is if else for lambda await".split())


def copied_prompt(form: Form) -> Finding | None:
    found = PROMPT.match(form.case.text)
    if not found:
        return None
    return form.case.finding(
        "copied-prompt",
        _("{where} begins with `{prompt}`. Python's own console shows `{prompt}`, and programs do not."),
        _(
            "Delete every `{prompt}`, and look at the indentation. "
            "Which lines of the program begin with `>>>` or `...`?"
        ),
        at=Span(form.line, found.start(1), form.line, found.end(1)),
        prompt=found[1],
    )


def wrong_comparison(form: Form) -> Finding | None:
    for index, token in enumerate(form.here[:-1]):
        follower = form.here[index + 1]
        written = token.text + ("" if token.touches(follower) else " ") + follower.text
        if token.kind != "sign" or written not in TURNED or len(token.text + follower.text) < 2:
            continue
        if written == "= =" and not form.message.startswith("invalid syntax"):
            continue
        return form.case.finding(
            "wrong-comparison",
            _("{where} compares with `{written}`, which Python does not know."),
            comparison_advice(written),
            at=span_of(token, follower),
            written=written,
            right=TURNED[written],
        )
    return None


def comparison_advice(written: str) -> str:
    if " " in written:
        return _("The signs of a comparison stand side by side. What stands between the signs of `{written}`?")
    if written in ("===", "!=="):
        return _("Other languages have longer signs than Python. How many signs does `{written}` have?")
    if written == "<>":
        return _("Say the comparison aloud: “not equal”. Which sign before `=` means “not” in a comparison?")
    said = {"=>": _("greater or equal"), "=<": _("smaller or equal")}.get(written, _("not equal"))
    return _("Say the comparison aloud: “{said}”. Which sign do you hear first in “{said}”?").format(said=said)


def other_language(form: Form) -> Finding | None:
    for token, follower in zip(form.here, form.here[1:], strict=False):
        written = token.text + follower.text
        if written in FOREIGN and token.touches(follower):
            return foreign(form, written, FOREIGN[written], span_of(token, follower))
    for index, token in enumerate(form.here):
        is_not = token.text == "!" and (index + 1 < len(form.here)) and form.here[index + 1].kind in ("name", "sign")
        if is_not and form.message.startswith("invalid syntax"):
            return foreign(form, "!", "not", span_of(token))
    words = form.words
    if words[:2] == ["for", "("] and ";" in words:
        return form.case.finding(
            "other-language",
            _("{where} has a `for` as other languages write it. In Python a `for` goes through things one by one."),
            _(
                "To count, Python has range(): `for`, a name, `in`, and what it goes through. "
                "From which number to which should the loop count?"
            ),
            at=span_of(form.here[0], form.here[-1]),
        )
    for token in form.here:
        is_at_end = words[-2:] == [token.text, ":"]
        if token.text in ("then", "do") and form.first in ("if", "elif", "while", "for") and is_at_end:
            return form.case.finding(
                "other-language",
                _("{where} has the word `{written}`. Other languages need it, Python does not: the colon says it."),
                _("The line ends with a colon. Which word stands right before the colon in {here}?"),
                at=span_of(token),
                written=token.text,
            )
    if words[:1] == ["function"] and len(words) > 1 and form.here[1].kind == "name":
        return foreign(form, "function", "def", span_of(form.here[0]))
    if words and words[0] in ("var", "let", "const", "int", "string", "String", "float") and words[2:3] == ["="]:
        return form.case.finding(
            "other-language",
            _("{where} has the word `{written}` before the name `{name}`. Other languages need that, Python does not."),
            _("A name is enough, then `=` and the value. Which word in {here} is the name?"),
            at=span_of(form.here[0]),
            written=words[0],
            name=words[1],
        )
    return None


def foreign(form: Form, written: str, right: str, at: Span) -> Finding:
    return form.case.finding(
        "other-language",
        _("{where} has `{written}`. Other languages write that, Python has the word `{right}`."),
        _("Read the line aloud. What does {here} say when you read `{right}` in the place of `{written}`?"),
        at=at,
        written=written,
        right=right,
    )


def plus_plus(form: Form) -> Finding | None:
    for index, (token, follower) in enumerate(zip(form.here, form.here[1:], strict=False)):
        if token.text == follower.text and token.text in ("+", "-") and token.touches(follower):
            around = [*reversed(form.here[:index]), *form.here[index + 2 :]]
            counted = next((other.text for other in around if other.kind == "name"), "")
            return form.case.finding(
                "plus-plus",
                _("{where} has `{written}`. Python has no such sign."),
                _("`+=` or `-=` with a number behind changes a variable. By how much should `{counted}` change?")
                if counted
                else _("`+=` or `-=` with a number behind changes a variable. By how much should the variable change?"),
                at=span_of(token, follower),
                written=token.text * 2,
                counted=counted,
            )
    return None


def stray_character(form: Form) -> Finding | None:
    if form.message.startswith("unexpected character after line continuation"):
        column = form.case.text.rfind("\\", 0, max(form.case.failed.column, 0) + 1)
        return stray(
            form,
            "\\",
            column,
            _("Outside of a text a `{character}` means nothing here. What should `{character}` do in {here}?"),
        )
    if "null bytes" in form.message:
        return form.case.finding(
            "stray-character",
            _("{where} has a character that cannot be seen and that Python does not know."),
            _("Delete the line and type the line again. Where in {here} does the cursor stop for one step?"),
            at=Span(form.line),
        )
    found = STRAY.match(form.message)
    if found:
        character = chr(int(found[1], 16)) if int(found[1], 16) < 0x110000 else "?"
        column = form.case.text.find(character)
        if not character.isprintable() or character.isspace():
            return form.case.finding(
                "stray-character",
                _("{where} has a character that looks like a space, or like nothing, but is another one (U+{number})."),
                _("Delete the empty places of the line and type spaces there. How many empty places does {here} have?"),
                at=Span(form.line, column, form.line, column + 1) if column >= 0 else None,
                number=found[1],
            )
        look = _("It may look like a sign that Python has. What should `{character}` do in {here}?")
        return meant(form, character, column) or stray(form, character, column, look)
    for token in form.here:
        if token.text in ("²", "³"):
            return meant(form, token.text, token.column)
        is_about_it = form.message.startswith(("invalid syntax", "invalid decimal literal"))
        if token.kind == "sign" and is_about_it and (token.text in "$?!" or not token.text.isascii()):
            return stray(
                form,
                token.text,
                token.column,
                _("In the quotes of a text any character may stand. Does `{character}` belong to a text in {here}?"),
            )
    return None


def meant(form: Form, character: str, column: int) -> Finding | None:
    """A sign of mathematics, or of another keyboard, that Python writes in another way."""
    if character not in MEANT:
        return None
    return form.case.finding(
        "stray-character",
        _("{where} has the character `{character}`. Python writes that as `{right}`."),
        _("Type each of these signs again, on the keyboard. How many `{character}` are in {here}?"),
        at=Span(form.line, column, form.line, column + 1) if column >= 0 else None,
        character=character,
        right=MEANT[character],
    )


def stray(form: Form, character: str, column: int, look: str) -> Finding:
    return form.case.finding(
        "stray-character",
        _("{where} has the character `{character}`, which means nothing to Python in that place."),
        look,
        at=Span(form.line, column, form.line, column + 1) if column >= 0 else None,
        character=character,
    )


def leading_zero(form: Form) -> Finding | None:
    if not form.message.startswith("leading zeros"):
        return None
    token = next((t for t in form.here if t.kind == "number" and t.text[0] == "0" and t.text.strip("0")), None)
    return form.case.finding(
        "leading-zero",
        _("{where} has the number `{number}`, which begins with 0. Python takes no number like `{number}`."),
        _("A number does not begin with 0. Is `{number}` a number to compute with, or only to show?"),
        at=span_of(token) if token else None,
        number=token.text if token else "0…",
    )


FIRST = (copied_prompt,)
RULES = (wrong_comparison, other_language, plus_plus, stray_character, leading_zero)
