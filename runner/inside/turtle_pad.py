"""Between turtle and the page: drawing commands out in batches, what the person does in, and the pace of both."""

import collections
import threading
import time

import zmq

MIME = "application/x-buildalong-drawing"
TOGETHER_SECONDS = 0.016  # the first command goes at once; what follows closely goes together
MOST_TOGETHER = 1_000  # commands
AHEAD_SECONDS = 0.05  # the program may be so much ahead of what the page shows
MOST_ACTS = 500  # done by the person and not looked at yet
FARTHEST = 1e6  # pixels: what is farther away is drawn there


def rounded(number):
    """For the page: a hundredth of a pixel is enough."""
    return round(min(max(float(number), -FARTHEST), FARTHEST), 2)


_pads = []


def finish():
    for pad in _pads:
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

    def add(self, command, ms=0):
        """Send `command`; drawing it takes the page `ms` milliseconds, and the program waits about as long."""
        with self.lock:
            self.commands.append(command)
            is_much = len(self.commands) >= MOST_TOGETHER
        if is_much:
            self.send()
        elif not self.is_scheduled:
            self.schedule()
        if ms:
            self.keep_pace(ms)

    def schedule(self):
        self.is_scheduled = True
        thread = self.kernel.iopub_thread
        pause = TOGETHER_SECONDS if time.monotonic() - self.sent_at < TOGETHER_SECONDS else 0.001
        thread.schedule(lambda: thread.io_loop.call_later(pause, self.send))

    def send(self):
        with self.lock:
            commands, self.commands = self.commands, []
            self.is_scheduled = False
        if not commands:
            return
        self.sent_at = time.monotonic()
        content = {"data": {MIME: commands}, "metadata": {}, "transient": {}}
        self.kernel.session.send(self.kernel.iopub_socket, "display_data", content, parent=self.kernel.get_parent())

    def keep_pace(self, ms):
        now = time.monotonic()
        self.drawn_until = max(self.drawn_until, now) + ms / 1000 * self.slowness
        ahead = self.drawn_until - now - AHEAD_SECONDS
        if ahead > 0:
            self.wait(ahead)

    def wait(self, seconds):
        """Sleep, and keep what the person does meanwhile."""
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
