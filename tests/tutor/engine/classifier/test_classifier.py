"""The classifier from its examples to its answers, with a tiny sentence model."""

import json
import math

import pytest
import torch
from safetensors.torch import load_file

from tests.stack import wait_for
from tests.tutor.doubles import ScriptedBackend
from tests.tutor.engine.classifier import tiny
from tests.tutor.engine.serving import serving
from tutor.engine.backends.backend import BackendError
from tutor.engine.classifier import adding, making, net, training
from tutor.engine.classifier.opening import Opening
from tutor.engine.classifier.serving import Classifier
from tutor.engine.settings import Settings

ASK = "/v1/classify"


@pytest.fixture(scope="module")
def classifier(made):
    return Classifier(made.folder)


def test_it_learns_what_it_is_told(made, classifier):
    assert made.history[-1]["first"] > made.history[0]["first"] or made.history[0]["first"] == 1
    for text, label in tiny.LINES:
        likely = next(iter(classifier.classify([text])[0]))
        assert likely == label or likely.startswith(f"{label}="), text


def test_a_question_without_an_answer_is_learned_as_some_question(made, classifier):
    assert "=" not in made.data.labels
    [told] = classifier.classify([tiny.OPEN[0][0]])
    assert next(iter(told)).startswith("=")


def test_what_has_no_answer_counts_for_all_below_it(made):
    wanted = made.data.wanted([training.Labelled("x", label) for label in ("=", "own", "thanks", "=What is a list?")])
    right = [{label for label, is_right in zip(made.data.labels, row, strict=True) if is_right} for row in wanted]
    assert right == [
        {"=How do I draw a circle?", "=What is a list?"},
        {"own", "own=Why does it stop?"},
        {"thanks"},
        {"=What is a list?"},
    ]


def test_it_serves_what_it_has_learned_with_and_without_others_beside_it(made, classifier, tmp_path):
    """OpenVINO's probabilities are torch's, and a short text is none the worse for a long one beside it."""
    from tutor.engine.backends import adapters

    merged = adapters.merge(made.base, made.trained, tmp_path / "merged")
    reference, reader = net.opened(merged, made.trained, len(made.data.labels)), training.Reader(made.base)
    texts = ["thanks", "how do i draw a circle for my turtle in the program", "it stops"]
    together = classifier.classify(texts)
    for text, told in zip(texts, together, strict=True):
        with torch.no_grad():
            expected = dict(zip(made.data.labels, reference(*reader.read([text]))[0].exp().tolist(), strict=True))
        [alone] = classifier.classify([text])
        for label, likely in told.items():
            assert math.isclose(likely, expected[label], abs_tol=0.02)
            assert math.isclose(likely, alone[label], abs_tol=0.02)


def test_the_likeliest_come_first_and_are_probabilities(classifier):
    [told] = classifier.classify(["what is a list"])
    assert list(told.values()) == sorted(told.values(), reverse=True)
    assert 0.9 < sum(told.values()) <= 1.01


@pytest.mark.parametrize("text", ["", " ", "\x00", "🦔🦔🦔", "list " * 800, "\u202eabc", "[CLS] [SEP] [PAD]"])
def test_any_text_is_classified(classifier, text):
    [told] = classifier.classify([text])
    assert told
    assert all(math.isfinite(likely) for likely in told.values())


def test_the_same_examples_give_the_same_bytes(made, tmp_path):
    learner, _history = training.train(made.data, made.base, rounds=60)
    training.write(tmp_path / "again", learner, made.data, {}, made.base)
    for name in ("adapter_model.safetensors", net.HEAD):
        first, again = load_file(made.trained / name), load_file(tmp_path / "again" / name)
        assert all(torch.equal(first[part], again[part]) for part in first)
    assert (made.trained / "labels.json").read_text() == (tmp_path / "again/labels.json").read_text()


