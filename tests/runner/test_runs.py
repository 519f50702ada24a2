"""The life of a run, as verbs on rows."""

import datetime

import pytest
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.utils import timezone

from learn.people.models import Classroom, Membership, User
from runner import messages, runs
from runner.engine import events_key
from runner.errors import RefusedRun
from runner.files import keep_all
from runner.limits import LIMITS
from runner.messages import Answer, Finished, Output, Steps, StopRun
from runner.models import Blob, Run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine")]


@pytest.fixture
def ada(db):
    return User.objects.create_user(display_name="Ada")


def begin(owner, place="project:1", files=None, entry="main.py"):
    digests = keep_all(files or {"main.py": b"print(1)"})
    return runs.create(owner=owner, place=place, files=digests, entry=entry)


def claim(run):
    return runs.claim(run.pk, worker="w", level="full")


def told_to(run) -> list:
    """What reached the worker that holds the run, after `listen`."""
    layer, found = get_channel_layer(), []
    queue = layer.channels.get(f"ear-{run.pk.hex}")
    while queue is not None and not queue.empty():
        found.append(messages.decode(queue.get_nowait()[1]["json"]))
    return found


def listen(run) -> None:
    async_to_sync(get_channel_layer().group_add)(run.control, f"ear-{run.pk.hex}")


def kept_in_engine(engine, run, *events) -> None:
    for seq, event in enumerate(events, 1):
        text = messages.encode(event).replace(b'"seq":0', b'"seq":%d' % seq)
        engine.rpush(events_key(str(run.pk)), text)


def expire(run) -> None:
    Run.objects.filter(pk=run.pk).update(lease_until=timezone.now() - datetime.timedelta(seconds=1))


# ── Created ──


def test_a_new_run_waits_for_a_worker(ada):
    run = begin(ada)

    assert (run.state, run.owner, run.entry) == ("queued", ada, "main.py")
    assert not runs.is_abandoned(run)


def test_a_file_that_is_not_there_cannot_be_run(ada):
    with pytest.raises(RefusedRun, match=r"There is no file called game\.py to run"):
        begin(ada, entry="game.py")


def test_too_many_or_too_large_files_are_refused(ada):
    many = {f"{n}.py": b"" for n in range(LIMITS.project_files + 1)}
    with pytest.raises(RefusedRun, match="40 files"):
        begin(ada, files=many, entry="0.py")
    with pytest.raises(RefusedRun, match="2 MB"):
        begin(ada, files={"main.py": b"x" * (LIMITS.project_file_bytes + 1)})


def test_contents_that_are_gone_are_refused_with_a_sentence(ada):
    with pytest.raises(RefusedRun, match="What main"):
        runs.create(owner=ada, place="p", files={"main.py": "0" * 64}, entry="main.py")


def test_a_new_run_stops_the_old_one_at_the_same_place(ada):
    old = claim(begin(ada))
    elsewhere = claim(begin(ada, place="project:2"))
    listen(old)
    listen(elsewhere)

    begin(ada)

    assert told_to(old) == [StopRun()]
    assert told_to(elsewhere) == []


def test_a_new_run_ends_one_that_was_still_waiting(ada):
    old = begin(ada)

    begin(ada)

    old.refresh_from_db()
    assert (old.state, old.outcome) == ("ended", "stopped")
    assert claim(old) is None


def test_of_two_runs_begun_at_once_the_later_one_stays(ada):
    later = begin(ada)
    Run.objects.filter(pk=later.pk).update(created_at=timezone.now() + datetime.timedelta(seconds=1))

    begin(ada)  # it looks around when `later` is there already, and leaves it alone

    later.refresh_from_db()
    assert later.state == "queued"


def test_one_person_has_few_runs_at_once(ada):
    for n in range(runs.MOST_AT_ONCE):
        claim(begin(ada, place=f"project:{n}"))

    with pytest.raises(RefusedRun, match="still running"):
        begin(ada, place="project:more")
    begin(ada, place="project:0")  # it takes the place of the one there
    begin(User.objects.create_user(display_name="Bo"), place="project:bo")


