"""What names held when a program stopped: each one really runs, fails and is run once more in a box."""

import asyncio
import dataclasses

import pytest

from runner.boxes import Trial, try_out
from runner.diagnosis.diagnose import diagnose
from tests.tutor.boxes import boxes, kernels  # noqa: F401 - fixtures
from tests.tutor.guard.scenes import scene
from tutor import chat
from tutor.boxes import Boxes
from tutor.chat import about_run
from tutor.hinting import hints
from tutor.watching import at_failure, watch

pytestmark = pytest.mark.kernel

NAMES = 'whole = input("Name? ")\nparts = whole.split()\nprint(parts[1])\n'
BINGO = "numbers = [5, 3]\nwhile True:\n    number = numbers[0]\n    numbers.remove(number)\n"
SHAPE = "def draw(side):\n    print(360 / side)\n\n\nfor n in range(3):\n    draw(n)\n"
ROOMS = (
    'rooms = {"beach": 1}\n\n\ndef move(room):\n    if room == "cave":\n        return room\n\n\n'
    'room = move("beach")\nprint(rooms[room])\n'
)
SHARE = "days = [3, 4]\ntotal = 7\nprint(total / days)\n"


@pytest.fixture
def stopped(kernels):  # noqa: F811
    """The moment after a program has really failed."""

    async def run(program, *answers, where=""):
        files = {"main.py": program.encode()}
        trial = try_out(kernels, Trial(files, answers=answers))
        seen = await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(trial, kernels.loop))
        findings = tuple(diagnose(files, failed=seen.failed))
        return dataclasses.replace(scene(where, program), failed=seen.failed, findings=findings, answers=answers)

    return run


@pytest.fixture
def told(stopped, boxes):  # noqa: F811
    """Of the first run alone, or with another one."""

    async def tell(program, *answers, is_run_again=False, where=""):
        moment = at_failure.moment(await stopped(program, *answers, where=where))
        if moment and is_run_again:
            seen = await watch(await stopped(program, *answers), moment.program, boxes)
            moment = dataclasses.replace(moment, record=seen.record)
        return [each.text for each in at_failure.facts(moment)] if moment else None

    return tell


@pytest.mark.parametrize(
    ("program", "answers", "wanted"),
    [
        (NAMES, ["Nele"], ['When it stopped in line 3, `parts` was `["Nele"]`: line 2 gave it that value.']),
        (
            BINGO,
            [],
            [
                "At that moment `numbers` was `[]`: line 4 left it so.",
                "Line 3 went well 2 times before that.",
            ],
        ),
        (
            "songs = [4, 5]\nfor i in range(2):\n    print(songs[i + 1])\n",
            [],
            [
                "When it stopped in line 3, `i` was `1`: the loop in line 2 gave it that value.",
                "Line 3 went well once before that.",
            ],
        ),
        (
            "days = [4, 5]\nfor i in range(2):\n    if days[i + 1] > 9:\n        print(i)\n",
            [],
            [
                "When it stopped in line 3, `i` was `1`: the loop in line 2 gave it that value.",
                "Line 3 went well once before that.",
            ],
        ),
        ("cards = [4]\nfor n in range(5):\n    card = cards.pop()\n", [], ["Line 3 went well once before that."]),
        (
            'for line in ["day,birds"]:\n    day, birds = line.split(",")\n    print(int(birds))\n',
            [],
            ['At that moment `birds` was `"birds"`: line 2 gave it that value.'],
        ),
        (
            'birds = []\ncount = "birds"\nbirds.append(int(count))\n',
            [],
            ['At that moment `count` was `"birds"`: line 2 gave it that value.'],
        ),
        ('for a, b in [("x", "y"), ("z",)]:\n    print(a)\n', [], []),  # `a` holds an older value
        ('def f(letter, key):\n    return ord(letter + key)\n\n\nf("a", 3)\n', [], []),
        (SHAPE, [], ["At that moment `side` was `0`: the call in line 6 handed it in."]),
        (ROOMS, [], ["At that moment `room` was `None`: `move` gave that back in line 9."]),
        (
            SHARE,
            [],
            [
                "When it stopped in line 3, `total` was `7`: line 2 gave it that value.",
                "At that moment `days` was `[3, 4]`: line 1 gave it that value.",
            ],
        ),
        ("n = input()\nprint(n * 1.5)\n", ["4"], ['At that moment `n` was `"4"` (a text): that was typed in line 1.']),
        (
            "for n in [2, 0]:\n    print(4 / n)\n",
            [],
            [
                "At that moment `n` was `0`: the loop in line 1 gave it that value.",
                "Line 2 went well once before that.",
            ],
        ),
    ],
)
async def test_the_names_of_the_diagnosis_are_told_with_where_their_values_came_from(told, program, answers, wanted):
    assert await told(program, *answers, is_run_again=True) == wanted


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        (BINGO, None),  # something has changed the list since
        ("n = 0\ndef f():\n    global n\n    n = 0\nf()\nprint(4 / n)\n", None),
        ("n = 1\nif (n := 0) == 0:\n    print(4 / n)\n", None),
        ("def f(n=0):\n    print(4 / n)\nf()\n", None),  # no call has handed it in
        (
            "n = 5\ndef out():\n    n = 0\n    def f():\n        print(4 / n)\n    f()\nout()\n",
            None,
        ),  # the inner n
        ("n = 5\nprint([4 / n for n in [0]])\n", None),
        ("n = 1\nn = 0\nprint(4 / n)\n", None),  # one of two lines
        (
            "import random\nn = random.choice([0])\nprint(4 / n)\n",
            "At that moment `n` was `0`: line 2 gave it that value.",
        ),
        ("print(total)\n", None),
        ("def f():\n    xp = xp + 1\nxp = 3\nf()\n", None),  # the one outside is another
    ],
)
async def test_what_is_not_known_for_sure_is_not_told(told, program, wanted):
    assert await told(program) == ([wanted] if wanted else [])


