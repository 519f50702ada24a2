"""Words in the wrong place: names that cannot be names, what stands left of an =, what stands outside."""

import re

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.form.form import BLOCKS, Form, is_word_of_python, span_of
from runner.diagnosis.form.tokens import Token, unbalanced
from runner.diagnosis.nearness import nearest
from runner.diagnosis.scopes import BUILTINS
from runner.diagnosis.words import compare_letters

STARTS = tuple("if elif while for def class return import from else try with".split())


def print_without_brackets(form: Form) -> Finding | None:
    here = form.here
    names = [token for token in here if token.text.lower() in ("print", "input")]
    for token in names:
        index = here.index(token)
        follower = here[index + 1] if index + 1 < len(here) else None
        is_first = index == 0 or here[index - 1].text == ":"
        is_thing = follower is not None and (follower.is_value or follower.text in ("-", "{"))
        if (
            is_thing
            and (is_first or token.text == "input")
            and not is_word_of_python(follower.text if follower else "")
        ):
            return form.case.finding(
                "print-without-brackets",
                _("{where} uses `{name}` without round brackets."),
                _("What should be asked stands between round brackets. What stands right behind `{name}` in {here}?")
                if token.text.lower() == "input"
                else _(
                    "What should be shown stands between round brackets. What stands right behind `{name}` in {here}?"
                ),
                at=span_of(token, follower),
                name=token.text,
            )
    return None


def call_without_brackets(form: Form) -> Finding | None:
    """`forward 100`, at the beginning of a line."""
    here = form.here
    end = 0
    while end + 2 < len(here) and here[end].kind == "name" and here[end + 1].text == ".":
        end += 2
    is_so = end + 1 < len(here) and here[end].kind == "name" and here[end + 1].kind in ("number", "string")
    if not is_so or is_word_of_python(here[end].text) or not form.message.startswith("invalid syntax"):
        return None
    if unbalanced([token for token in form.tokens if token.line < form.line]).opened:
        return None  # a line in the middle of something
    return form.case.finding(
        "call-without-brackets",
        _("{where} has `{name}` and `{value}` behind it, without round brackets."),
        _("What a function gets stands between round brackets. What is between `{name}` and `{value}` in {here}?"),
        at=span_of(here[0], here[end + 1]),
        name="".join(token.text for token in here[: end + 1]),
        value=here[end + 1].text,
    )


def words_without_quotes(form: Form) -> Finding | None:
    """print(Hello World): words of which the program knows none."""
    if not form.message.startswith("invalid syntax"):
        return None
    known = {
        token.text
        for token, after in zip(form.tokens, form.tokens[1:], strict=False)
        if after.text in ("=", "in", "(", ".")
    }
    depth = 0
    for first, second in zip(form.here, form.here[1:], strict=False):
        depth += (first.text in ("(", "[")) - (first.text in (")", "]"))
        are_words = first.kind == second.kind == "name" and first.text not in known | BUILTINS
        second_is_new = second.text not in known | BUILTINS and not is_word_of_python(first.text)
        if depth > 0 and are_words and second_is_new and (second.text == "is" or not is_word_of_python(second.text)):
            return form.case.finding(
                "name-without-quotes",
                _("{where} has words without quotes: `{name}`. Python takes each word for a name."),
                _("Every text stands between quotes. Which words in {here} belong to one text?"),
                at=span_of(first, second),
                name=f"{first.text} {second.text}",
            )
    return None


def keyword_as_name(form: Form) -> Finding | None:
    token = misused_word(form)
    if token is None:
        return None
    return form.case.finding(
        "keyword-as-name",
        _("{where} uses `{name}` as a name, but `{name}` is a word of Python's own."),
        _("Choose another name, or put an underscore behind. Which other word says what `{name}` means here?"),
        at=span_of(token),
        name=token.text,
    )


def misused_word(form: Form) -> Token | None:
    here, words = form.here, form.words
    for index, token in enumerate(here):
        if token.kind != "name" or not is_word_of_python(token.text):
            continue
        before, follower = words[index - 1] if index else "", words[index + 1] if index + 1 < len(words) else ""
        if index == 0 and follower in ("=", "+=", "-=", "."):
            return token
        is_missing = (before, token.text) == ("for", "in") and follower != "in"  # the name is
        if before in ("def", "class", "for", "as", "import") and token.text not in ("lambda", "None"):
            return None if is_missing else token
        if words[:1] == ["def"] and "(" in words[:index] and (before in ("(", ",") and follower in (",", ")", "=")):
            return token
        if before == "." and follower in ("=", "(", ")", ".", ""):
            return token
        if index and follower == "=" and before == ",":
            return token
    return None


def name_with_digit(form: Form) -> Finding | None:
    for index, token in enumerate(form.here):
        found = re.fullmatch(r"(\d+)([^\W\d]\w*)", token.text) if token.kind == "number" else None
        if not found:
            continue
        follower = form.words[index + 1] if index + 1 < len(form.here) else ""
        is_factor = len(found[2]) == 1 and follower != "=" and index > 0
        if is_factor:
            return form.case.finding(
                "missing-operator",
                _("{where} has `{number}` and `{name}` side by side, with nothing between them."),
                _(
                    "In mathematics nothing between means “times”, but Python needs a sign. "
                    "Which sign of Python means “times”?"
                ),
                at=span_of(token),
                number=found[1],
                name=found[2],
            )
        return form.case.finding(
            "name-with-digit",
            _("{where} has the name `{name}`, which begins with a digit. A name begins with a letter."),
            _("A digit may stand inside or at the end. Where else in `{name}` could the digit stand?"),
            at=span_of(token),
            name=token.text,
        )
    return None


