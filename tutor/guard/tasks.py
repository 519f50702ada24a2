"""The guard's task: an address, no more. `tutor.tasks` makes it known to the workers."""

import msgspec
from celery import shared_task

from runner.engine import engine
from runner.worker import worker
from tutor.guard import trying
from tutor.guard.asking import Work

ANSWER_SECONDS = 30


@shared_task(queue="runs", ignore_result=True)
def try_out(asked: dict) -> None:
    """A model's code, for the guard or for a suggestion; the answer is put where it is waited for."""
    work = msgspec.convert(asked, Work)
    tried = trying.found(work, worker())
    with engine().pipeline() as pipe:
        pipe.rpush(work.key, msgspec.json.encode(tried))
        pipe.expire(work.key, ANSWER_SECONDS)
        pipe.execute()
