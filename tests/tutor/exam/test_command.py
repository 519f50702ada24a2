"""`manage.py tutor_exam`: the figures of the model that serves, printed and kept."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.tutor import served
from tutor.exam import results
from tutor.models import ExamResult

pytestmark = [pytest.mark.kernel, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def model(settings):
    settings.TUTOR_OPEN_MODEL = served.PATH
    results._kept.clear()
    return served.serve("It is a quiz.", passed=())


def exam(*words) -> str:
    out = io.StringIO()
    call_command("tutor_exam", *words, stdout=out)
    return out.getvalue()


def test_the_figures_are_printed_with_their_marks_and_kept_with_the_digest(model):
    said = exam("--job", "plan")

    assert "plan: not passed, so it is done from what people wrote" in said
    assert "✓ whole" in said
    assert "✗ fits the idea" in said
    row = ExamResult.objects.get()
    assert (row.digest, row.job, row.passed) == (model.kept.digest, "plan", False)
    assert results.figures("plan", model.kept.digest)["shown"].share == 1.0


def test_json_is_one_object_and_a_few_cases_are_not_kept(tmp_path, model):
    said = exam(
        "--job", "plan", "--few", "--json", "--answers", str(tmp_path / "answers"), "--ship", str(tmp_path / "it")
    )

    told = json.loads(said)
    assert told["digest"] == model.kept.digest
    assert told["jobs"]["plan"]["figures"]["whole"]["of"] == 4
    assert not told["jobs"]["plan"]["figures"]["whole"]["met"]  # too few
    assert not ExamResult.objects.exists()
    answers = [json.loads(line) for line in (tmp_path / "answers").read_text().splitlines()]
    assert {answer["judged"]["kind"] for answer in answers} == {"quiz"}
    assert json.loads((tmp_path / "it").read_text())["jobs"]["plan"]["shown"] == {"hits": 4, "of": 4}


def test_where_no_model_serves_a_sentence_says_what_to_do():
    served.not_ready(stage="installing")
    results._kept.clear()

    with pytest.raises(CommandError, match="Start the site first, or name a model"):
        exam("--job", "plan")


def test_a_model_at_an_address_needs_its_name():
    with pytest.raises(CommandError, match="--name"):
        exam("--model", "http://127.0.0.1:9", "--job", "plan")
