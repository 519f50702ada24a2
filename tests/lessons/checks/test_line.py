"""A fair line: whoever has many trials does not hold up those who have one."""

import asyncio
import contextlib

import pytest

from learn.lessons.checks.line import Line, in_turn


class Counted:
    """Uses places of a line and notes who was served, in which order, and how many at once."""

    def __init__(self, line: Line):
        self.line = line
        self.order: list[str] = []
        self.now: list[str] = []
        self.most_at_once = 0
        self.most_of_one = 0

    async def use(self, who: str, seconds: float = 0.005) -> None:
        async with self.line.place(who):
            self.order.append(who)
            self.now.append(who)
            self.most_at_once = max(self.most_at_once, len(self.now))
            self.most_of_one = max(self.most_of_one, self.now.count(who))
            await asyncio.sleep(seconds)
            self.now.remove(who)


async def test_one_with_eight_trials_does_not_hold_up_ten_with_one():
    counted = Counted(Line(places=4, each=2))
    eager = [asyncio.create_task(counted.use("eager")) for _ in range(8)]
    await asyncio.sleep(0)
    others = [asyncio.create_task(counted.use(f"student {n}")) for n in range(10)]

    await asyncio.wait_for(asyncio.gather(*eager, *others), 10)

    last_of_others = max(counted.order.index(f"student {n}") for n in range(10))
    assert counted.order[: last_of_others + 1].count("eager") <= 4
    assert (counted.most_of_one, counted.most_at_once) == (2, 4)
    assert len(counted.order) == 18


async def test_who_comes_again_and_again_waits_like_the_others():
    counted = Counted(Line(places=1))

    async def again_and_again():
        for _ in range(5):
            await counted.use("eager")

    await asyncio.gather(again_and_again(), *(counted.use(f"student {n}") for n in range(4)))

    assert counted.order[:5] == ["eager", "student 0", "student 1", "student 2", "student 3"]


async def test_students_take_turns():
    counted = Counted(Line(places=1))
    await asyncio.gather(*(counted.use(who) for who in ("ada", "ada", "ada", "bo", "bo", "cy")))

    assert counted.order == ["ada", "bo", "cy", "ada", "bo", "ada"]


async def test_one_alone_has_as_many_as_are_allowed():
    counted = Counted(Line(places=8, each=2))
    await asyncio.gather(*(counted.use("ada") for _ in range(6)))

    assert counted.most_of_one == 2


async def test_a_place_that_is_not_wanted_any_more_goes_to_the_next():
    line = Line(places=1)
    counted = Counted(line)
    first = asyncio.create_task(counted.use("ada", 0.05))
    await asyncio.sleep(0.01)
    gave_up = asyncio.create_task(counted.use("bo"))
    last = asyncio.create_task(counted.use("cy"))
    await asyncio.sleep(0.01)
    gave_up.cancel()
    await asyncio.wait_for(asyncio.gather(first, last), 5)

    assert counted.order == ["ada", "cy"]
    assert (line.free, line.waiting, line.served) == (1, {}, {})


async def test_a_place_is_free_again_after_a_fault():
    line = Line(places=1)
    with pytest.raises(OSError, match="full"):
        async with line.place("ada"):
            raise OSError("full")
    async with line.place("ada"):
        assert line.free == 0

    assert line.free == 1


async def test_a_pool_has_one_line_for_all_its_students():
    class Pool:
        taken: list[dict] = []

        @contextlib.asynccontextmanager
        async def kernel(self, **how):
            self.taken.append(how)
            yield "a kernel"

    pool = Pool()
    ada, bo = in_turn(pool, "ada"), in_turn(pool, "bo")
    async with ada.kernel() as kernel, bo.kernel(imports=True):
        assert kernel == "a kernel"

    assert ada.line is bo.line
    patient = {"is_patient": True, "takes_more": True}
    assert pool.taken == [{**patient, "imports": False}, {**patient, "imports": True}]
