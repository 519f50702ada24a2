"""The life of a run: created, claimed by a worker, followed, stopped, ended."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from typing import cast

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone
from msgspec.structs import replace
from redis.exceptions import RedisError

from learn.people.models import User
from runner import messages
from runner.endings import SENTENCES
from runner.engine import engine, events_key
from runner.errors import RefusedFile, RefusedRun
from runner.files import check_sizes
from runner.messages import Act, Answer, Finished, StopRun
from runner.models import Blob, Run

LEASE_SECONDS = 5
QUEUE_SECONDS = 30  # a queued run that no worker took by then is given up
MOST_AT_ONCE = 3  # live runs of one person
MOST_A_MINUTE = 60
KEEP_DAYS = 7
STEPS = '{"type":"steps"'  # how such an event begins


def create(*, owner: User | None, place: str, files: Mapping[str, str], entry: str, is_budgeted: bool = True) -> Run:
    """Keep what will be run (path -> digest of its Blob), and stop what still runs at this place.

    Nothing starts until its task is queued. Raises RefusedRun with a sentence. Without an owner the caller keeps
    the budget.
    """
    check_files(files, entry)
    if is_budgeted and owner is not None:
        check_budget(owner, place)
    run = Run.objects.create(owner=owner, place=place, files=dict(files), entry=entry, lease_until=soon(QUEUE_SECONDS))
    # Of two that begin at once the older one goes: so each looks after it has said that it is there.
    stop_all(Run.objects.alive().filter(place=place, created_at__lt=run.created_at))
    return run


def check_files(files: Mapping[str, str], entry: str) -> None:
    if entry not in files:
        raise RefusedRun(f"There is no file called {entry} to run. Add one, or run another file.")
    sizes = dict(Blob.objects.filter(pk__in=set(files.values())).values_list("pk", "size"))
    for path, digest in files.items():
        if digest not in sizes:
            raise RefusedRun(f"What {path} held is gone. Change something in it, then press Run again.")
    try:
        check_sizes({path: sizes[digest] for path, digest in files.items()})
    except RefusedFile as error:
        raise RefusedRun(str(error)) from error


def check_budget(owner: User, place: str) -> None:
    """One student's runs must leave room for the others'."""
    elsewhere = ~Q(state=Run.State.ENDED) & ~Q(place=place) & Q(lease_until__gt=timezone.now())
    mine = Run.objects.filter(owner=owner).aggregate(
        running=Count("pk", filter=elsewhere), lately=Count("pk", filter=Q(created_at__gt=soon(-60)))
    )
    if mine["running"] >= MOST_AT_ONCE:
        raise RefusedRun(f"{MOST_AT_ONCE} of your programs are still running. Stop one of them, then press Run again.")
    if mine["lately"] >= MOST_A_MINUTE:
        raise RefusedRun("That was very many runs in one minute. Wait a moment, then press Run again.")


def claim(run_id: uuid.UUID, *, worker: str, level: str) -> Run | None:
    """Take a queued run for this worker. None if it was stopped or taken meanwhile."""
    now = timezone.now()
    taken = Run.objects.filter(pk=run_id, state=Run.State.QUEUED).update(
        state=Run.State.RUNNING, worker=worker, sandbox_level=level, started_at=now, lease_until=soon(LEASE_SECONDS)
    )
    return Run.objects.select_related("owner").get(pk=run_id) if taken else None


def renew(run_ids: Iterable[uuid.UUID]) -> None:
    """Say that these runs' worker is still there."""
    Run.objects.filter(pk__in=list(run_ids), state=Run.State.RUNNING).update(lease_until=soon(LEASE_SECONDS))


def end(run: Run, *, outcome: str, transcript: Iterable[str]) -> bool:
    """Close the row. False where it was closed already: the first word stands."""
    here = Run.objects.filter(place=run.place)
    if here.filter(created_at__gt=run.created_at).exists():
        transcript = without_steps(transcript)
    ended = (
        Run.objects.alive()
        .filter(pk=run.pk)
        .update(state=Run.State.ENDED, outcome=outcome, ended_at=timezone.now(), transcript="\n".join(transcript))
    )
    forget_steps(here.filter(created_at__lt=run.created_at).order_by("-created_at").first())
    return bool(ended)


