"""Grey text is asked for with every pause of the fingers: what is allowed here is looked up once in a few seconds."""

import time
from collections.abc import AsyncGenerator

from channels.db import database_sync_to_async

from learn.people.models import User
from projects.models import Project
from tutor import policy, scenes
from tutor.ghosts import completions
from tutor.ledger import exchanges
from tutor.ledger.accounts import Metered
from tutor.messages import Complete, Ghost, Says
from tutor.model.asking import Model
from tutor.scenes import Scene

SECONDS = 5.0


class Glances:
    """Of one page."""

    def __init__(self) -> None:
        self.scene: Scene | None = None
        self.at = float("-inf")

    def forget(self) -> None:
        """What is allowed is looked up with the next pause: it may have become more."""
        self.at = float("-inf")

    async def ghost(
        self, message: Complete, *, student: User, project: Project, model: Model
    ) -> AsyncGenerator[Says, None]:
        """Exactly one `Ghost`, then its row; "" where none is offered."""
        about = await model.about()
        if self.at + SECONDS < time.monotonic():
            digest = about.digest if about.is_ready else ""
            self.scene = await database_sync_to_async(scene_of)(student, project, digest)
            self.at = time.monotonic()
        if self.scene is None:
            yield Ghost(id=message.id, text="")
            return
        metered, began = Metered(model, about), time.monotonic()
        ghost = await completions.complete(self.scene, message, metered)
        yield ghost
        if metered.was_asked:
            seconds = time.monotonic() - began
            count = database_sync_to_async(exchanges.count_ghost)
            await count(self.scene, model=metered, text=ghost.text, seconds=seconds)


def scene_of(student: User, project: Project, digest: str) -> Scene | None:
    """None where no grey text is offered."""
    scene = scenes.glance(student=student, project=project)
    return scene if policy.ways_of(scene, digest).get("ghost") == "model" else None
