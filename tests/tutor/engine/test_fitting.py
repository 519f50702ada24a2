"""An adapter for other weights of the same size would be added without a word: so it says where it belongs."""

import pytest

from tests.tutor.engine.backends.test_adapters import write_adapter
from tutor.engine import fitting, hashes
from tutor.engine.backends.backend import BackendError
from tutor.engine.backends.choosing import open_backend
from tutor.engine.fitting import Fitting
from tutor.engine.settings import Settings


def opened(model, adapter, folder):
    settings = Settings(model=str(model), adapter=str(adapter), folder=folder, backend="slots", threads=1)
    return open_backend(settings, lambda stage, share: None)


def test_an_adapter_tells_the_form_of_its_prompts(tiny_model, tmp_path):
    adapter, _ = write_adapter(tmp_path / "adapter")
    assert opened(tiny_model, adapter, tmp_path).form == 0
    fitting.write(adapter, Fitting(form=1, base=hashes.of(tiny_model, tmp_path)[:16]))
    backend = opened(tiny_model, adapter, tmp_path)
    assert (backend.form, backend.has_adapter) == (1, True)


def test_on_other_weights_of_the_same_size_it_is_refused_with_a_sentence(tiny_model, tmp_path):
    adapter, _ = write_adapter(tmp_path / "adapter")
    fitting.write(adapter, Fitting(form=1, base="0123456789abcdef"))
    with pytest.raises(BackendError, match="trained for another model: for the weights 0123456789abcdef"):
        opened(tiny_model, adapter, tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"form": "one", "base": ""}'])
def test_what_cannot_be_read_is_said(tmp_path, text):
    (tmp_path / fitting.NAME).write_text(text)
    with pytest.raises(BackendError, match="cannot be read"):
        fitting.read(tmp_path)
