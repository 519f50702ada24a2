"""The pages that show a lesson's project hear how its check goes."""

import structlog
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from redis.exceptions import RedisError

from learn.progress import messages
from learn.progress.messages import Checked, Checking
from projects.models import Project

logger = structlog.get_logger(__name__)


async def tell(project: Project, event: Checking | Checked) -> None:
    envelope = {"type": "lesson.told", "json": messages.encode(event).decode()}
    try:
        await get_channel_layer().group_send(project.group, envelope)
    except (RedisError, OSError) as error:
        # Each page asks by itself too, while it waits for a check.
        logger.warning("news of a lesson did not go out", reason=type(error).__name__)


def spread(project: Project, event: Checking | Checked) -> None:
    """From where there is no event loop."""
    async_to_sync(tell)(project, event)
