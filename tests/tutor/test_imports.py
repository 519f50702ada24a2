"""What a model needs is loaded by the model server alone; where the tutor is off, not even its client."""

import json
import os
import subprocess
import sys

import pytest

from tests.stack import ROOT

HEAVY = {"torch", "transformers", "safetensors", "gguf", "openvino", "openvino_genai", "numpy", "starlette"}
LOADED = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
WEB = "import learn.site.asgi"
WORKER = "import django; django.setup(); from learn.site.celery import app; app.loader.import_default_modules()"
ASKING = "from asgiref.sync import async_to_sync; from tutor.model import current; async_to_sync(current().about)()"


def loaded(program: str, tmp_path, **environment: str) -> set[str]:
    surroundings = os.environ | {"BUILDALONG_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "learn.site.settings"}
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; {LOADED}"],
        cwd=ROOT,
        env=surroundings | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("program", [f"{WEB}; {ASKING}", WORKER], ids=["web", "chores"])
def test_no_process_of_the_site_loads_what_a_model_needs(program, tmp_path):
    names = loaded(program, tmp_path)
    assert "tutor" in names
    assert HEAVY & names == set()


def test_where_the_tutor_is_off_the_web_loads_no_client_for_it(tmp_path):
    assert "httpx" not in loaded(f"{WEB}; {ASKING}", tmp_path, TUTOR="0")


def test_the_server_answers_before_what_a_model_needs_is_loaded(tmp_path):
    names = loaded("import tutor.engine.__main__", tmp_path)
    assert "starlette" in names
    assert {"torch", "transformers", "openvino", "django"} & names == set()
