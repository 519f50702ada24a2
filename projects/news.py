"""The pages that show a project hear at once that it was changed: in another tab, on another device, by its teacher."""

import structlog
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction
from redis.exceptions import RedisError

from projects.models import File, Project

logger = structlog.get_logger(__name__)


def spread(project: Project, *saved: File) -> None:
    """Once it is true for everybody. `saved`: the files whose text changed; none: look at all of them."""
    revisions = {str(file.pk): file.revision for file in saved}
    envelope = {"type": "project.changed", "names": [file.name for file in saved], "revisions": revisions}
    transaction.on_commit(lambda: _send(project.group, envelope), robust=True)


def _send(group: str, envelope: dict) -> None:
    try:
        async_to_sync(get_channel_layer().group_send)(group, envelope)
    except (RedisError, OSError) as error:
        # Each page looks for itself, too: when it is looked at again, and when it saves.
        logger.warning("news did not go out", reason=type(error).__name__)
