"""Keys, clicks and timers: what the person does comes from the page, and runs in the program's own thread.

As with Tk, handlers run in `mainloop()` and whenever a picture is shown, also while a loop of the program draws.
"""

import heapq
import itertools
import time

from buildalong_inside import trial, turtle_keys
from buildalong_inside.turtle_strokes import number_of

DEEPEST = 10  # handlers that are interrupted by others
MOST_BEATS = 300  # of timers, in a trial


class Happenings:
    """Methods for TurtleScreenBase."""

    def _begin_happenings(self):
        self._keys_down, self._keys_up = {}, {}  # Tk's name -> function; None: any key
        self._was_early = set()  # keys whose release was told with their press
        self._clicks = {}  # button -> functions
        self._on_turtles = {}  # (what, number of the turtle, button) -> functions
        self._timers = []
        self._counter = itertools.count()
        self._is_listening = False
        self._depth = 0
        self._told_wants = None

    # ── What the program asks for ──

    def _onkeypress(self, fun, key=None):
        self._keep(self._keys_down, key, fun)

    def _onkeyrelease(self, fun, key):
        self._keep(self._keys_up, key, fun)

    def _keep(self, keys, key, fun):
        if key is not None and not turtle_keys.is_key(key):
            raise self._tk_error(f'bad event type or keysym "{key}"')
        if fun is None:
            keys.pop(key, None)
        else:
            keys[key] = fun
        self._tell_wants()

    def _listen(self):
        self._is_listening = True
        self._tell_wants()

    def _onscreenclick(self, fun, num=1, add=None):
        self._hook(self._clicks, num, fun, add)

    def _onclick(self, item, fun, num=1, add=None):
        self._hook(self._on_turtles, ("down", self._number_with(item), num), fun, add)

    def _onrelease(self, item, fun, num=1, add=None):
        self._hook(self._on_turtles, ("up", self._number_with(item), num), fun, add)

    def _ondrag(self, item, fun, num=1, add=None):
        self._hook(self._on_turtles, ("drag", self._number_with(item), num), fun, add)

    def _number_with(self, item):
        return next((number_of(turtle) for turtle in self._turtles if turtle.turtle._item == item), 0)

    def _hook(self, hooks, key, fun, add):
        if fun is None:
            hooks.pop(key, None)
        else:
            hooks[key] = [*hooks.get(key, ()), fun] if add else [fun]
        self._tell_wants()

    def _ontimer(self, fun, t):
        heapq.heappush(self._timers, (time.monotonic() + max(t, 0) / 1000, next(self._counter), fun))

    def _tell_wants(self):
        keys = sorted({key or "" for key in (*self._keys_down, *self._keys_up)}) if self._is_listening else []
        turtles = sorted({number for _, number, _ in self._on_turtles if number})
        wants = ["wants", keys[:200], int(bool(self._clicks)), turtles[:1000]]
        if wants != (self._told_wants or ["wants", [], 0, []]):
            self._pad.add(wants)
        self._told_wants = wants
        self._pad.is_watched = bool(keys or turtles or self._clicks)

    def _forget_happenings(self):
        """The sheet was cleared: its turtles are gone, and what was to happen to them."""
        self._on_turtles.clear()
        self._timers.clear()
        self._tell_wants()

    # ── What happens ──

    def _happen(self):
        """Run the handlers of what has been done, and the timers whose time has come."""
        if self._depth >= DEEPEST or not (self._pad.is_watched or self._timers):
            return
        self._depth += 1
        try:
            self._pad.listen()
            while self._pad.acts:
                self._handle(self._next_act())
            # Only those that are due now: a timer of no time, set anew by itself, must not keep us here.
            now = time.monotonic()
            while self._timers and self._timers[0][0] <= now:
                heapq.heappop(self._timers)[2]()
        finally:
            self._depth -= 1

    def _next_act(self):
        """Of several moves with a turtle in hand only the last matters."""
        acts = self._pad.acts
        act = acts.popleft()
        while act.get("kind") == "drag" and acts and acts[0].get("kind") == "drag":
            act = acts.popleft()
        return act

    def _handle(self, act):
        kind = act.get("kind")
        if kind == "press":
            self._press(act["key"])
        elif kind == "release":
            self._release(act["key"])
        elif kind in ("down", "up", "drag"):
            x, y = act["x"] / self.xscale, act["y"] / self.yscale
            for fun in self._on_turtles.get((kind, act["turtle"], act["button"]), ()):
                fun(x, y)
            for fun in self._clicks.get(act["button"], ()) if kind == "down" else ():
                fun(x, y)

    def _press(self, key):
        down, up = self._named(self._keys_down, key), self._named(self._keys_up, key)
        down = down or self._keys_down.get(None)
        if down is None and up is not None:
            # Nothing else waits for this key, so nobody needs to wait until it is let go.
            self._was_early.add(key)
        if down or (up and key in self._was_early):
            (down or up)()

    def _release(self, key):
        up = self._named(self._keys_up, key)
        if key in self._was_early:
            self._was_early.discard(key)
        elif up:
            up()

    def _named(self, keys, key):
        """A letter counts as itself also when the shift key is stuck, unless both are asked for."""
        return keys.get(key) or (keys.get(key.swapcase()) if len(key) == 1 else None)

    def mainloop(self):
        """Wait for what happens, until the window is closed; where nothing can happen any more, that is now."""
        screen = type(self)
        self._pad.add(["u"])
        if trial.is_on:
            return self._let_time_pass()
        while screen._RUNNING and (self._timers or self._pad.is_watched):
            self._happen()
            if not self._pad.acts:
                left = self._timers[0][0] - time.monotonic() if self._timers else 1.0
                self._pad.send()
                self._pad.listen(min(max(left, 0.0), 1.0))

    def _let_time_pass(self):
        """In a trial nobody acts, and no timer is waited for."""
        for _ in range(MOST_BEATS):
            if not self._timers or not type(self)._RUNNING:
                return
            heapq.heappop(self._timers)[2]()

    # ── Questions ──

    def textinput(self, title, prompt):
        """Ask for a text in the console. Give it as a string, or None where there is no answer."""
        return self._pad.ask(title, prompt)

    def numinput(self, title, prompt, default=None, minval=None, maxval=None):
        """Ask for a number in the console. Give it as a float, or None where there is no answer."""
        usual = "" if default is None else f" [{default:g}]"
        while (text := self._pad.ask(title, f"{prompt}{usual}")) is not None:
            try:
                number = float(default if not text.strip() and default is not None else text)
            except ValueError:
                print(f"{text!r} is not a number. Try again.")
                continue
            if minval is not None and number < minval:
                print(f"The smallest number allowed here is {minval:g}. Try again.")
            elif maxval is not None and number > maxval:
                print(f"The largest number allowed here is {maxval:g}. Try again.")
            else:
                return number
        return None
