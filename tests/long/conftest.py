import pytest

from tests import stack as stacks
from tests.classroom import Class


@pytest.fixture
def own_stack():
    """A site of its own: these tests break it."""
    stack = stacks.start()
    yield stack
    stacks.remove(stack)


@pytest.fixture
async def classroom(own_stack):
    there = Class(own_stack)
    yield there
    await there.leave()
