"""The back end for graphics cards: transformers' own continuous batching, which computes in a thread of its own.

What it does otherwise than the reference: chance does not come from each request's seed; where it chose,
the logprob is a little off; and for healing a whole prompt is read while the others wait.
"""

import copy
import itertools
import math
from collections import deque
from collections.abc import Hashable
from typing import Any

import torch
from torch import Tensor
from transformers import ContinuousBatchingConfig, GenerationConfig, LogitsProcessorList
from transformers.generation.continuous_batching import cb_logits_processors, requests

from tutor.engine.backends import norms, paged_attention, paged_steps, projections
from tutor.engine.backends.backend import Request, Token
from tutor.engine.backends.sampling import Sampling
from tutor.engine.backends.telling import Telling
from tutor.engine.backends.words import Words

PAGE = 32  # tokens; whole pages of a beginning are shared
MOST_READ = 2048  # tokens of prompts and answers in one step
WAIT_SECONDS = 0.05  # for something to be told
RECORDS = True  # on a card: the steps in which all go on by a token
IS_AHEAD = True  # on a card: a step is made ready while the one before is being computed


class Chance(cb_logits_processors.ContinuousBatchingLogitsProcessor):
    """Greedy, but for requests with a temperature: theirs is chosen by chance here, and made the likeliest.

    Sampling for all would take the logprobs of the greedy ones away: they are made of what comes out of here.
    """

    supported_kwargs = {"temperature": float}
    ignored_kwargs = ()

    def fill_defaults(self, int32_tensor: Tensor) -> None:
        int32_tensor.zero_()

    def prepare_tensor_args(self, requests_with_new_token: list[requests.FutureRequestState]) -> Tensor:
        warm = [request.state.logit_processor_kwargs.get("temperature", 0.0) for request in requests_with_new_token]
        return torch.tensor(warm, dtype=torch.float32).view(torch.int32)

    def __call__(self, scores: Tensor, tensor_arg: Tensor) -> Tensor:
        warmth = tensor_arg[: scores.size(0)].view(torch.float32)[:, None]
        # The likeliest after this noise is one drawn with the chances of a softmax (Gumbel).
        noise = -(-torch.rand_like(scores).clamp_min(1e-20).log()).clamp_min(1e-20).log()
        chosen = (scores + warmth * noise).argmax(-1, keepdim=True)
        best = scores.gather(-1, chosen)
        return torch.minimum(scores, best - 1e-3).scatter(-1, chosen, best)


class Seat:
    def __init__(self, telling: Telling, lane: "PagedLane"):
        self.telling = telling
        self.lane = lane
        self.healed = 0  # tokens that were told before the manager had it

    def hear(self, output: requests.GenerationOutput) -> list[Token]:
        """It says each time all that it has said so far."""
        if output.error:
            raise RuntimeError(output.error)
        said = self.telling
        begin = len(said.told) - self.healed
        new = zip(output.generated_tokens[begin:], output.logprobs[begin:], strict=True)
        tokens = [said.hear(*one) for one in itertools.islice(new, said.most - len(said.told)) if not said.has_ended]
        if output.is_finished() and not said.has_ended:
            tokens.append(said.end())
        return tokens


