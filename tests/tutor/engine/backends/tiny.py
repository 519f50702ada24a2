"""A model as small as can be, with weights by chance: it says the same nonsense every time."""

import json
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

MARKS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
GAP = ["<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"]
TEXTS = [
    "for number in range(10):\n    print(number)\n" * 3,
    "name = input('What is your name? ')\nprint('Hello,', name)\n" * 3,
    "print(score)\nprint(scores)\nprinted = total\nprinter = None\n" * 3,
    "Look at line 3: the name is written in another way there. Größe, 你好, 🐢.\n",
]
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def make_tokenizer(folder: Path, *, fills_in: bool = False) -> int:
    """Writes it down, and returns how many tokens it knows."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    marks = MARKS + GAP if fills_in else MARKS
    trainer = trainers.BpeTrainer(vocab_size=400, special_tokens=marks, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(TEXTS, trainer)
    whole = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<|im_end|>", additional_special_tokens=marks)
    whole.chat_template = TEMPLATE
    whole.save_pretrained(folder)
    return len(whole)


def make(folder: Path, *, seed: int = 0, fills_in: bool = False) -> Path:
    """A folder as transformers reads it."""
    size = make_tokenizer(folder, fills_in=fills_in)
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=size,
        hidden_size=64,
        intermediate_size=96,
        num_hidden_layers=3,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=512,
        initializer_range=0.4,
        eos_token_id=2,
        pad_token_id=2,
        bos_token_id=1,
        tie_word_embeddings=True,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder


def merges_of(folder: Path) -> list[list[str]]:
    return json.loads((folder / "tokenizer.json").read_text())["model"]["merges"]
