"""A program is shown and used only where it still fails in the same way, in a box."""

import asyncio
import types

import pytest

from learn.lessons.validation.running import FreshKernels
from tests.tutor.flywheel.conftest import failed
from tutor.flywheel import chores
from tutor.flywheel.collecting import collect
from tutor.models import Gift

pytestmark = pytest.mark.django_db


class Boxes(FreshKernels):
    """Real ones, as a worker's pool gives them out."""

    def kernel(self, **_how):
        return super().kernel()


@pytest.mark.kernel
def test_what_fails_otherwise_is_never_shown(giving, ada):
    failed(ada)
    (right,) = collect()
    told = {"student": ada, "classroom": giving, "tag": "name-typo"}
    for number, program in enumerate(["x = 1\nprint(1 / 0)\n", "x = 1\nprint(x)\n"]):
        Gift.objects.create(**told, digest=str(number), program=program)
    here = types.SimpleNamespace(pool=Boxes(), do=asyncio.run)
    for pk in Gift.objects.values_list("pk", flat=True):
        chores.prove(pk, here)
    left = Gift.objects.get()
    assert (left.pk, left.state, left.line) == (right, Gift.State.WAITING, 3)


def test_without_a_box_it_waits_for_another_day(giving, ada):
    failed(ada)
    (pk,) = collect()
    chores.prove(pk, types.SimpleNamespace(pool=None))
    assert Gift.objects.get().state == Gift.State.NEW
    assert collect() == [pk]
