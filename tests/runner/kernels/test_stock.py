"""Kernels that have imported the large libraries ahead of a program that does."""

import asyncio
import contextlib
import time

import pytest

from runner.boxes import Trial, try_out
from runner.kernels import libraries, pool, stock
from runner.kernels.pool import Pool
from runner.limits import LIMITS
from tests.runner.kernels.test_pool import Opener, until
from tests.runner.real import patience


@pytest.fixture(autouse=True)
def calm(monkeypatch):
    monkeypatch.setattr(pool, "STOCKING_CALM_SECONDS", 0.0)
    monkeypatch.setattr(pool, "CALM_SECONDS", 0.0)


@pytest.fixture
async def make():
    made = []

    def open_pool(*, wanted=2, most=20):
        opened = Pool(Opener(), wanted=wanted, most=most)
        opened.open()
        made.append(opened)
        return opened

    yield open_pool
    for opened in made:
        await opened.close()
        assert opened.opener.open_now == 0


async def test_one_is_stocked_when_the_others_are_there_and_is_kept_for_who_plots(make):
    kernels = make(wanted=2)
    await until(lambda: len(kernels.stock) == 1 and len(kernels.warm) == 2)

    async with kernels.kernel() as plain, kernels.kernel(imports=True) as stocked:
        assert plain.fetched == ()
        assert stocked.fetched == libraries.FETCHED


async def test_who_finds_none_takes_any_and_more_are_kept_from_then_on(make):
    kernels = make(wanted=3)
    await until(lambda: len(kernels.stock) == 1)
    async with (
        kernels.kernel(imports=True) as first,
        kernels.kernel(imports=True) as second,
    ):
        assert [bool(first.fetched), bool(second.fetched)] == [True, False]

    await until(lambda: len(kernels.stock) == 3)
    kernels.stock.asked = type(kernels.stock.asked)(at - stock.LATELY_SECONDS for at in kernels.stock.asked)
    await until(lambda: len(kernels.stock) == 1)


async def test_the_patient_leave_the_last(make):
    kernels = make(wanted=3)
    await until(lambda: len(kernels.stock) == 1 and len(kernels.warm) == 3)

    async with kernels.kernel(imports=True, is_patient=True) as patient:
        assert patient.fetched == ()
    assert len(kernels.stock) == 1


async def test_they_count_for_the_memory_that_they_take(make):
    kernels = make(wanted=4, most=5)
    await until(lambda: len(kernels.stock) == 1)
    await until(lambda: len(kernels.warm) == 3)

    assert kernels.opener.open_now == 4  # … of which one counts for two


async def test_where_memory_is_short_they_make_room_for_who_waits(make):
    kernels = make(wanted=2, most=4)
    await until(lambda: len(kernels.stock) == 1)
    async with contextlib.AsyncExitStack() as several:
        for _ in range(4):
            await several.enter_async_context(kernels.kernel())
        assert len(kernels.stock) == 0


async def test_where_the_libraries_are_not_there_it_is_not_tried_again_and_again(make):
    kernels = make(wanted=2)
    kernels.opener.can_fetch = False
    await until(lambda: kernels.stock._rests_until > time.monotonic())
    await until(lambda: len(kernels.warm) == 2)

    assert not kernels.stock.is_short(2)
    async with kernels.kernel(imports=True) as kernel:
        assert kernel.fetched == ()


@pytest.mark.parametrize(
    ("files", "are_wanted"),
    [
        ({"main.py": b"import matplotlib.pyplot as plt\n"}, True),
        ({"main.py": b"def f():\n    from numpy import array\n"}, True),
        ({"main.py": b"import random, pandas as pd\n"}, True),
        ({"main.py": b"import charts\n", "charts.py": b"import matplotlib\n"}, True),
        ({"main.py": b"print('import numpy')  # import numpy\n"}, False),
        ({"main.py": b"from numpy_of_mine import x\n"}, False),
        ({"main.py": b"import csv\n", "notes.txt": b"import numpy\n"}, False),
        ({"main.py": b"import numpy\n", "random.py": b"x = 1\n"}, False),
        ({"main.py": b"import numpy\n", "matplotlibrc": b"figure.dpi: 50\n"}, False),
    ],
)
def test_whose_program_wants_them_is_read_from_it(files, are_wanted):
    assert libraries.are_wanted(files) is are_wanted


BARS = "import matplotlib.pyplot as plt\nplt.bar(['a', 'b'], [1, 2])\nplt.show()\n"


class Stocked:
    """Real kernels, each stocked before it is given."""

    def __init__(self, kernels):
        self.kernels = kernels

    @contextlib.asynccontextmanager
    async def kernel(self, **_how):
        async with self.kernels.kernel() as kernel:
            assert await kernel.fetch(libraries.FETCHED)
            yield kernel


@pytest.fixture
def tried(kernels):
    def try_one(files, **given):
        given_files = {name: text.encode() for name, text in files.items()}
        return kernels.do(try_out(Stocked(kernels), Trial(given_files, **given)))

    return try_one


@pytest.mark.kernel
def test_a_stocked_kernel_has_them_and_shows_the_same(tried):
    has_them = "import sys\nprint('matplotlib.pyplot' in sys.modules)\n"
    assert tried({"main.py": has_them}).printed == "True\n"

    seen = tried({"main.py": BARS}, reads_plots=True)
    assert [(plot.kinds, plot.x_names, plot.series) for plot in seen.plots] == [(["bar"], ["a", "b"], [[1.0, 2.0]])]
    assert ["2 bars (a, b) of 1, 2" in picture.alt for picture in seen.pictures] == [True]
    assert (seen.printed, seen.written) == ("", {})


@pytest.mark.kernel
def test_chance_and_sleep_are_settled_in_it_as_in_any(tried):
    program = "import random, time\nimport matplotlib.pyplot\ntime.sleep(60)\nprint(random.randint(1, 6))\n"
    seen = tried({"main.py": program}, picks=(4,))
    assert (seen.printed, seen.finished.outcome) == ("4\n", "finished")


@pytest.mark.kernel
def test_a_file_by_the_name_of_a_library_is_found_in_it_all_the_same(tried):
    seen = tried({"main.py": "import numpy\nprint(numpy.mine)\nimport numpy.linalg\n", "numpy.py": "mine = 5\n"})
    assert seen.printed == "5\n"
    assert seen.failed.kind == "ModuleNotFoundError"


@pytest.mark.kernel
def test_its_clock_begins_with_the_program(kernels):
    async def seconds():
        async with Stocked(kernels).kernel() as kernel:
            await asyncio.sleep(1)
            return [event async for event in kernel.run({"main.py": b"print(1)\n"}, "main.py", limits=LIMITS)][-1]

    assert kernels.do(seconds()).seconds < 0.8 * patience()


@pytest.mark.kernel
def test_what_is_not_there_cannot_be_fetched(kernels):
    async def fetched():
        async with kernels.kernel() as kernel:
            return await kernel.fetch(["a_library_that_nobody_has"])

    assert kernels.do(fetched()) is False
