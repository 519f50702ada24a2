"""Texts that do not end, or end too early."""

import re

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.form.form import Form, span_of
from runner.diagnosis.form.tokens import Token

CURLY = frozenset("“”„‟‘’‚‛«»‹›″′＂＇`´")
DOUBLE = frozenset('“”„‟«»″＂"')


def curly_quotes(form: Form) -> Finding | None:
    """They come with text from a chat or a word processor."""
    is_about_it = form.message.startswith(("invalid character", "unterminated string", "invalid syntax"))
    if not is_about_it:
        return None
    in_text = [token for token in form.here if token.kind == "string" and token.is_closed]
    for column, character in enumerate(form.case.text[:2_000]):
        is_inside = any(token.column <= column < token.end_column for token in in_text)
        if character in CURLY and not is_inside and not is_in_comment(form, column):
            return form.case.finding(
                "curly-quotes",
                _(
                    "{where} has the quote `{sign}` from a letter or a book. "
                    "Python only knows the straight ones: `{plain}` and `{other}`."
                ),
                _("Type all quotes of the line again, as straight quotes. How many quotes in {here} are curly?"),
                at=span_of(Token("sign", character, form.line, column, form.line, column + 1)),
                sign=character if character != "`" else "´",
                plain='"',
                other="'",
            )
    return None


def is_in_comment(form: Form, column: int) -> bool:
    return bool(form.here) and not any(token.end_column > column for token in form.here)


def quote_inside(form: Form) -> Finding | None:
    """A text ends where it should go on: "He said "hi" to me", 'It's me', f"{names["Ada"]}"."""
    here = form.here
    for index, token in enumerate(here[:-1]):
        follower = here[index + 1]
        if token.kind != "string" or len(token.quote) != 1 or not token.is_closed or not token.touches(follower):
            continue
        later = [other for other in here[index + 1 :] if other.kind == "string" and other.quote == token.quote]
        is_word = follower.kind in ("name", "number") or (follower.kind == "string" and follower.prefix)
        if is_word and later:
            return form.case.finding(
                "quote-inside",
                _(
                    "{where} has a text that ends too early: `{text}` ends at its second `{quote}`, "
                    "and `{follower}` stands behind it."
                ),
                _(
                    "Use the other kind of quote around a text that has a quote inside. "
                    "Which `{quote}` belongs inside the text?"
                ),
                at=span_of(token, follower),
                text=token.text,
                quote=token.quote,
                follower=follower.text,
            )
    return None


def missing_quote(form: Form) -> Finding | None:
    opened = next((token for token in form.tokens if token.kind == "string" and not token.is_closed), None)
    if opened is None:
        return None
    if len(opened.quote) == 3:
        return form.case.finding(
            "missing-quote",
            _("{where} begins a long text with `{quote}`, and it never ends."),
            _(
                "A text that begins with three quotes ends with the same three quotes. "
                "What is the last word of the text?"
            ),
            at=span_of(opened._replace(end_line=opened.line, end_column=opened.column + 3)),
            quote=opened.quote,
        )
    body = opened.text.removeprefix(opened.prefix)[1:].rstrip()
    other = "'" if opened.quote == '"' else '"'
    if re.search(rf"\\{opened.quote}[\s)\],:]*$", body):
        sentence = _(
            "{where} has a text whose last `{quote}` has a `\\` right before it. "
            "Such a quote belongs to the text, so the text does not end."
        )
        look = _("A `\\` changes what the next sign means. Which sign of {here} stands right behind the last `\\`?")
    elif other in body and body.rstrip(" ):],").endswith(other):
        sentence = _(
            "{where} has a text that begins with `{quote}` and ends with `{other}`. "
            "The quotes at both ends must be the same."
        )
        look = _(
            "Choose one kind of quote, for the beginning and for the end. Which kind is right for the text in {here}?"
        )
    elif not body.strip(" )]}:,.+"):
        sentence = _("{where} has a text that ends with `{quote}`, but the quote at its beginning is missing.")
        look = _("The first quote stands where the text begins. What is the first word of the text in {here}?")
    else:
        sentence = _("{where} has a text that begins with `{quote}`, but the quote at its end is missing.")
        look = _("The second quote stands where the text ends. What is the last word or sign of the text in {here}?")
    return form.case.finding(
        "missing-quote",
        sentence,
        look,
        at=span_of(opened),
        quote=opened.quote,
        other=other,
        text=opened.text.rstrip(),
    )


def f_string_brackets(form: Form) -> Finding | None:
    if not form.message.startswith("f-string"):
        return None
    texts = [token for token in form.tokens if token.kind == "string" and "f" in token.prefix]
    there = [token for token in texts if token.line <= form.line <= token.end_line] or texts
    token = next((token for token in there if not fits(token.text)), there[0] if there else None)
    if token is None:
        return None
    question = _("How many `{{` and how many `}}` are in the f-string?")
    if "empty expression" in form.message:
        sentence = _("{where} has an f-string whose curly brackets have nothing between them.")
        question = _("Which value should stand between the curly brackets?")
    elif "single '}'" in form.message:
        sentence = _("{where} has an f-string with a `}}` without the `{{` that belongs to it.")
    elif "expecting '}'" in form.message:
        sentence = _("{where} has an f-string with a `{{` without the `}}` that belongs to it.")
    else:
        sentence = _("{where} has an f-string, and Python cannot read what stands between its curly brackets.")
        question = _("What stands between the curly brackets in {here}?")
    return form.case.finding(
        "f-string-brackets",
        sentence,
        f"{_('Each `{{` needs its `}}`, and between them stands a name or something to compute.')} {question}",
        at=span_of(token),
    )


def fits(text: str) -> bool:
    plain = text.replace("{{", "").replace("}}", "")
    return plain.count("{") == plain.count("}") and "{}" not in plain


RULES = (quote_inside, curly_quotes, missing_quote, f_string_brackets)
