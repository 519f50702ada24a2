"""The one thread that may touch the model: takes from the line, steps, tells, looks at the clock between two steps."""

import logging
import os
import threading
from collections.abc import Callable
from time import monotonic

from tutor.engine import jobs, prompts
from tutor.engine.backends.backend import Backend, BackendError, Tell, Token
from tutor.engine.jobs import Job, Trouble
from tutor.engine.line import WaitingLine
from tutor.engine.numbers import Numbers
from tutor.engine.readiness import Readiness
from tutor.engine.running import Running
from tutor.engine.settings import Settings
from tutor.engine.watchdog import Watchdog

logger = logging.getLogger(__name__)

OPEN_SECONDS = 1800.0  # converting a large model on a slow disk takes long
IDLE_SECONDS = 1.0
TRY_AGAIN_SECONDS = 300.0  # a model that could not be opened
MOST_FAILURES = 3  # steps that fail one after the other: then a new process is better
AHEAD_AT_ONCE = 8  # of what nobody waits for: whoever comes then has to share with them
YOUNG = 16  # tokens: about a sentence
SLOTS_FOR_TYPING = 4  # with so many slots one of them is kept for who types
BROKEN = 70  # exit code

OpenBackend = Callable[[Settings, Tell], Backend]


class Inference(threading.Thread):
    def __init__(self, settings: Settings, open_backend: OpenBackend):
        super().__init__(name="inference", daemon=True)
        self.settings = settings
        self.open_backend = open_backend
        self.line = WaitingLine(settings.most_waiting)
        self.readiness = Readiness(name=settings.called)
        self.numbers = Numbers(self.line)
        self.watchdog = Watchdog(settings.stuck_seconds)
        self.running: dict[int, Running] = {}
        self.is_closing = threading.Event()
        self.failures = 0

    def ask(self, job: Job) -> bool:
        """False where it is refused at once. Called from the event loop, as `cancel` and `close` are."""
        if not self.readiness.is_ready:
            self._end(job, jobs.AWAY)
            return False
        if not self.line.put(job):
            self._end(job, jobs.BUSY)
            return False
        return True

    def cancel(self, job: Job) -> None:
        """Whoever asked has gone: it is over before the next step."""
        job.is_cancelled = True
        self.line.wake()

    def close(self, *, seconds: float = 2.0) -> bool:
        """False: it is in the middle of a long step, and does not end in time."""
        self.is_closing.set()
        self.line.wake()
        self.join(seconds)
        return not self.is_alive()

    # ── From here on: the inference thread ──

    def run(self) -> None:
        try:
            self.watchdog.touch(OPEN_SECONDS)
            backend = self._open()
            if backend is None:
                # Started again and again at once it would only heat the room.
                if not self.is_closing.wait(TRY_AGAIN_SECONDS):
                    os._exit(BROKEN)
                return
            while not self.is_closing.is_set():
                self._turn(backend)
            self.watchdog.rest()
            backend.close()
        except BaseException:
            logger.exception("inference broke")
            os._exit(BROKEN)  # nobody would answer any more; the supervisor starts us again

    def _open(self) -> Backend | None:
        try:
            backend = self.open_backend(self.settings, self.readiness.reach)
            self.readiness.reach("warming")
            backend.warm_up()
        except Exception as error:
            logger.exception("model not opened")
            self.watchdog.rest()
            says = str(error) if isinstance(error, BackendError) else f"The model could not be loaded: {error!r}"
            self.readiness.reach("away", says=says)
            return None
        self.watchdog.rest()
        ready = self.readiness
        ready.digest, ready.backend = backend.digest, backend.name
        ready.form = backend.form
        ready.context, ready.fills_in_the_middle = backend.context, backend.fills_in_the_middle
        ready.slots = self.line.slots = max(1, backend.room())
        self.line.at_once = backend.reads_at_once
        ready.reach("ready", 1.0)
        logger.info("ready", extra={"backend": backend.name, "digest": backend.digest, "slots": ready.slots})
        return backend

    def _turn(self, backend: Backend) -> None:
        """All that lies between two steps, and a step."""
        for job in self.line.hopeless():
            self._end(job, jobs.SLOW)
        self._drop_who_need_it_no_more(backend)
        self._let_in(backend)
        self.line.young = self._young()
        if not self.running:
            self.watchdog.rest()
            self.line.wait(IDLE_SECONDS)
            return
        self.watchdog.touch()
        try:
            for token in backend.step():
                if token.id in self.running:
                    self._pass_on(backend, self.running[token.id], token)
            self.failures = 0
            self.line.young = self._young()
        except Exception as error:
            self._give_up_all(backend, error)

    def _let_in(self, backend: Backend) -> None:
        while room := backend.room():
            keeps_one = self.line.slots >= SLOTS_FOR_TYPING and room == 1
            job = self.line.take(most_rank=0 if keeps_one or self._is_reading(backend) else 1 + self._is_quiet())
            if job is None:
                return
            self.watchdog.touch()
            self._begin(backend, job)

    def _is_reading(self, backend: Backend) -> bool:
        """Whoever has begun comes to a sentence before the next prompt is read: else all wait for all."""
        return sum(self._young()) >= backend.reads_at_once

    def _young(self) -> list[int]:
        """What each of those who are not at a sentence yet brought to be read, in tokens."""
        return [running.own for running in self.running.values() if running.tokens_out < YOUNG]

    def _is_quiet(self) -> bool:
        """Nobody waits for what is computed, so something may be made ahead."""
        running = [running.job.ask for running in self.running.values()]
        return len(running) < AHEAD_AT_ONCE and all(ask.is_ahead for ask in running)

    def _begin(self, backend: Backend, job: Job) -> None:
        try:
            request = prompts.request(job, backend)
            if request is None:
                self._end(job, prompts.too_long(backend.context))
                return
            self.running[job.id] = Running(job, len(request.ids), own=len(request.ids) - request.fixed)
            backend.add(request)
        except Exception as error:
            self.running.pop(job.id, None)
            logger.exception("job not begun")
            self._end(job, jobs.FULL if _is_out_of_memory(error) else jobs.BROKEN)

    def _pass_on(self, backend: Backend, running: Running, token: Token) -> None:
        if running.tokens_out == YOUNG - 1 and not running.job.ask.is_typing:
            self.line.learn(monotonic() - running.began)
        if not running.tokens_out:
            self.numbers.first_seconds.observe(monotonic() - running.job.began)
        for event in running.hear(token):
            running.job.tell(event)
            if isinstance(event, jobs.Done):
                self.numbers.ended(event)
        if running.has_ended:
            del self.running[running.job.id]
            if not token.is_last:
                backend.cancel(running.job.id)

    def _drop_who_need_it_no_more(self, backend: Backend) -> None:
        for running in list(self.running.values()):
            job = running.job
            if job.is_cancelled or job.is_late(has_begun=running.tokens_out > 0):
                del self.running[job.id]
                backend.cancel(job.id)
                self._end(job, jobs.SLOW)
                if not job.is_cancelled and running.tokens_out < YOUNG:
                    self.line.learn(monotonic() - running.began)  # at least

    def _give_up_all(self, backend: Backend, error: Exception) -> None:
        """A step failed: nobody knows for whom. All that run end in an error, those who wait are next."""
        logger.exception("step failed", extra={"running": len(self.running)})
        self.failures += 1
        trouble = jobs.FULL if _is_out_of_memory(error) else jobs.BROKEN
        for running in self.running.values():
            self._end(running.job, trouble)
            backend.cancel(running.job.id)
        self.running.clear()
        if self.failures >= MOST_FAILURES:
            raise error

    def _end(self, job: Job, event: Trouble) -> None:
        if job.is_cancelled:
            self.numbers.answers.labels("cancelled").inc()
        else:
            self.numbers.answers.labels(event.code).inc()
            job.tell(event)


def _is_out_of_memory(error: Exception) -> bool:
    """torch has several ways of saying it, for each device another."""
    said = str(error).lower()
    return isinstance(error, MemoryError) or "out of memory" in said or "can't allocate memory" in said
