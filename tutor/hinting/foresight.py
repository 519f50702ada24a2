"""The first hint to a run that has failed, made before anybody asks: at the lowest priority, and told to nobody."""

import dataclasses
from collections.abc import AsyncIterator

from channels.db import database_sync_to_async

from learn.people.models import User
from projects.models import Project
from tutor import following
from tutor.ask import compose, refused, scene_of
from tutor.hinting import hints
from tutor.messages import Foresee, Help
from tutor.model.asking import AboutModel, Asked, Model, Piece
from tutor.prompting import prompts
from tutor.recall import Recall

SECONDS = 20.0  # later than that it is of no use


class Unhurried:
    """The same model, asked behind all who wait."""

    def __init__(self, model: Model):
        self.model = model

    async def about(self) -> AboutModel:
        return await self.model.about()

    def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        return self.model.stream(dataclasses.replace(asked, priority="ahead", first_seconds=SECONDS, seconds=SECONDS))


async def foresee(message: Foresee, *, student: User, project: Project, model: Model) -> None:
    """Afterwards `recall` has it. Only a model that was trained for this is asked: ours, which costs nothing."""
    about = await model.about()
    if not (about.is_ready and about.form):
        return
    wish = Help(id="foreseen", run=message.run, files=message.files)
    scene = await database_sync_to_async(scene_of)(wish, student, project)
    ask = await database_sync_to_async(compose)(wish, scene, about)
    if ask.how != "model" or refused(ask) or scene.failed is None:
        return
    asked = prompts.hint(scene, about="failure", level=ask.level, said=ask.told, form=about.form)
    recall = Recall(about.digest)
    said = hints.sentences(
        scene,
        level=ask.level,
        said=ask.told,
        before=ask.before,
        model=Unhurried(model),
        recall=recall,
        patience=SECONDS,
    )
    with following.ahead(recall.key(asked)) as going:
        async for sentence in said:
            if sentence.source == "model":
                going.add(sentence.text)