async def test_where_a_step_asks_what_a_program_does_or_a_password_was_typed_nothing_is_told(told, asking_steps):
    assert await told(NAMES, "Nele", where=asking_steps[0]) is None
    assert await told("word = input()\nprint(int(word))\n", "••••") is None


async def test_a_program_that_was_changed_since_is_another(stopped):
    where = await stopped(NAMES, "Nele")
    assert at_failure.moment(dataclasses.replace(where, has_changed=True)) is None


async def test_what_cannot_be_told_does_not_keep_the_answer_back(stopped, boxes, monkeypatch):  # noqa: F811
    monkeypatch.setattr(at_failure, "facts", lambda moment: [][0])
    said = [each async for each in chat.sentences(await stopped(NAMES, "Nele"), "why does it stop", boxes=boxes)]
    assert [each.source for each in said] == ["rules", "written"]


async def test_the_chat_tells_them_before_it_asks(stopped, boxes):  # noqa: F811
    where = await stopped(BINGO)
    said = [each.text async for each in chat.sentences(where, "why does it stop with an error", boxes=boxes)]
    assert said == [
        "Line 3 takes something out of `numbers`, but `numbers` is empty.",
        "At that moment `numbers` was `[]`: line 4 left it so.",
        "Line 3 went well 2 times before that.",
        "What should happen when nothing is left in `numbers`?",
    ]


async def test_a_run_that_does_not_get_its_turn_is_not_waited_for(stopped, monkeypatch):
    async def never(*_args, **_how):
        await asyncio.Event().wait()

    monkeypatch.setattr(about_run, "PATIENCE_SECONDS", 0.1)
    said = [
        each.text async for each in chat.sentences(await stopped(NAMES, "Nele"), "why does it stop", boxes=Boxes(never))
    ]
    assert 'When it stopped in line 3, `parts` was `["Nele"]`.' in said


async def test_who_asks_for_help_once_more_sees_them(stopped):
    where = await stopped(NAMES, "Nele")
    first, second = [
        [each.text async for each in hints.sentences(where, level=level)] for level in ("nudge", "explain")
    ]
    fact = 'When it stopped in line 3, `parts` was `["Nele"]`.'
    assert fact in second
    assert fact not in first
