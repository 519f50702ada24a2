"""A job whose answer is being made: its tokens become text that may be shown."""

from time import monotonic

from tutor.engine.backends.backend import Token
from tutor.engine.jobs import Done, Event, Job, Said
from tutor.engine.stops import Spout


class Running:
    def __init__(self, job: Job, tokens_in: int, *, own: int):
        """`own`: so many of its tokens have to be read for it alone."""
        self.job = job
        self.tokens_in = tokens_in
        self.own = own
        self.tokens_out = 0
        self.spout = Spout(job.ask.stops)
        self.began = monotonic()
        self.has_ended = False

    def hear(self, token: Token) -> list[Event]:
        """What is to be told because of this token; the last of it is Done where the answer has come to its end."""
        self.tokens_out += 1
        is_end_mark = token.why == "stop" and not token.text
        words = [] if is_end_mark else self.spout.push(token.text, token.logprob)
        if token.is_last:
            words = words + self.spout.rest()
        events: list[Event] = [Said(words)] if words else []
        self.has_ended = token.is_last or self.spout.has_stopped
        if self.has_ended:
            why = "stop" if self.spout.has_stopped else token.why or "stop"
            events.append(Done(why, self.tokens_in, self.tokens_out))
        return events