def forget_steps(run: Run | None) -> None:
    """Steps are large, and only those of a place's latest run are ever looked at."""
    if run is not None and run.state == Run.State.ENDED and STEPS in run.transcript:
        run.transcript = "\n".join(without_steps(run.transcript.split("\n")))
        run.save(update_fields=["transcript"])


def without_steps(events: Iterable[str]) -> list[str]:
    return [event for event in events if not event.startswith(STEPS)]


def stop(run: Run) -> None:
    """Stop a run wherever it is: still queued, or held by a worker."""
    stop_all(Run.objects.filter(pk=run.pk))


def stop_all(runs: Iterable[Run]) -> None:
    for run in runs:
        if run.state == Run.State.QUEUED and end_queued(run):
            continue
        tell_worker(run, StopRun())


def end_queued(run: Run) -> bool:
    finished = Finished(outcome="stopped", text="Stopped before it began.", run=str(run.pk), seq=1)
    return close(run, finished, Run.State.QUEUED)


def answer(run: Run, *, ask: int, text: str | None) -> None:
    tell_worker(run, Answer(ask=ask, text=None if text is None else text[:10_000]))


async def act(run: Run, act: Act) -> None:
    """Quicker than the others: a key should move something within the blink of an eye."""
    await get_channel_layer().group_send(run.control, envelope_for(act))


def envelope_for(message: StopRun | Answer | Act) -> dict:
    return {"type": "run.control", "json": messages.encode(message).decode()}


def tell_worker(run: Run, message: StopRun | Answer) -> None:
    """Through the run's control group, which the task that holds it reads."""
    async_to_sync(get_channel_layer().group_send)(run.control, envelope_for(message))


def give_up(run: Run) -> None:
    """End a run whose worker is gone: keep what was shown, and tell the student."""
    outcome, sentence, advice = SENTENCES["broken_off"]
    if run.state == Run.State.QUEUED:
        sentence = "The program could not be started: nobody is there to run it, or all places are taken"
    told = Finished(outcome=outcome, text=f"{sentence}. {advice}", run=str(run.pk))
    close(run, told, run.state)


def close(run: Run, finished: Finished, state: str) -> bool:
    shown = kept(run)
    last = messages.decode_number(shown[-1]).seq if shown else 0
    final = messages.encode(replace(finished, seq=last + 1)).decode()
    with transaction.atomic():
        ended = Run.objects.filter(pk=run.pk, state=state).update(
            state=Run.State.ENDED,
            outcome=finished.outcome,
            ended_at=timezone.now(),
            transcript="\n".join([*shown, final]),
        )
    if ended:
        async_to_sync(get_channel_layer().group_send)(run.group, {"type": "run.event", "json": [final]})
    return bool(ended)


def kept(run: Run, *, after: int = 0) -> list[str]:
    """The run's events as JSON, from its row once it ended and from the engine before."""
    run.refresh_from_db(fields=["state", "transcript"])
    if run.state == Run.State.ENDED and run.transcript:
        events = run.transcript.split("\n")
    else:
        try:
            kept_there = cast(list[bytes], engine().lrange(events_key(str(run.pk)), 0, -1))
            events = [event.decode() for event in kept_there]
        except (RedisError, OSError):
            events = []
    return [event for event in events if messages.decode_number(event).seq > after]


def is_abandoned(run: Run) -> bool:
    return run.state != Run.State.ENDED and run.lease_until < timezone.now()


def give_up_abandoned() -> int:
    """End every run whose lease is over."""
    abandoned = list(Run.objects.alive().filter(lease_until__lt=timezone.now()))
    for run in abandoned:
        give_up(run)
    return len(abandoned)


def forget_old() -> None:
    """Delete runs after a week, but each place's latest: its output is what the student sees on return."""
    latest = Run.objects.filter(place=OuterRef("place")).order_by("-created_at").values("pk")[:1]
    old = Run.objects.filter(created_at__lt=soon(-KEEP_DAYS * 86_400)).exclude(pk=Subquery(latest))
    Run.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:5_000])).delete()


def soon(seconds: float) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(seconds=seconds)
