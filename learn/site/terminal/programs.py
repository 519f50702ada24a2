"""A program from files of this machine, as the site would keep it."""

import dataclasses
import stat
from collections.abc import Iterator
from pathlib import Path

from runner.errors import RefusedFile
from runner.files import Files, check_sizes
from runner.limits import LIMITS
from runner.names import checked_name

DEEPEST = 4  # folders in folders


@dataclasses.dataclass
class Program:
    files: Files
    entry: str
    left_out: list[str]  # sentences


def gather(path: Path, entry: str) -> Program:
    """A file, or a folder with all that lies in it. Raises RefusedFile where it cannot be read or is too much."""
    if path.is_file():
        return Program({path.name: read(path)}, path.name, [])
    if not path.is_dir():
        raise RefusedFile(f"There is no file or folder {path}. Check the path.")
    program = Program({}, entry, [])
    sizes: dict[str, int] = {}
    for name, file in walk(path, program.left_out):
        sizes[name] = file.stat().st_size
        check_sizes(sizes)  # before it is read
        program.files[name] = read(file)
    return program


def walk(folder: Path, left_out: list[str], depth: int = 1, prefix: str = "") -> Iterator[tuple[str, Path]]:
    for item in sorted(folder.iterdir()):
        try:
            name = prefix + checked_name(item.name)
        except RefusedFile as error:
            left_out.append(str(error))
            continue
        mode = item.lstat().st_mode
        if stat.S_ISREG(mode):
            yield name, item
        elif stat.S_ISDIR(mode) and depth < DEEPEST and item.name != "__pycache__":
            yield from walk(item, left_out, depth + 1, name + "/")
        elif item.name != "__pycache__":
            left_out.append(f"{name} is not an ordinary file, so it was left out.")


def read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMITS.project_file_bytes + 1)
    except OSError as error:
        raise RefusedFile(f"{path.name} could not be read: {error.strerror}.") from error
