import uuid

from django import template

register = template.Library()


@register.filter
def of(names: dict[uuid.UUID, str], person: uuid.UUID) -> str:
    """Of several people's names the one of this person."""
    return names.get(person, "")
