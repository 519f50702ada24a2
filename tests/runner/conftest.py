import shutil
import sys

import pytest

from tests.runner.outside import Outside
from tests.runner.real import Kernels


@pytest.fixture(scope="session")
def kernels():
    """Real kernels, as this machine can fence them in."""
    if sys.platform != "linux" or shutil.which("bwrap") is None:
        pytest.skip("real kernels need Linux and bubblewrap")
    kernels = Kernels()
    yield kernels
    kernels.close()


@pytest.fixture(scope="session")
def outside():
    """What lies around the sandbox and must not be reached."""
    with Outside() as outside:
        yield outside