def test_runs_that_lost_their_worker_do_not_count(ada):
    for n in range(runs.MOST_AT_ONCE):
        expire(claim(begin(ada, place=f"project:{n}")))

    begin(ada, place="project:more")


def test_one_person_has_only_so_many_runs_a_minute(ada):
    digests = keep_all({"main.py": b""})
    Run.objects.bulk_create(
        Run(owner=ada, place="p", files=digests, entry="main.py", state="ended", lease_until=timezone.now())
        for _ in range(runs.MOST_A_MINUTE)
    )

    with pytest.raises(RefusedRun, match="very many runs"):
        begin(ada)


def test_whoever_has_no_budget_is_not_counted(ada):
    digests = keep_all({"main.py": b""})
    for n in range(runs.MOST_AT_ONCE + 2):
        claim(runs.create(owner=ada, place=f"terminal:{n}", files=digests, entry="main.py", is_budgeted=False))


# ── Claimed ──


def test_one_worker_takes_a_run(ada):
    run = begin(ada)

    taken = claim(run)

    assert (taken.state, taken.worker, taken.sandbox_level) == ("running", "w", "full")
    assert claim(run) is None


def test_a_lease_is_renewed_while_it_runs(ada):
    run, ended = claim(begin(ada)), claim(begin(ada, place="project:2"))
    runs.end(ended, outcome="finished", transcript=[])
    expire(run)
    expire(ended)

    runs.renew([run.pk, ended.pk])

    run.refresh_from_db()
    ended.refresh_from_db()
    assert run.lease_until > timezone.now()
    assert ended.lease_until < timezone.now()


# ── Followed ──


def test_what_was_shown_is_kept_in_the_engine_and_then_in_the_row(ada, engine):
    run = claim(begin(ada))
    kept_in_engine(engine, run, Output(stream="stdout", text="a"), Output(stream="stdout", text="b"))
    assert [messages.decode_event(told).text for told in runs.kept(run)] == ["a", "b"]
    assert [messages.decode_event(told).text for told in runs.kept(run, after=1)] == ["b"]

    assert runs.end(run, outcome="finished", transcript=runs.kept(run))
    engine.flushall()

    assert [messages.decode_event(told).text for told in runs.kept(run)] == ["a", "b"]


def transcript_of(run) -> list[str]:
    """With steps among its events."""
    events = [
        Steps(first=0, steps=[], done=True),
        Output(stream="stdout", text='{"type":"steps"'),
        Finished(outcome="finished"),
    ]
    return [messages.encode(event).decode() for event in events]


def types_kept(run) -> list[type]:
    run.refresh_from_db()
    return [type(messages.decode_event(event)) for event in run.transcript.split("\n")]


def test_steps_are_kept_with_the_latest_run_of_a_place_only(ada):
    first, other = begin(ada), begin(ada, place="project:2")
    for run in (first, other):
        runs.end(run, outcome="finished", transcript=transcript_of(run))
    assert types_kept(first) == [Steps, Output, Finished]
    second = begin(ada)
    runs.end(second, outcome="finished", transcript=transcript_of(second))
    assert types_kept(second) == [Steps, Output, Finished]
    assert types_kept(first) == [Output, Finished]
    assert types_kept(other) == [Steps, Output, Finished]


def test_a_run_that_ends_after_the_next_keeps_no_steps(ada):
    first, second = begin(ada), begin(ada)
    runs.end(second, outcome="finished", transcript=transcript_of(second))
    Run.objects.filter(pk=first.pk).update(state=Run.State.RUNNING)
    runs.end(first, outcome="stopped", transcript=transcript_of(first))
    assert types_kept(first) == [Output, Finished]
    assert types_kept(second) == [Steps, Output, Finished]


def test_the_first_end_stands(ada):
    run = claim(begin(ada))

    assert runs.end(run, outcome="finished", transcript=[])
    assert not runs.end(run, outcome="failed", transcript=[])

    run.refresh_from_db()
    assert run.outcome == "finished"


