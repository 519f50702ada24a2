import os

from tutor.engine import hashes


def test_a_folder_is_known_by_all_that_makes_the_model(tmp_path):
    model, memory = tmp_path / "model", tmp_path / "memory"
    model.mkdir()
    (model / "model.safetensors").write_bytes(b"weights")
    (model / "config.json").write_text("{}")
    first = hashes.of(model, memory)
    (model / "README.md").write_text("Something for people.")
    (model / hashes.RECORD).write_text('{"seconds": 2400}')
    assert hashes.of(model, memory) == first
    (model / "config.json").write_text("{ }")
    assert hashes.of(model, memory) != first


def test_what_has_not_changed_is_not_read_again(tmp_path):
    file, memory = tmp_path / "model.gguf", tmp_path / "memory"
    file.write_bytes(b"weights")
    first, seen = hashes.of(file, memory), file.stat()
    file.write_bytes(b"WEIGHTS")
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))  # as long and as old: so it counts as the same
    assert hashes.of(file, memory) == first
    os.utime(file)
    assert hashes.of(file, memory) != first


def test_a_memory_that_is_rubbish_or_cannot_be_written_is_done_without(tmp_path):
    file, memory = tmp_path / "model.gguf", tmp_path / "memory"
    file.write_bytes(b"weights")
    memory.mkdir()
    first = hashes.of(file, memory)
    (memory / hashes.MEMORY).write_text("rubbish")
    assert hashes.of(file, memory) == first
    assert hashes.of(file, file) == first  # no folder at all
