"""Return cards: three words that let a student in on another device. Only a keyed digest is kept."""

import difflib
import functools
import re
import secrets
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from learn.people.errors import WrongCard
from learn.people.models import ReturnCard, User

WORDS_ON_A_CARD = 3


@functools.cache
def words() -> tuple[str, ...]:
    """1,024 of them, so a card is one in 2^30."""
    return tuple(Path(__file__).with_name("words.txt").read_text(encoding="ascii").split())


def new(*, student: User) -> str:
    """Make a card and return its words, which are shown once. An earlier card stops working at once."""
    while True:
        text = " ".join(secrets.choice(words()) for _ in range(WORDS_ON_A_CARD))
        try:
            with transaction.atomic():
                ReturnCard.objects.update_or_create(student=student, defaults={"digest": _digest(text)})
        except IntegrityError:  # somebody else has these three words
            continue
        return text


def owner(text: str) -> User:
    """Whose card this is, in whatever way it was typed. Raises WrongCard with what to look at."""
    typed = re.findall(r"[^\W\d_]+", text.lower())
    if len(typed) != WORDS_ON_A_CARD:
        raise WrongCard("A return card has three words. Type all three, with a space between them.")
    card = ReturnCard.objects.select_related("student").filter(digest=_digest(" ".join(typed))).first()
    if card is None or not card.student.is_active:
        raise WrongCard(_what_to_look_at(typed))
    return card.student


def _what_to_look_at(typed: list[str]) -> str:
    for word in typed:
        if word not in words():
            near = [f"“{one}”" for one in difflib.get_close_matches(word, words(), n=2)]
            hint = f"Did you mean {' or '.join(near)}?" if near else "Look at its letters once more."
            return f"“{word[:20]}” is not one of the words on our cards. {hint}"
    return (
        "These three words open no account. Check their order. "
        "If you got a newer card, use that one; your teacher can also give you a new one."
    )


def _digest(text: str) -> str:
    return salted_hmac("learn.people.cards", text, algorithm="sha256").hexdigest()
