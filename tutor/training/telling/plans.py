"""Plans: which kind of program an idea is, and its four to six steps in the words of the blocks."""

import functools
import random
import tomllib
from collections import Counter

from learn.lessons.concepts import CONCEPTS
from tutor.planning import ideas
from tutor.planning.blocks import all_recipes
from tutor.planning.choosing import choose
from tutor.prompting import briefs
from tutor.training.telling import families, hints, told
from tutor.training.telling.told import Told

LEAST, MOST = 4, 6
BEGINS = ("", "", "i want to make ", "a program: ", "make ", "my idea is ", "can we do ")
ABOUT = (
    "sharks",
    "football",
    "horses",
    "space",
    "my family",
    "dragons",
    "pizza",
    "robots",
    "the sea",
    "music",
    "cats",
    "winter",
)


@functools.cache
def own_words() -> dict[str, list[str]]:
    return tomllib.loads((families.HERE / "ideas.toml").read_text("utf-8"))


def plan(chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    """One idea: its kind, and its steps."""
    recipe = chance.choice(all_recipes())
    text = f"{chance.choice(BEGINS)}{_idea(recipe, chance)}"
    idea = ideas.read(text)
    if idea is None:
        hints.note(tally, "no idea")
        return []
    planned = ideas.with_recipe(idea, recipe.name)
    steps = [step["text"] for step in choose(planned, CONCEPTS)]
    why = "" if LEAST <= len(steps) <= MOST else "not four to six steps"
    hints.note(tally, why)
    reply = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    kind = _told(text, "kind", recipe.name, recipe.name)
    return [kind] if why else [kind, _told(text, "steps", recipe.name, reply)]


def _told(text: str, wanted: str, recipe: str, reply: str) -> Told:
    asked = briefs.plan(text, wanted=wanted)
    return told.of(asked, reply, job="plan", part="plan", recipe=f"{wanted}, {recipe}", origin=f"idea {recipe}")


def _idea(recipe, chance: random.Random) -> str:
    if not recipe.words or chance.random() < 0.5:
        return chance.choice(own_words()[recipe.name])
    about = f" about {chance.choice(ABOUT)}" if chance.random() < 0.6 else ""
    return f"a {chance.choice(recipe.words)}{about}"
