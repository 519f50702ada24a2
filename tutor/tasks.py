"""The tutor's tasks: addresses, no more."""

import msgspec
from celery import shared_task

from runner.engine import engine
from runner.worker import worker
from tutor import retention
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


@shared_task(queue="chores", ignore_result=True)
def forget_old_exchanges() -> None:
    """Each class says how long they are kept."""
    retention.forget_old()