def test_an_answer_that_was_written_since_is_added_and_the_rest_stays(made, tmp_path):
    new = [("bye", "bye"), ("bye bye", "bye"), ("the turtle bye", "bye")]
    data = training.read(tiny.data(tmp_path / "data", lines=(*tiny.LINES * 8, *new * 8), held_out=(*tiny.LINES, *new)))
    learner, figures = adding.add(data, made.base, made.trained, rounds=60)
    assert figures["first"] == 1
    adding.write(tmp_path / "added", learner, data, figures, made.trained)

    told = Classifier(making.make(made.base, tmp_path / "added", tmp_path / "served")).classify(["bye", "what list"])
    assert [next(iter(each)) for each in told] == ["bye", "=What is a list?"]
    before, after = (load_file(folder / net.HEAD) for folder in (made.trained, tmp_path / "added"))
    known = [data.labels.index(label) for label in made.data.labels]
    assert all(torch.equal(after[part][known], before[part]) for part in before)
    matrices = "adapter_model.safetensors"
    assert (tmp_path / "added" / matrices).read_bytes() == (made.trained / matrices).read_bytes()


def test_what_was_trained_for_another_model_is_not_made(made, tmp_path):
    other = tiny.base(tmp_path / "other")
    weights = load_file(other / "model.safetensors")
    torch.manual_seed(5)
    from safetensors.torch import save_file

    save_file({name: torch.rand_like(weight) for name, weight in weights.items()}, other / "model.safetensors")
    with pytest.raises(BackendError, match="trained for another model"):
        making.make(other, made.trained, tmp_path / "served")
    assert not (tmp_path / "served").exists()


# ── Behind the model server ──


def opening(made, folder, **changed) -> Opening:
    where = {"classifier": str(made.trained), "sentences": str(made.base)} | changed
    return Opening(Settings(model="scripted", folder=folder, **where))


@pytest.fixture(scope="module")
def served(made, tmp_path_factory):
    opened = opening(made, tmp_path_factory.mktemp("models"))
    opened.start()  # makes it in a process of its own
    with serving(ScriptedBackend("Hi"), classifier=opened) as served:
        wait_for(lambda: served.ask(ASK, input=["thanks"]).status_code == 200, seconds=60)
        yield served


def test_the_server_says_what_a_message_wants(served):
    answer = served.ask(ASK, input=["thanks", "what is a list"]).json()
    assert [each["index"] for each in answer["data"]] == [0, 1]
    assert [next(iter(each["probs"])) for each in answer["data"]] == ["thanks", "=What is a list?"]


@pytest.mark.parametrize(
    "body", [{}, {"input": "thanks"}, {"input": []}, {"input": ["x"] * 9}, {"input": ["x" * 4_001]}, {"input": [3]}]
)
def test_what_cannot_be_classified_is_said(served, body):
    answer = served.ask(ASK, **body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_request")
    assert served.ask(ASK, input=["thanks"]).status_code == 200


def test_too_much_is_refused_before_it_is_read(served):
    assert served.ask(ASK, input=["x" * 1_100_000]).status_code == 413


def test_without_a_classifier_the_server_says_so_and_answers_all_else():
    with serving(ScriptedBackend("Hi")) as served:
        answer = served.ask(ASK, input=["thanks"])
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "not_ready")
        assert served.ask().status_code == 200


@pytest.mark.parametrize("broken", ["labels.json", net.HEAD, "adapter_model.safetensors"])
def test_a_broken_one_is_logged_and_the_server_does_without(made, tmp_path, broken, caplog):
    import shutil

    copy = shutil.copytree(made.trained, tmp_path / "trained")
    (copy / broken).write_bytes(b"no")
    opened = opening(made, tmp_path / "models", classifier=str(copy))
    opened.run()
    assert opened.classify(["thanks"]) is None
    assert "classifier not opened" in caplog.text
    assert [file for file in (tmp_path / "models").iterdir() if file.name.startswith("classifier")] == []


def test_it_is_made_once(made, tmp_path):
    first = opening(made, tmp_path)
    first.run()
    [folder] = [file for file in tmp_path.iterdir() if file.is_dir()]
    before = folder.stat().st_mtime_ns
    second = opening(made, tmp_path)
    second.run()
    assert second.child is None
    assert folder.stat().st_mtime_ns == before
    assert second.classify(["thanks"]) == first.classify(["thanks"])
    assert json.loads((folder / "labels.json").read_text()) == made.data.labels
