import pytest

from tests import stack as stacks


@pytest.fixture
def own_stack():
    """A site of its own: these tests break it."""
    stack = stacks.start()
    yield stack
    stacks.remove(stack)
