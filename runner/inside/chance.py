"""`random` as a check wants it: from a seed, or giving what was picked for it."""

import contextlib
import random
import secrets  # noqa: F401 - it takes what it needs of `random` before that changes

PLAIN = random.Random
MODULE = random


def settle(seed, picks):
    """From now on chance is `seed`'s; `picks` come first wherever they fit."""
    if seed is None and not picks:
        return
    Chosen.picks = Picks(picks)
    Chosen.source = PLAIN(0 if seed is None else seed)
    MODULE.Random, MODULE.SystemRandom, MODULE._inst = Chosen, System, Chosen(0 if seed is None else seed)
    for name in MODULE.__all__:
        if name not in ("Random", "SystemRandom"):
            setattr(MODULE, name, getattr(MODULE._inst, name))


class Picks:
    """Each is given once, to the first that it fits; when none is left that fits, the last that did, ever again."""

    def __init__(self, picks):
        self.left, self.given = list(picks), []
        self.is_away = False

    def take(self, fitting):
        """`fitting(pick)` gives a list: of what the pick stands for, or empty. So does this."""
        if self.is_away:
            return []
        for at, pick in enumerate(self.left):
            found = fitting(pick)
            if found:
                self.given.append(self.left.pop(at))
                return found
        return next((found for pick in reversed(self.given) if (found := fitting(pick))), [])

    @contextlib.contextmanager
    def put_away(self):
        before, self.is_away = self.is_away, True  # the module's own methods call each other
        try:
            yield
        finally:
            self.is_away = before


def whole(pick):
    return [pick] if type(pick) is int else []


def number(pick):
    return [pick] if type(pick) in (int, float) else []


def share(pick):
    return [pick] if type(pick) in (int, float) and 0 <= pick < 1 else []


def among(items):
    """The item that is the pick; for words also without capitals, for lists also as a tuple."""

    def fitting(pick):
        exact = [item for item in items if type(item) is type(pick) and item == pick]
        return (exact or [item for item in items if is_about(item, pick)])[:1]

    return fitting


def is_about(item, pick):
    if type(item) is str and type(pick) is str:
        return item.strip().lower() == pick.strip().lower()
    return type(item) is tuple and type(pick) is list and list(item) == pick


class Chosen(PLAIN):
    """Each draws as ever first, so its mistakes are the real ones; then a pick takes the place of what was drawn."""

    picks = Picks([])
    source = PLAIN(0)
    _randbelow = PLAIN._randbelow_with_getrandbits

    def seed(self, a=None, version=2):
        super().seed(self.source.getrandbits(64) if a is None else a, version)

    def _pick(self, fitting, draw, *arguments, **options):
        with self.picks.put_away():
            drawn = draw(*arguments, **options)
        return next(iter(self.picks.take(fitting)), drawn)

    def random(self):
        return self._pick(share, super().random)

    def uniform(self, a, b):
        return self._pick(number, super().uniform, a, b)

    def randrange(self, *arguments, **options):
        return self._pick(whole, super().randrange, *arguments, **options)

    def randint(self, a, b):
        return self._pick(whole, super().randint, a, b)

    def choice(self, seq):
        return self._pick(among(seq), super().choice, seq)

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        with self.picks.put_away():
            drawn = super().choices(population, weights, cum_weights=cum_weights, k=k)
        return [next(iter(self.picks.take(among(population))), item) for item in drawn]

    def sample(self, population, k, *, counts=None):
        with self.picks.put_away():
            drawn = super().sample(population, k, counts=counts)
        if self.picks.is_away or counts is not None or not self.picks.left + self.picks.given:
            return drawn
        rest, first = list(population), []
        while len(first) < k and (found := self.picks.take(among(rest))):
            first += found
            del rest[next(at for at, item in enumerate(rest) if item is found[0])]
        return (first + rest)[:k]

    def shuffle(self, x):
        """The order stays, unless there is nothing but a seed."""
        with self.picks.put_away():
            super().shuffle(list(x) if self.picks.left or self.picks.given else x)
        if len(x) > 1:
            x[0] = x[0]  # who cannot be shuffled says so


class System(Chosen):
    pass


Chosen.__name__ = Chosen.__qualname__ = "Random"
System.__name__ = System.__qualname__ = "SystemRandom"
