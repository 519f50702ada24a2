"""Four to six small steps for an idea, with nothing in them that was not taught."""

from collections.abc import Iterator, Set
from typing import NotRequired, TypedDict

from tutor.planning.blocks import PlanStep, all_blocks, all_recipes
from tutor.planning.ideas import Idea

LEAST, MOST = 4, 6


class Chosen(TypedDict):
    """A step as it is kept in `Plan.steps`."""

    text: str
    how: str
    card: str
    check: str  # the block that says when it is done
    done_at: str  # when it was, as ISO says it; "": it is not
    dropped: NotRequired[bool]  # it may come back


def choose(idea: Idea, taught: Set[str]) -> list[Chosen]:
    """In their order. Where too little was taught, what comes next in the curriculum is among it."""
    steps = list(_known(idea, taught))
    if len(steps) < LEAST:
        have = {step.block for step in steps}
        steps += [step for step in idea.recipe.steps if step.block not in have][: LEAST - len(steps)]
    return [_worded(step, idea) for step in _shortened(steps)]


def _known(idea: Idea, taught: Set[str]) -> Iterator[PlanStep]:
    """The recipe's own, then what any program can have."""
    blocks = all_blocks()
    have: set[str] = set()
    for step in (*idea.recipe.steps, *all_recipes()[-1].steps):
        is_spare = step not in idea.recipe.steps
        if step.block in have or (is_spare and len(have) >= LEAST):
            continue
        if set(blocks[step.block].needs) <= taught:
            have.add(step.block)
            yield step


def _shortened(steps: list[PlanStep]) -> list[PlanStep]:
    """The last one is how it ends: rather one before it is left out."""
    return steps if len(steps) <= MOST else [*steps[: MOST - 1], steps[-1]]


def _worded(step: PlanStep, idea: Idea) -> Chosen:
    block = all_blocks()[step.block]
    text = idea.words_for(step.text or block.text)
    return Chosen(text=text, how=block.how, card=block.card, check=step.block, done_at="")
