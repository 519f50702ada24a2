"""Plan with me: from an idea to a list of small steps, kept with the project."""

import contextlib
import dataclasses
from collections.abc import AsyncGenerator, Sequence

from channels.db import database_sync_to_async
from django.utils.translation import gettext as _
from msgspec.structs import replace

from projects.models import Project
from tutor import taught
from tutor.errors import ModelTrouble
from tutor.messages import Ended, MakePlan, Planned, Rearrange, Says, Sentence
from tutor.model.asking import Asked, Model, Turn
from tutor.planning import ideas, plans
from tutor.planning.blocks import all_recipes
from tutor.planning.choosing import choose
from tutor.planning.ideas import Idea
from tutor.prompting import briefs, prompts
from tutor.scenes import Scene

SYSTEM = "You sort ideas for small programs. Answer with one word of this list and nothing else: {names}."


async def make(scene: Scene, message: MakePlan, model: Model | None = None) -> AsyncGenerator[Says, None]:
    """`model`: only where it has passed its exam for this; it says which kind of program it is, no more."""
    if scene.standing is not None and not scene.standing.is_own_idea:
        yield _said(_("Here the lesson is the plan. Make a plan for an idea of your own in a project of your own."))
        return
    idea = ideas.read(message.idea)
    if idea is None:
        yield _said(_("Tell me your idea in a sentence: what will it do? For example: “a quiz about sharks”."))
        return
    if model is not None and not idea.recipe.words:
        idea = ideas.with_recipe(idea, await kind_of(idea, model))
    yield await database_sync_to_async(_planned)(scene, idea)
    yield _said(
        _(
            "Build one step, then press Run: when the run shows it, the step is ticked. "
            "You can do steps earlier, or drop them."
        )
    )
    if not idea.about:
        yield _said(_("They fit many programs of this kind. What only your idea has is for you to add where it fits."))


def _planned(scene: Scene, idea: Idea) -> Planned:
    return plans.keep(scene.project, idea.text, choose(idea, taught.concepts(scene)))


async def kind_of(idea: Idea, model: Model) -> str:
    names = [recipe.name for recipe in all_recipes()]
    asked = _kind(idea, names, form=(await model.about()).form)
    said = ""
    with contextlib.suppress(ModelTrouble):
        async with contextlib.aclosing(model.stream(asked)) as pieces:  # type: ignore[type-var]
            async for piece in pieces:
                said += piece.text
    return next((name for name in names if name in said.lower()[:60]), "")


def _kind(idea: Idea, names: Sequence[str], *, form: int) -> Asked:
    if form:
        return dataclasses.replace(briefs.plan(idea.text, wanted="kind"), most_tokens=8)
    turns = (
        Turn("system", SYSTEM.format(names=", ".join(names)), True),
        Turn("user", f"Idea: {prompts.fenced(idea.text, ideas.MOST_CHARS)}\nKind:"),
    )
    return Asked(turns=turns, most_tokens=8)


def _said(text: str) -> Sentence:
    return Sentence(text=text, source="written")


async def rearranged(project: Project, message: Rearrange) -> AsyncGenerator[Says, None]:
    """The plan as the student wants it now; it costs nothing of the day's help."""
    planned = await database_sync_to_async(plans.rearrange)(project, message.order, message.seen)
    yield replace(planned or Planned(idea="", steps=[]), id=message.id)
    yield Ended(id=message.id, how="done")
