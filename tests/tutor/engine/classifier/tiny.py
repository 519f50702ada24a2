"""A sentence model of a few thousand random weights, and questions that it can learn to tell apart."""

import json
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel

WORDS = "what is a list loop how do i draw circle my program stops it says wrong thanks bye for in the turtle".split()
MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
LINES = [
    ("what is a list", "=What is a list?"),
    ("list what", "=What is a list?"),
    ("what list", "=What is a list?"),
    ("what is the list", "=What is a list?"),
    ("how do i draw a circle", "=How do I draw a circle?"),
    ("draw circle turtle", "=How do I draw a circle?"),
    ("my program stops", "own=Why does it stop?"),
    ("it stops", "own=Why does it stop?"),
    ("it says wrong", "own"),
    ("my program says wrong", "own"),
    ("thanks", "thanks"),
    ("thanks bye", "thanks"),
]
OPEN = [("for in the loop", "=")]  # of which nobody knows the answer


def base(folder: Path) -> Path:
    torch.manual_seed(0)
    vocabulary = {word: at for at, word in enumerate([*MARKS, *WORDS])}
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def data(folder: Path, lines=(*LINES * 8, *OPEN * 8), held_out=tuple(LINES)) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, found in (("train", lines), ("held-out", held_out)):
        text = "".join(json.dumps({"text": text, "label": label}) + "\n" for text, label in found)
        (folder / f"{name}.jsonl").write_text(text)
    return folder
