"""What the site asks the classifier, over a real socket: an answer, or nothing, and never a long wait."""

import time

import pytest

from tests.stack import wait_for
from tests.tutor.doubles import ScriptedBackend
from tests.tutor.engine.serving import serving
from tutor.chat import votes
from tutor.model import classifying


class Answers:
    """In the place of what opens a classifier."""

    def __init__(self):
        self.told, self.asked, self.seconds = {"thanks": 0.9, "own": 0.1}, [], 0.0

    def classify(self, texts):
        self.asked.append(list(texts))
        time.sleep(self.seconds)
        return None if self.told is None else [self.told for _text in texts]


@pytest.fixture
def answers(settings):
    classifying._asked.cache_clear()
    classifying._breaker.cache_clear()
    settings.TUTOR, settings.TUTOR_MODEL_URL = True, ""
    found = Answers()
    with serving(ScriptedBackend("Hi"), classifier=found) as served:
        settings.TUTOR_SOCKET = served.socket
        yield found


def test_it_is_asked_once_for_a_text(answers):
    assert [classifying.probabilities("ty") for _ in range(3)] == [answers.told] * 3
    assert answers.asked == [["ty"]]


def test_a_long_text_is_asked_about_by_its_beginning(answers):
    assert classifying.probabilities("x" * 100_000)
    assert [len(text) for text in answers.asked[0]] == [classifying.MOST_CHARS]


def test_nothing_is_said_while_there_is_none_and_what_comes_later_is_heard(answers):
    told, answers.told = answers.told, None
    assert [dict(classifying.probabilities("ty")) for _ in range(5)] == [{}] * 5
    answers.told = told
    assert classifying.probabilities("ty") == told


def test_nobody_waits_long_and_after_a_while_nobody_asks(answers):
    answers.seconds = 2.0
    began = time.monotonic()
    assert [dict(classifying.probabilities(f"text {number}")) for number in range(20)] == [{}] * 20
    assert time.monotonic() - began < 2 * classifying.SECONDS
    assert len(answers.asked) <= 1
    wait_for(lambda: True, seconds=1)


@pytest.mark.parametrize("told", [{"thanks": "very"}, ["thanks"], "rubbish"])
def test_rubbish_is_no_answer(answers, told):
    answers.told = told
    assert classifying.probabilities("ty") == {}


def test_where_no_server_is_there_is_nothing(settings, tmp_path):
    settings.TUTOR, settings.TUTOR_MODEL_URL, settings.TUTOR_SOCKET = True, "", tmp_path / "none.sock"
    began = time.monotonic()
    assert [dict(classifying.probabilities(f"text {number}")) for number in range(50)] == [{}] * 50
    assert time.monotonic() - began < 1


def test_who_has_no_tutor_or_no_classifier_asks_nobody(answers, settings):
    for is_on, classifies in [(False, True), (True, False)]:
        settings.TUTOR, settings.TUTOR_CLASSIFIER = is_on, classifies
        assert votes.of("ty") == votes.Votes()
    assert answers.asked == []


def test_who_has_another_model_server_asks_here_as_well(answers, settings):
    settings.TUTOR_MODEL_URL = "http://127.0.0.1:9"
    assert dict(votes.of("ty").told) == answers.told
