"""From a class to the data: programs fail, a teacher lets them through, and they are learned from."""

import asyncio
import json
import re
from pathlib import Path
from urllib.parse import urlparse

import pytest

from bench.site import Student
from tests.classroom import site_of
from tests.stack import Stack
from tutor.training import mixing

pytestmark = [pytest.mark.long, pytest.mark.stack]

WRONG = '# by Zorba\nzwiebel = 3\nprint("Zorba has", zwiebl)\n'
RIGHT = WRONG.replace("zwiebl", "zwiebel")
OF_GRACE = 'quokkas = 7\nprint("Quokkas:", quokas)\n'
NIGHT = "from tutor.tasks import collect_gifts; collect_gifts.delay()"
ABOUT = {"name": "Ms Rivera", "password": "a kite over the harbour", "again": "a kite over the harbour"}


async def test_what_failed_is_learned_from_and_nothing_of_its_student_is_in_it(own_stack, classroom, tmp_path):
    teacher, giving = await teacher_of(own_stack)
    ada, grace = await classroom.student(), await classroom.student()
    await run(ada, OF_GRACE.replace("7", "8"))  # before the yes: it is not looked at
    await teacher.post(giving, {"gives": "yes"})
    await grace.post("/my/tutor/giving/", {"gives": "no"})

    await run(grace, OF_GRACE)
    await run(ada, WRONG)
    await help_with(ada, WRONG)
    await run(ada, RIGHT)
    own_stack.manage("shell", "-v0", "-c", NIGHT).check_returncode()
    (gift,) = await waiting(teacher, giving)
    await teacher.post(f"{giving}chosen/", {"shown": gift, "chosen": gift})
    await teacher.http.aclose()

    learned = learned_from(own_stack, tmp_path)
    given = [example for example in learned if example.get("origin") == "from a class"]
    assert {example["tag"] for example in given} == {"name-typo"}
    assert {example["part"] for example in given} >= {"nudge", "explain"}
    assert "it helped" in {example["recipe"] for example in given}
    assert [word for word in ("zorba", "zwieb", "quok") if word in json.dumps(learned).lower()] == []


async def teacher_of(stack: Stack) -> tuple[Student, str]:
    """The first one, and the address of what their class gives."""
    teacher = Student(site_of(stack), 0)
    link = urlparse(stack.teacher_link).path
    await teacher.http.get(link)
    page = (await teacher.post(link, ABOUT)).text
    (classroom,) = set(re.findall(r"/classes/[0-9a-f-]{36}/", page))
    return teacher, f"{classroom}tutor/giving/"


async def run(student: Student, program: str) -> None:
    async with student.workspace() as workspace:
        await workspace.run(program)


async def help_with(student: Student, program: str) -> None:
    async with student.workspace("tutor") as tutor:
        await tutor.send(type="help", id="h1", about="failure", files={"main.py": program})
        assert (await tutor.next("ended"))["how"] != "off"


async def waiting(teacher: Student, giving: str) -> list[str]:
    """What stands on the teacher's page, as soon as something does: it is run again before that."""
    async with asyncio.timeout(60):
        while not (found := re.findall(r'name="chosen"\s+value="(\d+)"', (await teacher.http.get(giving)).text)):
            await asyncio.sleep(0.5)
    return found


def learned_from(stack: Stack, folder: Path) -> list[dict]:
    """What `tutor_data` makes of it, with two kinds of mistake of our own beside it."""
    mix = folder / "mix.toml"
    mix.write_text(f'kinds = ["colon-dropped", "f-forgotten"]\n{mixing.FILE.read_text()}')
    words = ["--from-classes", "--size", "small", "--mix", str(mix), "--out", str(folder / "data")]
    made = stack.manage("tutor_data", *words, timeout=400)
    assert made.returncode == 0, made.stderr
    assert "left out" not in made.stderr, made.stderr
    return [json.loads(line) for line in (folder / "data" / "train.jsonl").read_bytes().splitlines()]
