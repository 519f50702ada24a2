"""Between turtle and the page: drawing commands out in batches, what the person does in, and the pace of both."""

import collections
import threading
import time

import zmq
from buildalong_inside import trial

MIME = "application/x-buildalong-drawing"
TOGETHER_SECONDS = 0.016  # the first command goes at once; what follows closely goes together
MOST_TOGETHER = 1_000  # commands
AHEAD_SECONDS = 0.03  # how much the program stays ahead of what the page shows, where somebody acts …
FAR_AHEAD_SECONDS = 0.2  # … and where they only watch: fewer, larger batches
MOST_ACTS = 500  # done by the person and not looked at yet
FARTHEST = 1e6  # pixels: what is farther away is drawn there


def rounded(number):
    """For the page: a hundredth of a pixel is enough."""
    return round(min(max(float(number), -FARTHEST), FARTHEST), 2)


_pads = []


def finish():
    for pad in _pads:
        with pad.lock:
            pad.commands += [["u"], ["live"]]
        pad.send()


class Pad:
    def __init__(self, kernel):
        _pads.append(self)
        self.kernel = kernel
        self.commands = []
        self.lock = threading.Lock()
        self.is_scheduled = False
        self.sent_at = 0.0
        self.drawn_until = 0.0  # when the page will have drawn all that it was told
        self.slowness = 1.0  # what the person chose: 0 is at once, 2 is half as fast
        self.acts = collections.deque(maxlen=MOST_ACTS)
        self.is_watched = False  # some handler waits for what the person does

    def add(self, command, ms=0, *, is_beat=False):
        """Send `command`; drawing it takes the page `ms` milliseconds, and the program waits about as long.

        A beat is kept also by those who want to see drawings at once: a game has its own time.
        """
        with self.lock:
            self.commands.append(command)
            is_much = len(self.commands) >= MOST_TOGETHER
        if is_much:
            self.send()
        elif not self.is_scheduled:
            self.schedule()
        if ms:
            self.keep_pace(ms * (self.slowness or is_beat))

    def schedule(self):
        self.is_scheduled = True
        thread = self.kernel.iopub_thread
        pause = TOGETHER_SECONDS if time.monotonic() - self.sent_at < TOGETHER_SECONDS else 0.001
        thread.schedule(lambda: thread.io_loop.call_later(pause, self.send))

    def send(self):
        """Called from two threads: what one has taken is on its way before the other takes what comes after it."""
        with self.lock:
            commands, self.commands = self.commands, []
            self.is_scheduled = False
            if not commands:
                return
            self.sent_at = time.monotonic()
            content = {"data": {MIME: commands}, "metadata": {}, "transient": {}}
            self.kernel.session.send(self.kernel.iopub_socket, "display_data", content, parent=self.kernel.get_parent())

    def keep_pace(self, ms):
        if trial.is_on:
            return  # nobody watches
        now = time.monotonic()
        self.drawn_until = max(self.drawn_until, now) + ms / 1000
        ahead = self.drawn_until - now
        if ahead > (2 * AHEAD_SECONDS if self.is_watched else 2 * FAR_AHEAD_SECONDS):
            self.wait(ahead - (AHEAD_SECONDS if self.is_watched else FAR_AHEAD_SECONDS))

    def wait(self, seconds):
        """Sleep, and keep what the person does meanwhile."""
        self.send()
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.listen(left)

    def listen(self, seconds=0.0):
        """Take in what the person did; waits up to `seconds` for the first of it."""
        socket = self.kernel.stdin_socket
        # Rounded down: a poll for less than a millisecond is a look.
        if not socket.poll(int(seconds * 1000)):
            if 0 < seconds < 0.001:
                time.sleep(seconds)
            return
        while socket.poll(0):
            _, message = self.kernel.session.recv(socket, mode=zmq.NOBLOCK)
            if message is not None and message["msg_type"] == "act":
                self.take(message["content"])

    def take(self, act):
        if act.get("kind") == "pace":
            self.slowness = min(max(float(act.get("x", 1)), 0.0), 10.0)
            self.drawn_until = min(self.drawn_until, time.monotonic() + AHEAD_SECONDS)
        else:
            self.acts.append(act)

    def ask(self, title, prompt):
        """A line typed in the console, or None."""
        self.send()
        words = ": ".join(str(part) for part in (title, prompt) if str(part))
        try:
            return self.kernel.raw_input(f"{words} ")
        except EOFError:
            return None
