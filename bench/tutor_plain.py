"""The same model with nothing of ours around it: `model.generate` of transformers, in a process of its own.

`python -m bench.tutor_plain generate|bandwidth|shape …`; what it finds it prints as JSON. Only this bench loads torch.
"""

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

SHAPES = {  # hidden size, layers, heads, key/value heads, inner size: Qwen2.5's
    "1.5B": (1536, 28, 12, 2, 8960),
    "7B": (3584, 28, 28, 4, 18944),
}
COPIED = 1 << 30  # bytes
SENTENCE = 22  # tokens of a sentence as a hint has it
ROUNDS = 3
KNOWN = 20.0  # how much surer random weights are of tokens that have letters
TIED = ("1.5B",)  # shapes whose words are read and said with the same weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["generate", "bandwidth", "shape"])
    parser.add_argument("--folder", type=Path, help="of the model; of shape: where to write it")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=64)
    parser.add_argument("--shape", choices=SHAPES)
    parser.add_argument("--words", type=Path, help="of shape: a folder with the tokenizer to use")
    asked = parser.parse_args()
    found = {"generate": generate, "bandwidth": bandwidth, "shape": shape}[asked.what](asked)
    print(json.dumps(found))


def generate(asked: argparse.Namespace) -> dict:
    """Turns, or a text to go on with, come by stdin. The middle of three counts, after one to warm up."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    from tutor.engine.backends.loading import best_dtype

    torch.set_num_threads(asked.threads)
    words = AutoTokenizer.from_pretrained(asked.folder)
    model = AutoModelForCausalLM.from_pretrained(asked.folder, dtype=best_dtype(asked.device)).to(asked.device).eval()
    told, how = json.load(sys.stdin), {"return_tensors": "pt", "return_dict": True}
    is_text = isinstance(told, str)
    given = words(told, **how) if is_text else words.apply_chat_template(told, add_generation_prompt=True, **how)
    given = given.to(asked.device)

    def seconds(tokens: int) -> float:
        began = time.perf_counter()
        with torch.inference_mode():
            model.generate(**given, max_new_tokens=tokens, min_new_tokens=tokens, do_sample=False)
        if asked.device == "cuda":
            torch.cuda.synchronize()
        return time.perf_counter() - began

    seconds(4)
    first, whole = (statistics.median(seconds(tokens) for _ in range(ROUNDS)) for tokens in (1, asked.tokens))
    speed = (asked.tokens - 1) / (whole - first)
    size = bytes_read(model)
    return {"first": first, "whole": whole, "tokens_a_second": speed, "bytes": size, "dtype": str(model.dtype)[6:]}


def bytes_read(model) -> int:
    """For each token: all weights; of those that words are read with one row, where they are not said with the same."""
    size = sum(weights.numel() * weights.element_size() for weights in model.parameters())
    read, said = model.get_input_embeddings().weight, model.get_output_embeddings().weight
    return size if read is said else size - read.numel() * read.element_size()


def bandwidth(asked: argparse.Namespace) -> dict:
    """Bytes a second that the device reads and writes when it copies."""
    import torch

    source = torch.empty(COPIED, dtype=torch.uint8, device=asked.device)
    target = torch.empty_like(source)
    target.copy_(source)
    if asked.device == "cuda":
        torch.cuda.synchronize()
    began = time.perf_counter()
    for _ in range(10):
        target.copy_(source)
    if asked.device == "cuda":
        torch.cuda.synchronize()
    speed = 20 * COPIED / (time.perf_counter() - began)
    return {"bytes_a_second": speed, "device": torch.cuda.get_device_name() if asked.device == "cuda" else "processor"}


def shape(asked: argparse.Namespace) -> dict:
    """A model of this size with random weights: it says nothing sensible, as fast as a real one."""
    import torch
    from transformers import AutoTokenizer, Qwen2Config, Qwen2ForCausalLM

    hidden, layers, heads, shared, inner = SHAPES[asked.shape]
    words = AutoTokenizer.from_pretrained(asked.words)
    config = Qwen2Config(
        vocab_size=152_064,
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        num_key_value_heads=shared,
        intermediate_size=inner,
        max_position_embeddings=8192,
        bos_token_id=words.bos_token_id,
        eos_token_id=words.eos_token_id,
        tie_word_embeddings=asked.shape in TIED,
        dtype=torch.bfloat16,
    )
    torch.set_default_dtype(torch.bfloat16)
    torch.set_default_device(asked.device)
    model = Qwen2ForCausalLM(config)
    with torch.no_grad():
        said = model.get_output_embeddings().weight
        said[: len(words)] *= KNOWN  # the tokenizer may know fewer tokens than this shape has
        said[[*words.all_special_ids, *words.added_tokens_decoder]] = 0  # it never comes to an end
    model.save_pretrained(asked.folder)
    words.save_pretrained(asked.folder)
    return {"folder": str(asked.folder)}


if __name__ == "__main__":
    main()
