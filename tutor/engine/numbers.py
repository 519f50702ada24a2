"""Numbers for Prometheus: how much was asked, how it ended, how long it took. Never what was said."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from tutor.engine.jobs import Done
from tutor.engine.line import WaitingLine

SECONDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10)


class Numbers:
    def __init__(self, line: WaitingLine):
        self.registry = CollectorRegistry()
        self.answers = Counter(
            "buildalong_tutor_answers", "Answers by how they ended.", ["how"], registry=self.registry
        )
        self.tokens_in = Counter("buildalong_tutor_prompt_tokens", "Tokens of prompts.", registry=self.registry)
        self.tokens_out = Counter("buildalong_tutor_answer_tokens", "Tokens of answers.", registry=self.registry)
        self.first_seconds = Histogram(
            "buildalong_tutor_first_token_seconds",
            "From being asked to the first token, waiting included.",
            buckets=SECONDS,
            registry=self.registry,
        )
        waiting = Gauge("buildalong_tutor_waiting", "Who waits in line.", registry=self.registry)
        waiting.set_function(lambda: len(line))

    def ended(self, done: Done) -> None:
        self.answers.labels(done.why).inc()
        self.tokens_in.inc(done.tokens_in)
        self.tokens_out.inc(done.tokens_out)

    def exposition(self) -> bytes:
        return generate_latest(self.registry)
