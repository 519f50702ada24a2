import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from learn.lessons import cards, markdown

register = template.Library()

CODE = re.compile(r"`([^`\n]+)`")


@register.filter
def code_words(text: str) -> SafeString:
    """A sentence whose `code words` are shown as code; everything in it is text."""
    return mark_safe(CODE.sub(r'<code dir="ltr">\1</code>', escape(text)))  # noqa: S308 - escaped before


@register.filter
def percent_of(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


@register.filter
def in_minutes(seconds: int) -> int:
    """At least one."""
    return max(1, round(seconds / 60))


@register.filter
def concept_title(slug: str) -> str:
    card = cards.find(slug)
    return card.title if card else slug.replace("-", " ")


@register.filter
def card_address(slug: str) -> str:
    """Empty where there is no such card."""
    return markdown.CARD_ADDRESS.format(slug=slug) if cards.find(slug) else ""
