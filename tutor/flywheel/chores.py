"""What is done with gifts behind the pages: collected once a day, and each run again on a worker."""

import structlog

from learn.lessons.checks.line import in_turn
from runner.errors import RunnerError
from runner.worker import Worker
from tutor.flywheel import proving
from tutor.flywheel.collecting import collect
from tutor.models import Gift

__all__ = ["collect", "prove"]

logger = structlog.get_logger(__name__)


def prove(gift_id: int, here: Worker) -> None:
    """Only what still fails in the same way waits for the teacher. Where it cannot be run, it is tried again later."""
    gift = Gift.objects.filter(pk=gift_id, state=Gift.State.NEW).first()
    if gift is None or here.pool is None:
        return
    try:
        line = here.do(proving.line_of(gift.program, gift.tag, in_turn(here.pool, "gifts")))
    except RunnerError as error:
        logger.warning("a gift was not run", reason=type(error).__name__)
        return
    if line is None:
        gift.delete()
    else:
        Gift.objects.filter(pk=gift_id, state=Gift.State.NEW).update(state=Gift.State.WAITING, line=line)
