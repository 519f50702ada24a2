"""The page's own modules, as far as they need no page: run by Node, which a machine that only serves does not have."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SETTING = HERE / "page" / "setting.js"
NODE = shutil.which("node")


def node_can_run_modules() -> bool:
    if NODE is None:
        return False
    version = subprocess.run([NODE, "--version"], capture_output=True, text=True, check=True).stdout
    return int(version.lstrip("v").split(".")[0]) >= 20


@pytest.mark.skipif(not node_can_run_modules(), reason="needs Node 20 or newer")
def test_the_page_modules_keep_their_promises():
    tests = sorted(str(path) for path in HERE.glob("*/page/*.test.js"))
    assert tests
    done = subprocess.run(
        [NODE, "--experimental-default-type=module", "--no-warnings", "--import", SETTING.as_uri(), "--test", *tests],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
