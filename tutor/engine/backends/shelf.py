"""Where it is kept what is made of a model, so that it is made once: each name says of what. Imports nothing heavy."""

import dataclasses
import json
from importlib.metadata import version
from pathlib import Path

from tutor.engine import fitting, hashes
from tutor.engine.settings import Settings

CONVERTER, MERGER, FOR_OPENVINO = 1, 1, 1  # raise one when what it writes changes
MARK = 16  # letters of a hash: as much as a model is known by


@dataclasses.dataclass(frozen=True)
class OpenVinoFiles:
    """All that OpenVINO needs of a model."""

    base: Path
    adapted: Path | None
    digest: str
    context: int  # tokens
    form: int


def converted(folder: Path, mark: str) -> Path:
    return folder / f"{mark[:MARK]}-{CONVERTER}-{version('transformers').partition('.')[0]}"


def adapted_digest(mark: str, adapter: Path, folder: Path) -> str:
    return f"{mark[:MARK]}+{hashes.of(adapter, folder)[:8]}"


def merged(folder: Path, digest: str) -> Path:
    return folder / f"{digest}-{MERGER}"


def for_openvino(folder: Path, digest: str) -> Path:
    return folder / f"{digest}-openvino-{FOR_OPENVINO}-{version('openvino-genai')}"


def find(settings: Settings) -> OpenVinoFiles | None:
    """`None` where something has still to be made or fetched. Raises BackendError where the adapter does not fit."""
    model, folder = Path(settings.model).expanduser(), settings.folder
    if not model.exists():
        return None
    mark = hashes.of(model, folder)
    source = converted(folder, mark) if model.suffix == ".gguf" else model
    digest, adapted = mark[:MARK], None
    if settings.adapter:
        adapter = Path(settings.adapter).expanduser()
        if not (adapter / "adapter_config.json").is_file():
            return None
        fitting.check(adapter, mark)
        digest = adapted_digest(mark, adapter, folder)
        adapted = for_openvino(folder, digest)
    base = for_openvino(folder, mark[:MARK])
    if not all(each.is_dir() for each in (source, base, adapted or base)):
        return None
    context = min(settings.most_context, json.loads((source / "config.json").read_text())["max_position_embeddings"])
    trained = Path(settings.adapter).expanduser() if settings.adapter else source
    return OpenVinoFiles(base, adapted, digest, context, fitting.read(trained).form)
