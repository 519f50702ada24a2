"""Which programs are broken, and by what: of every kind some, over as many shapes as there are."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tutor.training import running
from tutor.training.cases import Broken, RightProgram
from tutor.training.chance import Chance, chance_of
from tutor.training.mistakes import KINDS, MistakeKind, breaking
from tutor.training.mixing import PARTS, Mix, Part, Size
from tutor.training.running import ProgramToRun

SPARE = 1.6  # so many times as many are tried as are wanted: not all behave as meant
LOOKED_AT = 12  # programs for each one that is wanted: many have no place for a kind


@dataclasses.dataclass(frozen=True)
class Candidate:
    broken: Broken
    part: Part


def candidates(programs: Sequence[RightProgram], mix: Mix, size: Size, seed: int) -> list[Candidate]:
    """In a fixed order; none is there twice."""
    pools: dict[Part, list[RightProgram]] = defaultdict(list)
    for program in programs:
        pools[mix.part_of(program.shape)].append(program)
    found: dict[ProgramToRun, Candidate] = {}
    for slug in sorted(mix.kinds & KINDS.keys() if mix.kinds else KINDS):
        for part in PARTS:
            for broken in of_kind(
                KINDS[slug], pools[part], wanted(KINDS[slug], part, mix, size), mix, f"{seed} {slug} {part}"
            ):
                found.setdefault(running.asked_of(broken), Candidate(broken, part))
    return list(found.values())


def wanted(kind: MistakeKind, part: Part, mix: Mix, size: Size) -> int:
    """Of a kind that is not learned, fewer."""
    is_unseen = set(kind.tags) <= mix.unseen_tags
    return size.unseen if is_unseen and part == "train" else size.of(part)


def of_kind(kind: MistakeKind, pool: Sequence[RightProgram], number: int, mix: Mix, seed: str) -> Iterator[Broken]:
    chance, left = chance_of(seed), round(number * SPARE + 0.5) if number else 0
    for program in over_shapes(pool, chance)[: number * LOOKED_AT + 60]:
        if not left:
            return
        broken = breaking.broken(program, kind, chance)
        if broken is None:
            continue
        yield with_another(broken, chance) if chance.random() < mix.with_two_mistakes else broken
        left -= 1


def with_another(broken: Broken, chance: Chance) -> Broken:
    """With a second mistake, where there is a place for one."""
    for slug in chance.sample(sorted(KINDS), 8):
        if slug != broken.kind and (both := breaking.twice(broken, KINDS[slug], chance)):
            return both
    return broken


def over_shapes(pool: Sequence[RightProgram], chance: Chance) -> list[RightProgram]:
    """Shuffled, and no shape comes again before each other one has come."""
    shuffled, rounds = list(pool), Counter[str]()
    chance.shuffle(shuffled)
    keyed = []
    for number, program in enumerate(shuffled):
        keyed.append((rounds[program.shape], number, program))
        rounds[program.shape] += 1
    return [program for _round, _number, program in sorted(keyed, key=lambda key: key[:2])]
