"""Keys, clicks and timers: what the person does comes from the page, and runs in the program's own thread."""


class Happenings:
    """Methods for TurtleScreenBase."""

    def _happen(self):
        pass

    def _onkeypress(self, fun, key=None):
        pass

    def _onkeyrelease(self, fun, key):
        pass

    def _onscreenclick(self, fun, num=1, add=None):
        pass

    def mainloop(self):
        self._pad.send()
