"""One program, run in a sandboxed kernel: its events, its clock, its limits and its end."""

import asyncio
import base64
import contextlib
import dataclasses
import json
import os
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Protocol

import msgspec

from runner import endings
from runner.drawing.drawings import Sheet
from runner.fencing import box, cgroups, sandbox
from runner.files import Files, digest_of
from runner.kernels.jupyter import Message, Wires, connection_for
from runner.kernels.printed import Printed
from runner.kernels.questions import Questions
from runner.limits import Limits
from runner.messages import Act, Drawing, Event, Finished, Notice
from runner.untrusted import export
from runner.untrusted.claims import Ending, ending_of, failed_of
from runner.untrusted.outputs import Reader
from runner.untrusted.plain import Value, value_of
from runner.untrusted.plots import Plot, plots_of
from runner.untrusted.tracing import Tracing

WATCH_SECONDS = 0.25
LOOK_SECONDS = 1.0  # at the processor time of what draws or asks
MOST_MESSAGES_A_SECOND = 150  # of a program that draws for half an hour


class Kernel(Protocol):
    """A fenced Python that runs one program."""

    def run(
        self, files: Files, entry: str, *, limits: Limits, trace: bool = False, trying: Mapping | None = None
    ) -> AsyncIterator[Event]:
        """Yield events until the program ends, is stopped or reaches a limit; the last one is a `Finished`.

        A student's mistake is a `Failed`, not a raise. With `trace` there are `Steps` among the events.
        `trying` is what `inside/trial.py` is told where the program is only tried out.
        Called once: a kernel is used for one program.
        """

    def inquire(self, question: Mapping, *, seconds: float) -> AsyncIterator[Event | Value]:
        """After its run: `{"look": name}` at a variable, or `{"call": name, "args": […]}`. Yields its events, then
        a `Value`, unless none came: it took longer than `seconds`, or the kernel is gone.
        """

    def answer(self, ask: int, text: str | None) -> str | None:
        """Give a line to the program that asked; None ends its input.

        Gives what the console shows of it, or None where the program asked nothing.
        """

    draws: bool  # it has drawn something

    def act(self, act: Act) -> None:
        """Tell the program what the person does on its drawing."""

    def stop(self, reason: str = "stopped") -> None:
        """Ask the program to stop; after a short grace it is ended. `reason` is a key of `endings.SENTENCES`."""

    sheet: Sheet  # what its program has drawn
    plots: list[Plot]  # what its plots show, where `trying` asks for it

    async def written(self) -> export.Written:
        """What the program left in its folder, compared with what it was given."""