def test_an_owner_and_her_teacher_see_a_run(ada):
    teacher = User.objects.create_user("t", display_name="T", is_teacher=True)
    classroom = Classroom.objects.create(name="7b", code="abcdefgh", teacher=teacher)
    Membership.objects.create(classroom=classroom, student=ada, nickname="Ada")
    classmate = User.objects.create_user(display_name="Bo")
    Membership.objects.create(classroom=classroom, student=classmate, nickname="Bo")
    other_teacher = User.objects.create_user("o", display_name="O", is_teacher=True)
    run = begin(ada)

    assert list(Run.objects.visible_to(ada)) == [run]
    assert list(Run.objects.visible_to(teacher)) == [run]
    assert not Run.objects.visible_to(classmate).exists()
    assert not Run.objects.visible_to(other_teacher).exists()


# ── Stopped, answered ──


def test_stop_reaches_the_worker(ada):
    run = claim(begin(ada))
    listen(run)

    runs.stop(run)
    runs.answer(run, ask=2, text="x" * 20_000)
    runs.answer(run, ask=3, text=None)

    assert told_to(run) == [StopRun(), Answer(ask=2, text="x" * 10_000), Answer(ask=3, text=None)]


def test_a_run_that_waits_is_stopped_without_a_worker(ada):
    run = begin(ada)

    runs.stop(run)

    run.refresh_from_db()
    assert run.state == "ended"
    assert messages.decode_event(runs.kept(run)[-1]).text == "Stopped before it began."


def test_stop_comes_too_late_for_a_run_that_ended(ada):
    run = claim(begin(ada))
    runs.end(run, outcome="finished", transcript=["x"])

    runs.stop(run)

    run.refresh_from_db()
    assert run.outcome == "finished"


# ── Broken off ──


def test_a_run_without_its_worker_is_given_up_and_keeps_what_was_shown(ada, engine):
    run = claim(begin(ada))
    kept_in_engine(engine, run, Output(stream="stdout", text="a"), Output(stream="stdout", text="b"))
    expire(run)

    assert runs.give_up_abandoned() == 1

    shown = [messages.decode_event(told) for told in runs.kept(run)]
    run.refresh_from_db()
    assert run.outcome == "broken_off"
    assert [event.seq for event in shown] == [1, 2, 3]
    assert isinstance(shown[-1], Finished)
    assert "fault on our side" in shown[-1].text
    assert "Your files are saved" in shown[-1].text


def test_a_run_that_nobody_took_is_given_up(ada):
    run = begin(ada)
    expire(run)

    runs.give_up_abandoned()

    assert "could not be started" in messages.decode_event(runs.kept(run)[-1]).text
    assert claim(run) is None


def test_a_run_whose_worker_is_there_is_left_alone(ada):
    claim(begin(ada))

    assert runs.give_up_abandoned() == 0


def test_giving_up_twice_says_it_once(ada):
    run = claim(begin(ada))
    expire(run)

    runs.give_up(run)
    runs.give_up(run)

    assert len(runs.kept(run)) == 1


# ── Forgotten ──


def test_old_runs_are_forgotten_but_the_latest_of_each_place(ada):
    old, latest, young = begin(ada), begin(ada), begin(ada, place="project:2")
    week_ago = timezone.now() - datetime.timedelta(days=8)
    Run.objects.filter(pk__in=[old.pk, latest.pk]).update(created_at=week_ago)
    Run.objects.filter(pk=latest.pk).update(created_at=week_ago + datetime.timedelta(minutes=1))

    runs.forget_old()

    assert set(Run.objects.all()) == {latest, young}


# ── Contents ──


def test_a_content_is_kept_once(ada):
    digests = keep_all({"a.txt": b"same", "b.txt": b"same", "c.txt": b"other"})
    keep_all({"d.txt": b"same"})

    assert Blob.objects.count() == 2
    assert digests["a.txt"] == digests["b.txt"]
