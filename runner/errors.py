"""What can go wrong on our side, or be refused. A student's mistake is an event, never one of these."""


class RunnerError(Exception):
    """The platform could not run a program that may be fine."""


class KernelDied(RunnerError):
    """The process ended without saying so, most often from lack of memory."""


class KernelFlooded(RunnerError):
    """The process sent a message so large that its connection was cut."""


class NoSandbox(RunnerError):
    """Programs cannot be fenced in on this machine, so none is run."""


class RefusedFile(RunnerError):
    """A file cannot be taken; the text is the sentence for the person who brought it."""


class TooLarge(RefusedFile):
    """A file, or all of them together, has too many bytes."""


class RefusedRun(RunnerError):
    """A program cannot be started; the text is the sentence for the person who asked."""