class JupyterKernel:
    def __init__(self, fenced: box.Box, wires: Wires):
        self.box = fenced
        self.wires = wires
        self.given: dict[str, str] = {}
        self.sheet = Sheet()
        self.plots: list[Plot] = []
        self.reply: Message | None = None  # to what was asked last
        self.took = 0.0  # seconds, until it came
        self.is_gone = False
        self.reason = ""  # why we ended it, where we did
        self.kill_at = 0.0
        self.questions = Questions(fenced.processor_seconds)
        self.draws = False  # then its time is counted in another way
        self.processor_at = 0.0
        self.processor_began = self.queued_began = 0.0
        self.heard = 0  # messages
        self.look_at = 0.0  # at the memory that no control group counts
        self.started = time.monotonic()
        self.limits = fenced.limits

    async def run(
        self, files: Files, entry: str, *, limits: Limits, trace: bool = False, trying: Mapping | None = None
    ) -> AsyncIterator[Event]:
        self.given = {name: digest_of(data) for name, data in files.items()}
        self.limits = limits
        reader, printed = Reader(limits, Tracing(files) if trace else None), Printed(limits)
        self.sheet = reader.drawing.sheet
        coded = {name: base64.b64encode(data).decode() for name, data in files.items()}
        request = {"files": coded, "entry": entry, "trace": trace, "trying": trying}
        async for event in self.follow(request, reader, printed):
            yield event
        self.plots = [plot for told in reader.plots for plot in plots_of(told)]
        ending = ending_of(self.reply.content) if self.reply else None
        for event in self.last_words(ending, reader, printed):
            yield event
        yield self.finished(ending, files, self.took)

    async def fetch(self, modules: Sequence[str]) -> bool:
        """Import them ahead of the program; whether that went well."""
        async for _ in self.follow({"fetch": list(modules)}, Reader(self.limits), Printed(self.limits)):
            pass
        ending = ending_of(self.reply.content) if self.reply else None
        return ending is not None and ending.how == "finished" and not self.reason

    async def inquire(self, question: Mapping, *, seconds: float) -> AsyncIterator[Event | Value]:
        more = min(self.limits.starved_seconds, seconds)
        self.limits = dataclasses.replace(self.limits, seconds=seconds, starved_seconds=more)
        self.reason, self.kill_at, self.draws = "", 0.0, False
        self.questions.begin()
        async for event in self.follow(question, Reader(self.limits), Printed(self.limits)):
            yield event
        if self.reply is not None and not self.reason:
            yield value_of(self.reply.content, self.reply.size)

    async def follow(self, question: Mapping, reader: Reader, printed: Printed) -> AsyncIterator[Event]:
        """Ask it of the kernel: what happens until its reply, which is then `self.reply`."""
        self.reply, self.started = None, time.monotonic()
        if self.limits.starved_seconds:
            self.processor_began, self.queued_began = self.box.processor_seconds(), self.box.queued_seconds()
        request = self.wires.execute(json.dumps(question))
        async for message in self.messages():
            if message.channel == "shell" and message.kind == "execute_reply" and message.parent == request:
                # Our own reply ends a run and nothing else: a status can be forged.
                self.reply = message
                break
            self.wires.was_idle = self.wires.was_idle or message.is_idle(request)
            for event in self.events_of(message, reader):
                for shown in printed.pass_on(event):
                    yield shown
            self.end_too_much(printed)
        self.took = self.seconds
        async for message in self.wires.drain(request, patient=self.reply is not None):
            self.heard += 1
            for event in reader.read(message.kind, message.content):
                for shown in printed.pass_on(event):
                    yield shown
            if self.end_too_much(printed):
                break

    def end_too_much(self, printed: Printed) -> bool:
        """End what prints or says more than it may."""
        if printed.total > self.limits.printed_chars:
            self.end("printed")
        elif self.heard > self.limits.messages + (self.draws and self.seconds * MOST_MESSAGES_A_SECOND):
            self.end("flooded")
        else:
            return False
        return True

    def last_words(self, ending: Ending | None, reader: Reader, printed: Printed) -> list[Event]:
        words: list[Event] = list(printed.rest())
        if reader.tracing is not None:
            words += reader.tracing.rest()
        if reader.is_full:
            words.append(Notice(text="Only the first pictures and tables are shown; there were too many."))
        # An error that our own interrupt led to is not the student's.
        if ending is not None and ending.how == "failed" and not self.reason:
            words.append(failed_of(ending))
        return words

    def finished(self, ending: Ending | None, files: Files, seconds: float) -> Finished:
        place = endings.Place(ending.file, ending.line) if ending else endings.NOWHERE
        if self.reason:
            reason = self.reason  # also where the program took our interrupt for its own and ended calmly
        elif ending is not None:
            reason = ending.how if ending.how in ("finished", "failed") else "stopped"
        else:
            killed = self.box.group is not None and self.box.group.was_killed_for_memory()
            reason = "memory" if killed else "died"
        return endings.finished(reason, place=place, files=files, seconds=seconds, limits=self.limits)

    async def messages(self) -> AsyncIterator[Message]:
        """The kernel's messages until its process is gone, keeping the clock meanwhile."""
        while not self.is_gone:
            try:
                message = await asyncio.wait_for(self.wires.inbox.get(), WATCH_SECONDS)
            except TimeoutError:
                message = None
            self.watch()
            if message is not None:
                self.heard += 1
                if message.channel == "gone":
                    self.is_gone = True
                    return
                yield message

    def events_of(self, message: Message, reader: Reader) -> list[Event]:
        if message.channel == "cut":
            self.end("flooded")
            self.box.kill()
        elif message.channel == "stdin" and message.kind == "input_request":
            # Python asks one question at a time; more can only be forged.
            return [] if self.questions.is_open else [self.questions.open(message.content)]
        elif message.channel == "iopub":
            events = reader.read(message.kind, message.content)
            self.draws = self.draws or any(isinstance(event, Drawing) for event in events)
            return events
        return []

    def answer(self, ask: int, text: str | None) -> str | None:
        if ask != self.questions.number or not self.questions.is_open:
            return None
        self.questions.close()
        self.wires.answer("\x04" if text is None else text)
        return self.questions.shown(text)

    def act(self, act: Act) -> None:
        # While it asks, only an answer may come.
        if self.draws and not self.questions.is_open:
            self.wires.act(msgspec.to_builtins(act))

    @property
    def seconds(self) -> float:
        """The program's own time: waiting for an answer is not counted."""
        return time.monotonic() - self.started - self.questions.waited

    def watch(self) -> None:
        """Is it time to end the program, or to end it harder?"""
        now = time.monotonic()
        if self.kill_at and now > self.kill_at:
            self.box.kill()
        elif self.draws:
            self.watch_drawing(now)
        elif self.seconds > self.limits.seconds and not self.is_starved():
            self.end("time")
        elif self.questions.waited > self.limits.waiting_seconds:
            self.end("waiting")
        elif self.questions.is_open and now > self.processor_at:
            self.processor_at = now + LOOK_SECONDS
            if self.questions.computed() > self.limits.seconds:
                self.end("computed")
        if now > self.look_at and not self.reason:
            self.look_at = now + WATCH_SECONDS
            self.box.give_way()  # a program may take back what it can write
            if self.box.memory_used() > self.limits.memory_bytes:
                self.end("memory")
                self.box.kill()

    def is_starved(self) -> bool:
        """So many others compute that its time says nothing: it waited for them, or as many as that it may have."""
        if self.seconds > self.limits.seconds + self.limits.starved_seconds:
            return False
        if self.seconds - (self.box.queued_seconds() - self.queued_began) < self.limits.seconds:
            return True
        is_busy = os.getloadavg()[0] >= (os.cpu_count() or 1)  # where it is not known how long it waited
        return is_busy and self.box.processor_seconds() - self.processor_began < self.limits.seconds / 2

    def watch_drawing(self, now: float) -> None:
        """A drawing takes its time and a game waits for its player: what counts is how much they compute."""
        if now - self.started > self.limits.waiting_seconds:
            self.end("open")
        elif now > self.processor_at:
            self.processor_at = now + LOOK_SECONDS
            allowed = self.limits.seconds + self.limits.drawing_share * (now - self.started)
            if self.box.processor_seconds() > allowed:
                self.end("computed")

    def stop(self, reason: str = "stopped") -> None:
        self.end(reason)

    def end(self, reason: str) -> None:
        if not self.reason:
            self.reason = reason
            self.kill_at = time.monotonic() + self.limits.grace_seconds
            self.box.interrupt()

    async def written(self) -> export.Written:
        def look() -> export.Written:
            home = self.box.home()
            try:
                return export.written(home, self.given, self.limits)
            finally:
                os.close(home)

        return await asyncio.to_thread(look)


@contextlib.asynccontextmanager
async def open_kernel(fence: sandbox.Fence, groups: cgroups.Maker | None) -> AsyncIterator[JupyterKernel]:
    """A warm kernel in a sandbox of its own. Raises NoSandbox or KernelDied where none can be had."""
    key, connection = connection_for("/run")
    fenced = await box.start(fence=fence, connection=connection, groups=groups)
    try:
        wires = await Wires.connect(fenced, key)
        fenced.give_way()
        try:
            yield JupyterKernel(fenced, wires)
        finally:
            wires.close()
    finally:
        await fenced.close()
