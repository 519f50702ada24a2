"""The libraries that take half a second to import, and whose program does."""

import re
import sys
from pathlib import PurePath

from runner.files import Files

FETCHED = ("numpy", "matplotlib.pyplot", "matplotlib.backends.backend_agg")
IMPORTS = re.compile(rb"^[ \t]*(?:import|from)\b[^\n#]*\b(?:matplotlib|numpy|pandas)\b", re.MULTILINE)
# A file of the project by one of these names is what they find, so they are imported beside it, as in any Python.
NEEDED = sys.stdlib_module_names | {
    "contourpy", "cycler", "dateutil", "fontTools", "kiwisolver", "matplotlib", "numpy", "packaging", "pandas", "PIL",
    "pyparsing", "pytz", "six",
}  # fmt: skip
SETTINGS = "matplotlibrc"  # is read when matplotlib is imported


def are_wanted(files: Files) -> bool:
    """Whether one of the programs imports one; it is as well without, only slower."""
    programs = {PurePath(name).stem: data for name, data in files.items() if name.endswith(".py")}
    if SETTINGS in files or not NEEDED.isdisjoint(programs):
        return False
    return any(IMPORTS.search(data) for data in programs.values())
