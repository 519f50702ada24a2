"""A Jupyter kernel whose one request is "run this program", started once and used once."""

import asyncio
import builtins
import io
import json
import os
import resource
import select
import shutil
import sys
import threading
import time
from pathlib import Path

# ipykernel looks for a debugger and a history file that a single-use kernel has no use for.
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")

# Else it came with the first large message, as if the program had brought it, and ended before the last output.
import zmq.utils.garbage  # noqa: F401
from buildalong_inside import program, stand_ins, trial
from ipykernel import iostream
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp

PIECE = 64 * 1024  # characters: one message stays far below what the worker takes
LONGEST_MARKUP = 300_000  # characters of a table or other formatted output
READY_MADE_FONTS = Path("/learners/matplotlib")


class PromptStream(iostream.OutStream):
    """Output that leaves within milliseconds, in pieces that fit into a message."""

    @property
    def flush_interval(self):
        """Seconds: the first words go at once, what follows closely goes together."""
        return 0.001 if time.monotonic() - self._flushed_at > 0.05 else 0.01

    @property
    def buffer(self):
        """For programs that write bytes: `sys.stdout.buffer`."""
        return Bytes(self)

    def __init__(self, *arguments, **options):
        self._held: list[str] = []
        self._held_chars = 0
        self.written = 0  # characters, in all
        self._flushed_at = 0.0
        self._held_lock = threading.Lock()
        self._process = os.getpid()
        super().__init__(*arguments, **options)

    def write(self, string):
        """Hold small texts together: a program that prints 100,000 lines should not spend its time here."""
        if not isinstance(string, str):
            raise TypeError(f"write() argument must be str, not {type(string).__name__}")
        if not string.isascii():
            # Half a character cannot be sent; it shows as a question mark.
            string = string.encode("utf-8", "replace").decode()
        if os.getpid() != self._process:
            return super().write(string)  # a forked child has no thread that would send later
        self.written += len(string)
        for start in range(0, len(string), PIECE) if len(string) > PIECE else (0,):
            with self._held_lock:
                self._held.append(string[start : start + PIECE])
                self._held_chars += min(len(string) - start, PIECE)
                is_much = self._held_chars >= PIECE
            if is_much:
                self.flush()
            elif not self._flush_pending:
                self._schedule_flush()
        return len(string)

    def _flush(self):
        with self._held_lock:
            text, self._held, self._held_chars = "".join(self._held), [], 0
        if text:
            self._flushed_at = time.monotonic()
            super().write(text)
        super()._flush()


class Bytes(io.RawIOBase):
    """Bytes as text; what is not UTF-8 shows as a question mark instead of ending the program."""

    def __init__(self, stream):
        self.stream = stream

    def writable(self):
        return True

    def write(self, data):
        self.stream.write(bytes(data).decode("utf-8", "replace"))
        return len(data)

    def flush(self):
        self.stream.flush()


class ProgramKernel(IPythonKernel):
    """Runs a whole program as `python main.py` would, and answers with how it ended."""

    answered = 0  # questions
    process = os.getpid()

    def raw_input(self, prompt=""):
        try:
            return super().raw_input(prompt)
        except EOFError:
            raise EOFError("EOF when reading a line") from None
        finally:
            self.answered += 1

    def _forward_input(self, allow_stdin=False):
        super()._forward_input(allow_stdin)
        builtins.input = stand_ins.asking(self)

    def _input_request(self, prompt, ident, parent, password=False):
        """As Jupyter's, but only an answer is an answer: what is done on a drawing comes on the same way."""
        sys.stdout.flush()
        sys.stderr.flush()
        while self.stdin_socket.poll(0):
            self.stdin_socket.recv_multipart()
        self.session.send(
            self.stdin_socket, "input_request", {"prompt": prompt, "password": password}, parent, ident=ident
        )
        while True:
            if not self.stdin_socket.poll(100):
                continue
            _, reply = self.session.recv(self.stdin_socket)
            if reply is not None and reply["msg_type"] == "input_reply":
                break
        value = reply["content"].get("value", "")
        if value == "\x04":
            raise EOFError
        return value

    def do_request(self, request):
        match request:
            case {"fetch": modules}:
                return program.fetch(modules)
            case {"look": name}:
                return trial.look(name)
            case {"call": name, "args": arguments}:
                return trial.call(name, arguments)
        how = {"trace": request.get("trace", False), "trying": request.get("trying")}
        return program.run(request["files"], request["entry"], kernel=self, **how)

    async def do_execute(self, code, silent, *arguments, **options):
        request = json.loads(code)
        self._forward_input(True)
        # A program may start a loop of its own (asyncio.run): for its time, ours is not there.
        loop = asyncio.events._get_running_loop()
        asyncio.events._set_running_loop(None)
        try:
            ending = self.do_request(request)
        finally:
            if os.getpid() != self.process:
                os._exit(0)  # a child that the program made is no kernel
            asyncio.events._set_running_loop(loop)
            self._restore_input()
        return {
            "status": "ok",
            "execution_count": self.execution_count,
            "user_expressions": {},
            "payload": [],
            "ending": ending,
        }


def share_limits() -> None:
    """Process 1 in here belongs to the learner's user, who could take it over: it may have no more than we have."""
    for name in ("NPROC", "AS", "DATA", "FSIZE", "NOFILE", "CPU", "CORE"):
        number = getattr(resource, f"RLIMIT_{name}")
        resource.prlimit(1, number, resource.getrlimit(number))


def main() -> None:
    end_if_the_worker_is_gone()
    share_limits()
    # What goes wrong from here on is told in messages; nobody reads the pipe that start-up errors go to.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    app = IPKernelApp.instance(
        kernel_class=ProgramKernel,
        outstream_class="buildalong_inside.kernel_app.PromptStream",
        # No parent to watch: the sandbox dies as a whole.
        parent_handle=0,
        log_level=50,
    )
    app.initialize(["-f", "/run/kernel.json", "--HistoryManager.enabled=False"])
    lay_out_fonts()
    stand_ins.prepare(app.kernel)
    app.shell.display_pub.register_hook(cut_long_markup)
    # The first use of many parts is slow; better now than when the student waits.
    program.rehearse()
    app.start()


def end_if_the_worker_is_gone() -> None:
    """From here on the sandbox ends with its worker; a worker killed before that is noticed by the end of our input."""
    if select.select([0], [], [], 0)[0]:
        sys.exit("The worker that started this is gone.")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def cut_long_markup(message):
    """A table too long to read is also too long to send."""
    data = message.get("content", {}).get("data")
    if isinstance(data, dict):
        for mime, text in data.items():
            if mime.startswith("text/") and isinstance(text, str) and len(text) > LONGEST_MARKUP:
                data[mime] = text[:LONGEST_MARKUP]
    return message


def lay_out_fonts() -> None:
    """Matplotlib looks for fonts for seconds unless it finds its list; it wants to own the folder."""
    folder = Path(os.environ["MPLCONFIGDIR"])
    folder.mkdir(parents=True, exist_ok=True)
    for ready in READY_MADE_FONTS.glob("fontlist-*.json"):
        shutil.copy(ready, folder)


if __name__ == "__main__":
    main()
