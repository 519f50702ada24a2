"""The runner's tasks: addresses, no more. Upper features queue tasks of their own that execute a run and go on."""

from celery import shared_task
from celery.signals import worker_ready, worker_shutdown

from runner import execution, runs
from runner.messages import FilesChanged
from runner.worker import worker


@shared_task(queue="runs", ignore_result=True)
def execute_run(run_id: str, trace: bool = False) -> None:
    """A run that belongs to nothing: what it wrote is named, and gone."""
    executed = execution.execute(run_id, trace=trace)
    if executed is not None and (executed.written.files or executed.written.left_out):
        names, left_out = sorted(executed.written.files), executed.written.left_out
        execution.tell(executed, FilesChanged(names=names, left_out=left_out))


@shared_task(queue="chores", ignore_result=True)
def tidy_runs() -> None:
    """Give up what was abandoned; forget old transcripts and unused contents."""
    runs.give_up_abandoned()
    runs.forget_old()


@worker_ready.connect
def open_worker(sender, **_) -> None:
    """A worker of the queue `runs` warms its kernels before the first task comes."""
    if any(queue.name == "runs" for queue in sender.task_consumer.queues):
        worker()


@worker_shutdown.connect
def close_worker(**_) -> None:
    from runner import worker as module

    if module._worker is not None:
        module._worker.close()