class PagedLane:
    """One set of weights with its manager."""

    def __init__(self, model: Any, words: Words, *, tokens: int, most: int):
        norms.put_together(model)
        suits = paged_attention.suits(model)
        if suits:
            projections.put_together(model)
        # The same weights in modules of their own, whose attention knows nothing of pages.
        self.plain = copy.deepcopy(model, {id(one): one for one in (*model.parameters(), *model.buffers())})
        is_fast = suits and model.device.type == "cuda"
        if suits:  # set as transformers itself does; asked for it, it would look for a package of this name
            model.config.get_text_config()._attn_implementation_internal = paged_attention.NAME
        how = ContinuousBatchingConfig(
            page_size=PAGE,
            num_blocks=math.ceil(tokens / PAGE),
            max_batch_tokens=MOST_READ,
            max_requests_per_batch=most,
            return_logprobs=True,
            use_cuda_graph=is_fast and RECORDS,
            use_async_batching=is_fast and IS_AHEAD,
            q_padding_interval_size=paged_steps.ROWS,
            kv_padding_interval_size=paged_steps.REMEMBERED,
            auto_switch_to_flash=False,  # it would look for it on the network
        )
        self.manager = model.init_continuous_batching(
            GenerationConfig(do_sample=False, eos_token_id=sorted(words.ends)), how
        )
        self.manager.logit_processor = cb_logits_processors.ContinuousBatchingLogitsProcessorList(
            LogitsProcessorList([Chance()])
        )
        self.manager.logit_processor.tensors_required = 1
        self.manager.batch_processor = self.manager._create_batch_processor()
        paged_steps.take_over(self.manager.batch_processor)
        self.seats: dict[str, Seat] = {}
        self.healing: deque[Seat] = deque()
        self.numbers = itertools.count()

    def add(self, telling: Telling) -> None:
        seat = Seat(telling, self)
        if telling.forced:
            self.healing.append(seat)
        else:
            self._submit(seat)

    def _submit(self, seat: Seat) -> None:
        said, name = seat.telling, str(next(self.numbers))
        self.seats[name] = seat
        self.manager.add_request(
            [*said.ids, *said.told],
            request_id=name,
            max_new_tokens=said.most - len(said.told),
            streaming=True,
            temperature=float(said.request.temperature),
        )

    def step(self) -> list[Token]:
        if self.healing:
            return self._heal(self.healing.popleft())
        tokens: list[Token] = []
        output = self.manager.get_result(timeout=WAIT_SECONDS) if self.seats else None
        while output is not None:
            if seat := self.seats.get(output.request_id):
                tokens += seat.hear(output)
                if seat.telling.has_ended:
                    del self.seats[output.request_id]
            output = None if self.manager.output_router.output_queue.empty() else self.manager.get_result(timeout=0)
        if self.manager.background_thread_status.fatal_error is not None:
            raise RuntimeError("continuous batching broke") from self.manager.background_thread_status.fatal_error
        return tokens

    @torch.inference_mode()
    def _heal(self, seat: Seat) -> list[Token]:
        """The forced word, token by token; the rest is the manager's."""
        said, choice, tokens = seat.telling, Sampling.of(seat.telling), []
        with self.manager.pause():
            while choice.letters and not said.has_ended:
                ids = torch.tensor([[*said.ids, *said.told]], device=self.plain.device)
                logits = self.plain(input_ids=ids, logits_to_keep=1).logits[0, -1].float().cpu()
                tokens.append(said.hear(*choice.pick(logits)))
        seat.healed = len(said.told)
        if not said.has_ended:
            self._submit(seat)
        return tokens

    def cancel(self, id: Hashable) -> None:
        for name in [name for name, seat in self.seats.items() if seat.telling.request.id == id]:
            del self.seats[name]
            self.manager.cancel_request(name)
        self.healing = deque(seat for seat in self.healing if seat.telling.request.id != id)


class Paged:
    reads_at_once = 65_536  # a card reads them together in the time of one

    def __init__(
        self,
        words: Words,
        base: PagedLane,
        adapted: PagedLane | None,
        *,
        name: str,
        digest: str,
        context: int,
        most: int,
        form: int = 0,
    ):
        self.words = words
        self.lanes = {False: base, True: adapted or base}
        self.has_adapter = adapted is not None
        self.name, self.digest, self.context, self.most_running, self.form = name, digest, context, most, form
        self.fills_in_the_middle = words.gap is not None
        self.encode_chat, self.encode_text, self.decode = words.encode_chat, words.encode_text, words.decode
        for lane in self._all:
            with torch.inference_mode():
                lane.manager.warmup()
                lane.manager.start()

    @property
    def _all(self) -> list[PagedLane]:
        return list(dict.fromkeys(self.lanes.values()))

    def add(self, request: Request) -> None:
        self.lanes[request.uses_adapter].add(Telling(request, self.words, self.context))

    def step(self) -> list[Token]:
        return [token for lane in self._all for token in lane.step()]

    def cancel(self, id: Hashable) -> None:
        for lane in self._all:
            lane.cancel(id)

    def room(self) -> int:
        return self.most_running - sum(len(lane.seats) + len(lane.healing) for lane in self._all)

    def is_idle(self) -> bool:
        return not any(lane.seats or lane.healing for lane in self._all)

    def warm_up(self) -> None:
        ids = self.words.encode_text("print('hello')\n" * 16 + "pri")
        for count, uses_adapter in enumerate(self.lanes):
            for heals in (False, True):
                self.add(Request(id=(count, heals), ids=ids, most_tokens=4, uses_adapter=uses_adapter, heals=heals))
        while not self.is_idle():
            self.step()

    def close(self) -> None:
        for lane in self._all:
            lane.manager.stop(block=True, timeout=5.0, hard_stop=True)
            lane.manager.destroy()
