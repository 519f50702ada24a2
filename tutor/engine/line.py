"""Who waits for the model: a bounded line, typing before reading, that says at once when it is no use to wait."""

import threading
from collections.abc import Sequence

from tutor.engine.jobs import Job

TYPICAL_SECONDS = 0.5  # from its beginning to a first sentence, before any was measured
MOST_AHEAD = 16  # who wait without being waited for
LEARNS = 0.2  # the weight of the latest measurement


class WaitingLine:
    """Filled by the event loop, emptied by the inference thread."""

    def __init__(self, most: int):
        self.most = most
        self.slots = 1  # answers that are made at once; the back end says how many …
        self.at_once = 1  # … and how many tokens of prompts come to their first sentence together
        self.young: list[int] = []  # what each of those brought who have begun and are not there yet
        self.typical_seconds = TYPICAL_SECONDS
        self.jobs: list[Job] = []
        self.changed = threading.Condition()

    def __len__(self) -> int:
        return len(self.jobs)

    def put(self, job: Job) -> bool:
        """False: it is full, or the wait would be longer than the job has time for."""
        with self.changed:
            waiting = [other for other in self.jobs if not other.is_cancelled]
            ahead = [other for other in waiting if other.rank < job.rank]
            alike = sum(other.ask.is_ahead == job.ask.is_ahead for other in waiting)
            most = MOST_AHEAD if job.ask.is_ahead else self.most
            if alike >= most or self.wait_seconds(ahead) > job.ask.first_seconds:
                return False
            self.jobs = [*waiting, job]
            self.changed.notify()
            return True

    def wait_seconds(self, ahead: Sequence[Job]) -> float:
        """Until the model begins with whoever has those before them in the line."""
        brought = [*self.young, *(job.ask.own_tokens for job in ahead)]
        return max(sum(brought) // self.at_once, len(brought) // self.slots) * self.typical_seconds

    def take(self, *, most_rank: int = 1) -> Job | None:
        """The next one, `None` where nobody waits. `most_rank` 0: only who types; 1: nobody whom nobody waits for."""
        with self.changed:
            found = min((job for job in self.jobs if job.rank[0] <= most_rank), key=lambda job: job.rank, default=None)
            if found:
                self.jobs.remove(found)
            return found

    def hopeless(self) -> list[Job]:
        """Takes out who has gone away or whose time is over."""
        with self.changed:
            gone = [job for job in self.jobs if job.is_cancelled or job.is_late(has_begun=False)]
            self.jobs = [job for job in self.jobs if job not in gone]
            return gone

    def wait(self, seconds: float) -> None:
        """Until somebody comes, at most so long."""
        with self.changed:
            if not self.jobs:
                self.changed.wait(seconds)

    def wake(self) -> None:
        with self.changed:
            self.changed.notify_all()

    def learn(self, seconds: float) -> None:
        """A first sentence took so long."""
        self.typical_seconds += LEARNS * (seconds - self.typical_seconds)
