"""Warm kernels, each used once."""

import asyncio
import contextlib
import math

import pytest

from runner.errors import NoSandbox
from runner.kernels import pool as pools
from runner.kernels.pool import Pool


class Idle:
    """A kernel that does nothing."""

    def __init__(self, number, *, can_fetch=True):
        self.number = number
        self.can_fetch = can_fetch
        self.fetched = ()
        self.box = self
        self.is_dead = False

    def is_alive(self):
        return not self.is_dead

    async def fetch(self, modules):
        self.fetched = modules
        return self.can_fetch


class Opener:
    """Opens kernels that do nothing, and counts them."""

    can_fetch = True

    def __init__(self, seconds: float = 0.0):
        self.seconds = seconds
        self.fault: Exception | None = None
        self.opened = 0
        self.open_now = 0
        self.most_at_once = 0
        self.starting = 0

    @contextlib.asynccontextmanager
    async def __call__(self):
        self.starting += 1
        self.most_at_once = max(self.most_at_once, self.starting)
        try:
            await asyncio.sleep(self.seconds)
            if self.fault is not None:
                raise self.fault
        finally:
            self.starting -= 1
        self.opened += 1
        self.open_now += 1
        try:
            yield Idle(self.opened, can_fetch=self.can_fetch)
        finally:
            self.open_now -= 1


@pytest.fixture(autouse=True)
def without_stock(monkeypatch):
    monkeypatch.setattr(pools, "STOCKING_CALM_SECONDS", math.inf)


@pytest.fixture
async def make():
    """A pool that is closed afterwards, and its opener."""
    made = []

    def open_pool(*, wanted=2, most=10, seconds=0.0):
        opener = Opener(seconds)
        pool = Pool(opener, wanted=wanted, most=most)
        pool.open()
        made.append(pool)
        return pool, opener

    yield open_pool
    for pool in made:
        await pool.close()


async def until(condition, seconds=5.0):
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


async def test_kernels_are_warm_before_they_are_asked_for(make):
    pool, opener = make(wanted=3)

    await until(lambda: len(pool.warm) == 3)

    assert opener.opened == 3
    assert opener.most_at_once <= pools.STARTING_AT_ONCE


async def test_a_kernel_is_used_once_and_replaced(make):
    pool, opener = make(wanted=1)
    await until(lambda: len(pool.warm) == 1)

    async with pool.kernel() as first:
        assert pool.busy == 1
    async with pool.kernel() as second:
        pass

    assert first.number != second.number
    await until(lambda: opener.open_now == len(pool.warm) == 1)
    assert pool.busy == 0


async def test_who_comes_first_is_served_first(make):
    pool, _ = make(wanted=0, seconds=0.05)
    served = []

    async def use(name):
        async with pool.kernel():
            served.append(name)
            await asyncio.sleep(0.01)

    await asyncio.gather(*(use(name) for name in range(6)))

    assert served == list(range(6))


async def test_a_kernel_that_died_meanwhile_is_not_given(make):
    pool, _ = make(wanted=2)
    await until(lambda: len(pool.warm) == 2)
    pool.warm[0][0].is_dead = True

    async with pool.kernel() as kernel:
        assert kernel.box.is_alive()


async def test_a_machine_that_cannot_start_kernels_says_so(make):
    pool, opener = make(wanted=0)
    opener.fault = NoSandbox("no bwrap")

    with pytest.raises(NoSandbox, match="no bwrap"):
        async with pool.kernel():
            pass

    assert pool.busy == 0


async def test_it_recovers_when_kernels_start_again(make):
    pool, opener = make(wanted=1)
    opener.fault = OSError("full")
    with contextlib.suppress(OSError):
        async with pool.kernel():
            pass
    opener.fault = None

    await until(lambda: len(pool.warm) == 1)
    async with pool.kernel() as kernel:
        assert kernel.number


async def test_one_who_gives_up_waiting_costs_no_kernel(make):
    pool, opener = make(wanted=0, seconds=0.1)

    async def use():
        async with pool.kernel():
            pass

    waiting = asyncio.create_task(use())
    await asyncio.sleep(0.02)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    async with pool.kernel():
        assert opener.opened == 1

    assert pool.busy == 0


async def test_there_are_never_more_than_the_memory_holds(make):
    pool, opener = make(wanted=50, most=4)

    await until(lambda: len(pool.warm) == 4)
    await asyncio.sleep(0.1)

    assert opener.opened == 4


async def test_it_grows_and_shrinks_with_the_workspaces(make, monkeypatch):
    monkeypatch.setattr(pools, "KEEP_SECONDS", 0.05)
    pool, opener = make(wanted=1)
    pool.want(4)
    await until(lambda: len(pool.warm) == 4)

    pool.want(1)

    await until(lambda: len(pool.warm) == 1)
    assert opener.open_now == 1


async def test_closing_ends_all_of_them(make):
    pool, opener = make(wanted=3, seconds=0.02)
    await until(lambda: opener.opened >= 1)

    await pool.close()

    assert opener.open_now == 0


async def test_the_patient_wait_until_the_others_have_theirs_and_some_are_left(make):
    pool, _ = make(wanted=0, most=4, seconds=0.05)
    order = []

    async def use(name, **how):
        async with pool.kernel(**how):
            order.append(name)

    patient = [asyncio.create_task(use("visitor", is_patient=True)) for _ in range(4)]
    await asyncio.sleep(0)
    students = [asyncio.create_task(use("student")) for _ in range(3)]
    await asyncio.wait_for(asyncio.gather(*patient, *students), 10)
    assert order == ["student"] * 3 + ["visitor"] * 4
    assert len(pool.warm) >= pools.RESERVED


async def test_for_those_who_take_more_more_are_kept(make):
    pool, _ = make(wanted=4, most=30)
    await until(lambda: len(pool.warm) == 4)
    for _ in range(3):
        async with pool.kernel(is_patient=True, takes_more=True):
            pass

    await until(lambda: len(pool.warm) == 7)
    pool.taken_lately = type(pool.taken_lately)(at - pools.LATELY_SECONDS for at in pool.taken_lately)
    assert pool.more == 0


async def test_however_much_is_taken_there_is_an_end_to_it(make):
    pool, _ = make(wanted=2, most=30)
    for _ in range(12):
        async with pool.kernel(is_patient=True, takes_more=True):
            pass

    await until(lambda: len(pool.warm) == 6)
    await asyncio.sleep(0.1)
    assert len(pool.warm) == 6
