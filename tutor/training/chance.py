"""Chance that is the same again: of a seed, and of what it is for."""

import random

Chance = random.Random


def chance_of(*words: object) -> Chance:
    return random.Random(" ".join(map(str, words)))  # noqa: S311 - draws, no secrets