def name_with_space(form: Form) -> Finding | None:
    here, words = form.here, form.words
    equals = words.index("=") if "=" in words else -1
    if equals < 2:
        return None
    left = here[:equals]
    names, signs = left[::2], left[1::2]
    are_names = all(token.kind == "name" and not is_word_of_python(token.text) for token in left if token.text != "-")
    if are_names and not signs_of(left):
        joined, sentence = " ".join(words[:equals]), _("{where} has a name with a space in it: `{name}`.")
    elif are_names and all(token.text == "-" for token in signs) and all(token.kind == "name" for token in names):
        joined, sentence = (
            "-".join(token.text for token in names),
            _("{where} has a name with a hyphen in it: `{name}`. Python reads a hyphen as minus."),
        )
    else:
        return None
    return form.case.finding(
        "name-with-space",
        sentence,
        _("A name is one word; an underscore, `_`, joins words. Of how many words is the name `{name}` made?"),
        at=span_of(left[0], left[-1]),
        name=joined,
    )


def function_with_space(form: Form) -> Finding | None:
    """def my function():"""
    words = form.words
    bracket = words.index("(") if "(" in words else -1
    if form.first != "def" or bracket < 3 or not all(token.kind == "name" for token in form.here[1:bracket]):
        return None
    return form.case.finding(
        "name-with-space",
        _("{where} has a name with a space in it: `{name}`."),
        _("A name is one word; an underscore, `_`, joins words. Of how many words is the name `{name}` made?"),
        at=span_of(form.here[1], form.here[bracket - 1]),
        name=" ".join(words[1:bracket]),
    )


def signs_of(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.kind == "sign"]


# ── The sign = ──


def equals_in_condition(form: Form) -> Finding | None:
    is_said = form.message.startswith("cannot assign to") or "Maybe you meant '=='" in form.message
    if form.first not in ("if", "elif", "while", "assert") or not (
        is_said or form.message.startswith("invalid syntax")
    ):
        return None
    sign = next((token for token in form.here if token.text == "="), None)
    if sign is None:
        return None
    return form.case.finding(
        "equals-in-condition",
        _("{where} asks a question with `=`. One `=` stores a value, it does not compare."),
        _("Comparing has another sign than storing. Which sign compares two values?"),
        at=span_of(sign),
        word=form.first,
    )


def left_of_equals(form: Form) -> Finding | None:
    message = form.message
    if (
        not message.startswith(("cannot assign to", "invalid syntax. Maybe you meant '=='", "'"))
        or "=" not in form.words
    ):
        return None
    signs = [index for index, token in enumerate(form.here) if token.text == "="]
    number = next((index for index in signs if form.here[index].column >= form.case.failed.column), signs[0])
    sign, left = form.here[number], form.here[:number]
    before = [token for token in form.tokens if (token.line, token.column) < (sign.line, sign.column)]
    if [token.text for token in unbalanced(before).opened[-1:]] == ["{"]:
        return form.case.finding(
            "missing-colon",
            _("{where} has a dict with `=` between a key and its value. There a colon belongs."),
            _("In a dict each key is followed by a colon and its value. Which sign stands behind the key in {here}?"),
            at=span_of(sign),
        )
    written = " ".join(token.text for token in left)
    at = span_of(left[0], left[-1]) if left else span_of(sign)
    if "function call" in message:
        return form.case.finding(
            "call-on-the-left",
            _("{where} has a call left of the `=`. The name comes first, then `=`, then what is stored."),
            _("The name stands alone left of the `=`. Which name should keep the value in {here}?"),
            at=at,
            left=written,
        )
    if "cannot assign to" not in message and "expression" not in message:
        return None
    return form.case.finding(
        "value-on-the-left",
        _("{where} has a value left of the `=`, where a name must stand."),
        _("The name comes first, then `=`, then the value. Which name should keep a value in {here}?"),
        at=at,
        left=written,
    )


def misspelled_word(form: Form) -> Finding | None:
    """`whlie`, `fro`, `retrun`: a word of Python that lacks a letter, or has two swapped."""
    first = form.here[0] if form.here else None
    if first is None or first.kind != "name" or is_word_of_python(first.text) or len(form.here) < 2:
        return None
    follower = form.here[1]
    if not (follower.is_value or follower.text in ("(", "-", "[", "{", '"')) or not form.message.startswith(
        "invalid syntax"
    ):
        return None
    near = nearest(first.text, STARTS)
    is_block = near in BLOCKS
    if (
        not near
        or (follower.text == "(" and not is_block)
        or (is_block and form.words[-1] != ":" and near not in ("import", "from"))
    ):
        return None
    return form.case.finding(
        "keyword-typo",
        _("{where} begins with `{name}`, which Python does not know. There is `{near}`, which looks almost the same."),
        compare_letters(),
        at=span_of(first),
        name=first.text,
        near=near,
    )


RULES = (
    print_without_brackets,
    misspelled_word,
    call_without_brackets,
    keyword_as_name,
    name_with_digit,
    equals_in_condition,
    name_with_space,
    function_with_space,
    left_of_equals,
)
