"""The fast back end on processors: OpenVINO GenAI's continuous batching, over weights that stay quantised.

What it does otherwise than the reference: prompts are read beside steps, not between them; and of a word that healing
forces the logprobs are those of the whole vocabulary, so they are too low rather than too high. What it opens is made
by `openvino_making`; no torch is needed here.
"""

import logging
import re
from collections import deque
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import openvino
import openvino_genai

from tutor.engine.backends.backend import Request, Token
from tutor.engine.backends.blocks import Blocks
from tutor.engine.backends.shelf import OpenVinoFiles
from tutor.engine.backends.telling import Telling
from tutor.engine.backends.tokens import Tokens
from tutor.engine.backends.words import Words

MOST_BLOCKS = 320  # of keys and values of one set of weights, also for beginnings that are kept: 14 kB a token
MOST_READ = 128  # tokens of prompts and answers in one step: who comes first is not kept until all are read
MOST_RUNNING = 16
MOST_BROKEN = 3  # steps in a row that fail although all was begun anew
logger = logging.getLogger(__name__)
SPECIAL = re.compile(r"[\\^$.|?*+()\[\]{}/-]")  # of the expressions that a grammar is made of


def opened(made: OpenVinoFiles, *, threads: int) -> "OpenVino":
    adapted = Pipeline(made.adapted, threads=threads) if made.adapted else None
    base = Pipeline(made.base, threads=threads)
    words = Words(made.base, Tokens(made.base))
    return OpenVino(words, base, adapted, context=made.context, digest=made.digest, form=made.form)


class Seat:
    def __init__(self, telling: Telling, handle: Any):
        self.telling = telling
        self.handle = handle

    def hear(self) -> Iterator[Token]:
        """What has come since; the last token says so."""
        said = self.telling
        while self.handle.can_read():
            for output in self.handle.read().values():
                for token, logprob in zip(output.generated_ids, output.generated_log_probs, strict=True):
                    yield said.hear(token, logprob)
        if not said.has_ended and self.handle.get_status() != openvino_genai.GenerationStatus.RUNNING:
            yield said.end()


class Pipeline:
    """One set of weights.

    Its library seldom computes something that is no number (seen with ten long prompts at once, by chance), and what is
    kept of beginnings stays spoilt: so all begin anew where they were, and nobody but the clock notices.
    """

    def __init__(self, folder: Path, *, threads: int, blocks: int = MOST_BLOCKS):
        self.folder, self.threads = folder, threads
        self.blocks = Blocks(blocks)
        self.pipeline = self._opened()
        self.broken = 0
        self.waiting: deque[Telling] = deque()  # until their keys and values have room
        self.seats: dict[Hashable, Seat] = {}
        self.requests = 0

    def _opened(self) -> Any:
        how = {"INFERENCE_NUM_THREADS": self.threads, "ENABLE_CPU_PINNING": False}  # a sandbox may have the same core
        schedule = _schedule(self.blocks.most)
        return openvino_genai.ContinuousBatchingPipeline(str(self.folder), schedule, "CPU", how)

    def add(self, telling: Telling) -> None:
        self.waiting.append(telling)
        self._let_in()

    def _let_in(self) -> None:
        while self.waiting and self.blocks.fits(_length(self.waiting[0])):
            telling = self.waiting.popleft()
            self.blocks.take(telling.request.id, _length(telling))
            self._seat(telling)

    def _seat(self, telling: Telling) -> None:
        """It goes on after what it has said already, if that was something."""
        self.requests += 1
        prompt = openvino.Tensor(np.array([telling.ids + telling.told], dtype=np.int64))
        handle = self.pipeline.add_request(self.requests, prompt, _way(telling))
        self.seats[telling.request.id] = Seat(telling, handle)

    def step(self) -> list[Token]:
        self._let_in()
        if not self.pipeline.has_non_finished_requests():
            return []
        try:
            self.pipeline.step()
            self.broken = 0
        except RuntimeError:
            self.broken += 1
            if self.broken >= MOST_BROKEN:
                raise
            logger.exception("begun anew", extra={"running": len(self.seats)})
            return self._begin_anew()
        return self._heard([token for seat in self.seats.values() for token in seat.hear()])

    def _begin_anew(self) -> list[Token]:
        """A word that is half said under a grammar ends there: what is left of it nobody knows."""
        tellings = [seat.telling for seat in self.seats.values()]
        self.seats.clear()  # what is left of the old one goes before the new one takes its memory
        self.pipeline = None
        self.pipeline = self._opened()
        for telling in tellings:
            self._seat(telling)
        return self._heard([telling.end() for telling in tellings if telling.forced and telling.told])

    def _heard(self, tokens: list[Token]) -> list[Token]:
        for token in tokens:
            if token.is_last:
                self.cancel(token.id)
        return tokens

    def cancel(self, id: Hashable) -> None:
        self.waiting = deque(telling for telling in self.waiting if telling.request.id != id)
        self.blocks.free(id)
        if seat := self.seats.pop(id, None):
            seat.handle.cancel()


