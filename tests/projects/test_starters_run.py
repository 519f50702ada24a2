"""Every starter on the real path: forked over HTTP, run over the socket, in a real kernel of the running site."""

import pytest

from projects import starters
from tests.classroom import Class

SLUGS = [starter.slug for starter in starters.all_starters()]


@pytest.fixture
async def classroom(stack):
    there = Class(stack)
    yield there
    await there.leave()


def waits_for_a_player(event: dict) -> bool:
    """For keys or clicks on its drawing: it goes on until it is stopped."""
    return event["type"] == "drawing" and any(each[0] == "wants" and (each[1] or each[2]) for each in event["commands"])


@pytest.mark.some(4)
@pytest.mark.parametrize("slug", SLUGS)
async def test_a_starter_runs_to_its_end(classroom, slug):
    starter = starters.find(slug)
    student = await classroom.student()
    await student.fork(slug)
    answers, events = iter(starter.answers), []
    async with student.workspace() as workspace:
        await workspace.send(type="start", files={}, entry=starter.entry)
        while not events or events[-1]["type"] != "finished":
            events.append(await workspace.next("output", "asked", "picture", "html", "drawing", "failed", "finished"))
            if events[-1]["type"] == "asked":
                await workspace.send(type="answer", ask=events[-1]["ask"], text=next(answers, None))
            elif waits_for_a_player(events[-1]):
                await workspace.send(type="stop")
    kinds = [event["type"] for event in events]
    assert "failed" not in kinds, events[kinds.index("failed")]["text"]
    assert events[-1]["outcome"] == ("stopped" if any(map(waits_for_a_player, events)) else "finished")
    assert {"output", "picture", "html", "drawing"} & set(kinds)
