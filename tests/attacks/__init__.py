"""Hostile input, as data; see each file's head."""

from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """The hostile file names, decoded."""
    lines = (HERE / "names.txt").read_text().splitlines()
    written = [line for line in lines if line and not line.startswith("# ")]
    return [line.encode("latin-1").decode("unicode_escape") for line in written]
