"""Where OpenVINO serves the server loads no torch: what has to be made is made by another process, which ends."""

import dataclasses
import json
import subprocess
import sys

import pytest

from tests.stack import ROOT
from tests.tutor.engine.backends.reading import asked, read_all
from tests.tutor.engine.backends.test_adapters import write_adapter
from tutor.engine import fitting, hashes
from tutor.engine.backends import opening, openvino_making, shelf
from tutor.engine.backends.backend import BackendError
from tutor.engine.settings import Settings

OPEN = """
import json, sys
from pathlib import Path
from tutor.engine.backends.opening import open_backend
from tutor.engine.settings import Settings
told = []
model, folder = sys.argv[1:]
backend = open_backend(Settings(model=model, folder=Path(folder), threads=1), lambda *stage: told.append(stage))
backend.warm_up()
loaded = sorted({"torch", "transformers", "gguf"} & set(sys.modules))
print(json.dumps({"name": backend.name, "told": told, "loaded": loaded}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("made")


def test_what_is_missing_is_made_elsewhere_and_how_far_it_is_is_told(tiny_model, folder):
    words = [sys.executable, "-c", OPEN, str(tiny_model), str(folder)]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=600)
    found = json.loads(ran.stdout.splitlines()[-1])
    assert (found["name"], found["loaded"]) == ("openvino, cpu", [])
    shares = [share for stage, share in found["told"] if stage == "converting"]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 1 == shares[-1]
    assert found["told"][-1] == ["loading", 0.0]


def test_an_adapter_has_its_form_and_its_place(tiny_model, folder, tmp_path):
    adapter, _ = write_adapter(tmp_path / "adapter")
    fitting.write(adapter, fitting.Fitting(1, hashes.of(tiny_model, folder)[:16]))
    settings = Settings(model=str(tiny_model), adapter=str(adapter), folder=folder, threads=1)
    assert shelf.find(settings) is None
    openvino_making.make(settings, lambda share: None)
    backend = opening.open_backend(settings, lambda *_: None)
    assert (backend.form, backend.has_adapter, backend.name) == (1, True, "openvino, cpu")
    assert len(read_all(backend, [asked("one", backend.encode_text("x"), most_tokens=3)])["one"]) <= 3
    assert shelf.find(settings).digest == backend.digest

    fitting.write(adapter, fitting.Fitting(1, "0" * 16))
    with pytest.raises(BackendError, match="trained for another model"):
        opening.open_backend(settings, lambda *_: None)


def test_where_it_cannot_be_made_the_next_one_serves(tiny_model, tmp_path, monkeypatch):
    def fails(settings, tell):
        raise BackendError("There is no room left.")

    monkeypatch.setattr(opening.making, "in_child", fails)
    settings = Settings(model=str(tiny_model), folder=tmp_path, device="cpu", threads=1)
    assert opening.open_backend(settings, lambda *_: None).name.startswith("slots")
    with pytest.raises(BackendError, match="no room"):
        opening.open_backend(dataclasses.replace(settings, backend="openvino"), lambda *_: None)


@pytest.mark.long
def test_what_the_other_process_finds_wrong_is_said_by_this_one(tmp_path):
    settings = Settings(model="/nowhere/model.gguf", folder=tmp_path, threads=1)
    with pytest.raises(BackendError, match="there is no model"):
        opening.open_openvino(settings, lambda *_: None)


def test_a_card_is_for_torch(tiny_model, tmp_path, monkeypatch):
    settings = Settings(model=str(tiny_model), folder=tmp_path, device="auto")
    monkeypatch.setattr(opening, "has_card", lambda: True)
    assert not opening.may_be_openvino(settings)
    monkeypatch.setattr(opening, "has_card", lambda: False)
    assert opening.may_be_openvino(settings)
    assert not opening.may_be_openvino(Settings(model="", folder=tmp_path, device="cuda"))