def _length(telling: Telling) -> int:
    """All that it can come to: what is read and what is said."""
    return len(telling.ids) + telling.most


def _schedule(blocks: int) -> openvino_genai.SchedulerConfig:
    schedule = openvino_genai.SchedulerConfig()
    schedule.num_kv_blocks = blocks
    schedule.max_num_seqs = MOST_RUNNING
    schedule.max_num_batched_tokens = MOST_READ
    schedule.enable_prefix_caching = True
    schedule.dynamic_split_fuse = True
    return schedule


def _way(telling: Telling) -> openvino_genai.GenerationConfig:
    """How one request chooses."""
    request, words = telling.request, telling.words
    way = openvino_genai.GenerationConfig()
    way.max_new_tokens = telling.most - len(telling.told)
    way.logprobs = 1
    way.stop_token_ids = words.ends
    way.do_sample = request.temperature > 0
    if way.do_sample:
        way.temperature, way.rng_seed = request.temperature, request.seed
    if telling.forced and not telling.told:
        grammar = openvino_genai.StructuredOutputConfig()
        grammar.regex = SPECIAL.sub(r"\\\g<0>", words.decode(telling.forced)).replace("\n", r"\n") + r"[\s\S]*"
        way.structured_output_config = grammar
    return way


class OpenVino:
    reads_at_once = 384  # who asks for a hint brings about a hundred

    def __init__(
        self, words: Words, base: Pipeline, adapted: Pipeline | None = None, *, context: int, digest: str, form: int = 0
    ):
        self.words = words
        self.pipelines = {False: base, True: adapted or base}
        self.has_adapter = adapted is not None
        self.name, self.digest, self.context, self.form = "openvino, cpu", digest, context, form
        self.fills_in_the_middle = words.gap is not None
        self.encode_chat, self.encode_text, self.decode = words.encode_chat, words.encode_text, words.decode

    @property
    def _all(self) -> list[Pipeline]:
        return list(dict.fromkeys(self.pipelines.values()))

    def add(self, request: Request) -> None:
        self.pipelines[request.uses_adapter].add(Telling(request, self.words, self.context))

    def step(self) -> list[Token]:
        return [token for pipeline in self._all for token in pipeline.step()]

    def cancel(self, id: Hashable) -> None:
        for pipeline in self._all:
            pipeline.cancel(id)

    def room(self) -> int:
        """None where somebody waits here already: who comes then is better off in the line, where typing is first."""
        if any(pipeline.waiting for pipeline in self._all):
            return 0
        return MOST_RUNNING - sum(len(pipeline.seats) for pipeline in self._all)

    def is_idle(self) -> bool:
        return not any(pipeline.seats or pipeline.waiting for pipeline in self._all)

    def warm_up(self) -> None:
        ids = self.words.encode_text("print('hello')\n" * 16 + "pri")
        for count, uses_adapter in enumerate(self.pipelines):
            for heals in (False, True):
                self.add(Request(id=(count, heals), ids=ids, most_tokens=4, uses_adapter=uses_adapter, heals=heals))
        while not self.is_idle():
            self.step()

    def close(self) -> None:
        self.pipelines.clear()
