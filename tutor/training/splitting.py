"""What is learned from, what is watched meanwhile, and what is for the exam: by kind and shape, not at random."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

from tutor.exam.cases import hints
from tutor.training.cases import Case
from tutor.training.choosing import Candidate
from tutor.training.mixing import PARTS, Mix, Part, Size
from tutor.training.trees import tree_of

FIRST: tuple[Part, ...] = ("unseen", "valid", "train")  # what was taken there is not learned from


def split(cases: Sequence[tuple[Candidate, Case]], mix: Mix, size: Size) -> dict[Part, list[Case]]:
    """No program of one part has the form of one in another, and none that of one in the exam."""
    sorted_out = in_parts(cases, mix)
    taken: Set[str] = examined()
    chosen: dict[Part, list[Case]] = {}
    for part in FIRST:
        chosen[part] = few_of_each(sorted_out[part], size.of(part), taken, 1 if part != "train" else mix.shares_a_tree)
        taken = taken | {tree_of(case.broken.source) for case in chosen[part]}
    return {part: chosen[part] for part in PARTS}


def in_parts(cases: Iterable[tuple[Candidate, Case]], mix: Mix) -> dict[Part, list[Case]]:
    found: dict[Part, list[Case]] = defaultdict(list)
    for candidate, case in cases:
        is_unseen = case.scene.findings[0].tag in mix.unseen_tags
        found["unseen" if is_unseen else candidate.part].append(case)
    return found


def few_of_each(cases: Sequence[Case], number: int, taken: Set[str], shares_a_tree: int) -> list[Case]:
    """At most `number` of a kind, and `shares_a_tree` of one form."""
    kinds, trees, chosen = Counter[str](), Counter[str](), []
    for case in cases:
        tree = tree_of(case.broken.source)
        if tree in taken or trees[tree] >= shares_a_tree or kinds[case.broken.kind] >= number:
            continue
        kinds[case.broken.kind] += 1
        trees[tree] += 1
        chosen.append(case)
    return chosen


def examined() -> frozenset[str]:
    """The forms of the exam's own programs."""
    return frozenset(tree_of(case.program) for case in hints.hints())
