"""How fast each back end of the model server is, beside plain `model.generate` of the same weights in the same run.

`python -m bench.tutor_backends --model FILE_OR_FOLDER [--backends slots openvino] [--device cpu] [--threads 1]`: tokens
a second of 1, 4, 8 and 16 requests together, and how long the first one takes when the shared part is known already.
"""

import argparse
import gc
import json
import statistics
import tempfile
from pathlib import Path
from time import perf_counter

import torch

from bench.table import Table, say_machine
from tutor.engine.backends.backend import Backend, Request
from tutor.engine.backends.choosing import open_backend
from tutor.engine.backends.loading import best_device, best_dtype, find, load
from tutor.engine.backends.words import Words
from tutor.engine.settings import Settings

SHARED = 240  # tokens of a prompt that all have in common …
OWN = 60  # … and of what is each one's own
TOLD = 64
TOGETHER = (1, 4, 8, 16)
ROUNDS = 7
COMMON = (
    "# A program for beginners: it asks for a name and counts.\nname = input('Your name? ')\nprint('Hello,', name)\n"
)
APART = "for step in range({number}):\n    score_{number} = score_{number} + step\n    print('Score', score_{number})\n"


def prompt(words: Words, number: int) -> list[int]:
    shared = words.encode_text(COMMON * 20)[:SHARED]
    return shared + words.encode_text(APART.format(number=number + 2) * 5)[:OWN]


def run(backend: Backend, requests: list[Request]) -> tuple[float, float, int]:
    """Seconds until the first token, until the last, and how many there were."""
    began, first, count = perf_counter(), 0.0, 0
    for request in requests:
        backend.add(request)
    while not backend.is_idle():
        tokens = backend.step()
        first = first or (perf_counter() - began if tokens else 0.0)
        count += len(tokens)
    return first, perf_counter() - began, count


def measure_plain(words: Words, settings: Settings, folder: Path, table: Table) -> float:
    device = best_device(settings.device)
    model = load(folder, best_dtype(device), device)

    def generate(number: int, most: int) -> tuple[float, int]:
        ids = torch.tensor([prompt(words, number)], device=device)
        began = perf_counter()
        with torch.inference_mode():
            told = model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=most, do_sample=False)
        return perf_counter() - began, told.shape[1] - ids.shape[1]

    generate(0, 4)
    firsts = [generate(number, 1)[0] for number in range(ROUNDS)]
    table.add("plain generate: first token", statistics.median(firsts) * 1000, "ms", beside=f"{SHARED + OWN} tokens")
    runs = [generate(number, TOLD) for number in range(4)]
    speed = sum(count for _, count in runs) / sum(seconds for seconds, _ in runs)
    table.add("plain generate: one after the other", speed, "/s", beside=f"tokens, {str(model.dtype)[6:]}")
    return speed


def measure(backend: Backend, plain: float, table: Table) -> None:
    def requests(count: int, most: int, begin: int = 0) -> list[Request]:
        asked = ((number, prompt(backend.words, number)) for number in range(begin, begin + count))
        return [Request(id=number, ids=ids, most_tokens=most, fixed=SHARED) for number, ids in asked]

    backend.warm_up()
    run(backend, requests(1, 4))
    firsts = [run(backend, requests(1, 1, begin=100 + number))[0] for number in range(ROUNDS)]
    table.add(f"{backend.name}: first token", statistics.median(firsts) * 1000, "ms", beside=f"{SHARED} of them known")
    for count in TOGETHER:
        _, seconds, told = run(backend, requests(count, TOLD, begin=200 + count * 20))
        speed = told / seconds
        table.add(f"{backend.name}: {count} together", speed, "/s", beside=f"{speed / plain:.1f} times plain generate")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--backends", nargs="+", default=["slots", "openvino", "paged"])
    parser.add_argument("--device", default="auto", choices=["auto", "cpu", "cuda"])
    parser.add_argument("--threads", type=int, default=0, help="0: all cores but one")
    parser.add_argument("--folder", type=Path, help="where converted weights are kept; else they are made anew")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    told = parser.parse_args()
    say_machine()
    table = Table()
    with tempfile.TemporaryDirectory() as fresh:
        folder = told.folder or Path(fresh)
        how = {"model": told.model, "folder": folder, "device": told.device, "threads": told.threads}
        settings = Settings(**how)
        torch.set_num_threads(settings.used_threads)
        source = find(settings, lambda *_: None)
        plain = measure_plain(Words(source.folder), settings, source.folder, table)
        for name in told.backends:
            gc.collect()
            backend = open_backend(Settings(**how, backend=name), lambda *_: None)
            measure(backend, plain, table)
            backend.close()
            del backend
    table.say()
    if told.json:
        told.json.write_text(json.dumps(table.rows, indent=1))


if __name__ == "__main__":
    main()
