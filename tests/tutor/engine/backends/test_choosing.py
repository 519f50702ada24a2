import pytest

from tests.tutor.engine.backends.reading import asked, read_all
from tests.tutor.engine.backends.test_adapters import write_adapter
from tutor.engine.backends import openvino_making
from tutor.engine.backends.backend import BackendError
from tutor.engine.backends.choosing import open_backend
from tutor.engine.settings import Settings


def opened(model, folder, **more):
    settings = Settings(model=str(model), folder=folder, device="cpu", threads=1, **more)
    if settings.backend in ("auto", "openvino"):
        openvino_making.make(settings, lambda share: None)  # here, where torch is loaded already
    return open_backend(settings, lambda *_: None)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """What is converted and merged, for all of these tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def adapter(tmp_path_factory):
    return write_adapter(tmp_path_factory.mktemp("adapters") / "adapter")[0]


@pytest.mark.parametrize("kind", ["slots", "openvino"])
def test_grey_text_has_the_base_weights_where_there_is_an_adapter(tiny_model, cache, adapter, kind):
    plain = opened(tiny_model, cache, backend=kind)
    adapted = opened(tiny_model, cache, backend=kind, adapter=str(adapter))
    ids = plain.encode_text("for number in range(10):\n")
    said = read_all(adapted, [asked(uses, ids, most_tokens=12, uses_adapter=uses) for uses in (True, False)])
    (base,) = read_all(plain, [asked("base", ids, most_tokens=12)]).values()
    words = {uses: [token.token for token in tokens] for uses, tokens in said.items()}
    assert words[False] == [token.token for token in base]
    assert words[True] != words[False]
    assert (plain.has_adapter, adapted.has_adapter) == (False, True)
    assert plain.digest != adapted.digest


def test_the_digest_names_the_weights_and_not_how_they_are_computed(tiny_model, tiny_filler, cache):
    one, other = (opened(tiny_model, cache, backend=kind) for kind in ("slots", "openvino"))
    assert one.digest == other.digest
    assert one.name != other.name
    assert one.digest != opened(tiny_filler, cache, backend="slots").digest


def test_by_itself_it_takes_the_fastest(tiny_model, cache):
    assert opened(tiny_model, cache).name.startswith("openvino")


@pytest.mark.parametrize(
    ("model", "more", "says"),
    [
        ("/nowhere/model.gguf", {}, "there is no model"),
        (None, {"backend": "magic"}, "no back end “magic”"),
        (None, {"adapter": "/nowhere"}, "there is no adapter"),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(tiny_model, cache, model, more, says):
    with pytest.raises(BackendError, match=says):
        opened(model or tiny_model, cache, **more)
