"""The model that serves in a test: `settings.TUTOR_OPEN_MODEL` leads here."""

import dataclasses
import uuid

from tests.tutor.doubles import ScriptedModel
from tutor.model.asking import AboutModel
from tutor.models import ExamResult

PATH = "tests.tutor.served.open_model"
_serving: list[ScriptedModel] = []


def open_model() -> ScriptedModel:
    return _serving[-1]


def serve(*scripts, passed=("hint", "chat")) -> ScriptedModel:
    """From now on this model serves; it has passed its exam for these jobs."""
    about = AboutModel(name="scripted", digest=uuid.uuid4().hex, is_ready=True, stage="ready", progress=1.0)
    ExamResult.objects.bulk_create(ExamResult(digest=about.digest, job=job, passed=True) for job in passed)
    _serving.append(ScriptedModel(*scripts, about=about))
    return _serving[-1]


def not_ready(**about) -> ScriptedModel:
    _serving.append(ScriptedModel(about=dataclasses.replace(AboutModel(), **about)))
    return _serving[-1]
