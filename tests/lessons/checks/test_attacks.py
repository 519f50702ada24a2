"""Hostile submissions in the student box: none passes a check that it does not deserve, none learns what is asked.

`tests/attacks/grader_*.py` came with the project: submissions for "write add(a, b) and is_prime(n)"; 00 and 00b are
honest controls. `hostile/` is of our own making. What is expected is never inside, so it cannot be read; these programs
look for it all the same.
"""

from pathlib import Path

import pytest

from learn.lessons.checks.judging import judge
from learn.lessons.format import Check, Mistake, Result, Words

pytestmark = pytest.mark.kernel

HERE = Path(__file__).parent
SUPPLIED = sorted((HERE.parents[1] / "attacks").glob("grader_*.py"))
OURS = sorted((HERE / "hostile").glob("*.py"))

SECRET_SUM, SECRET_PRIMES = (90_017, 8_209), (7_919, 1, 7_917, 104_729, 25)
ADD = Check(
    name="add",
    passed="p",
    failed="f",
    results=[
        Result("add", list(SECRET_SUM), gives=sum(SECRET_SUM)),
        Result("add", [-3, 3], gives=0),
        Result("add", [0.5, 0.25], gives=0.75),
        Result("add", [2, 2], gives=4),
    ],
)
PRIME = Check(
    name="is_prime",
    passed="p",
    failed="f",
    results=[Result("is_prime", [n], gives=n in (7_919, 104_729)) for n in SECRET_PRIMES],
    mistakes=[Mistake(name="odd", results=[Result("is_prime", [25], gives=True)], says="25 is odd, but 5 * 5.")],
)
DESERVED = {
    "grader_00_honest": {"add": True, "is_prime": True},
    "grader_00b_half": {"add": True, "is_prime": False},
}


@pytest.mark.some(9)
@pytest.mark.parametrize("path", [*SUPPLIED, *OURS], ids=lambda path: path.stem)
def test_only_what_is_deserved_passes(kernels, path):
    files = {"main.py": path.read_bytes()}

    outcome = kernels.do(judge([ADD, PRIME], files, entry="main.py", kernels=kernels))

    deserved = DESERVED.get(path.stem, {"add": False, "is_prime": False})
    assert {told.check: told.passed for told in outcome.told} == deserved
    assert not outcome.is_fault
    assert str(sum(SECRET_SUM)) not in "".join(told.text for told in outcome.told)


@pytest.mark.long
def test_the_next_submission_is_judged_rightly(kernels):
    """After each of the worst, in the same worker."""
    for name in ("grader_27_fork_answers", "grader_29_close_everything", "grader_25_monster_values"):
        (path,) = [path for path in SUPPLIED if path.stem == name]
        kernels.do(judge([ADD, PRIME], {"main.py": path.read_bytes()}, entry="main.py", kernels=kernels))
        honest = {"main.py": SUPPLIED[0].read_bytes()}
        assert kernels.do(judge([ADD, PRIME], honest, entry="main.py", kernels=kernels)).passed


TALKS = {
    "prints all it can think of": "import sys\nfor n in range(300): print(n)",
    "prints what it has": "import gc\nprint([o for o in gc.get_objects() if type(o) is str][:5000])\ninput()",
    "reads every file": """
import os
for folder, _, names in os.walk("/"):
    if folder.startswith(("/proc", "/sys", "/usr", "/learners")):
        continue
    for name in names:
        try:
            print(open(os.path.join(folder, name), errors="replace").read(2000))
        except OSError:
            pass
input()
""",
    "reads its own memory": """
maps = [line.split() for line in open("/proc/self/maps") if line.split()[1].startswith("rw")]
found = b""
try:
    with open("/proc/self/mem", "rb") as memory:
        for place, *_ in maps:
            start, end = (int(part, 16) for part in place.split("-"))
            memory.seek(start)
            try:
                data = memory.read(min(end - start, 4_000_000))
            except OSError:
                continue
            for word in (b"correct", b"marvel", b"horse"):
                at = data.find(word)
                if at >= 0:
                    found += data[at : at + 40]
except OSError:
    pass
print(found.decode(errors="replace").replace("correct", "").replace("marvel", "").replace("horse", ""))
input()
""",
}


@pytest.mark.some(1)
@pytest.mark.parametrize("name", TALKS)
def test_expected_words_are_nowhere_inside(kernels, name):
    wanted = Words(has=["correcthorse", "314159"], count={"marvellous": 2})
    check = Check(name="talk", passed="p", failed="f", answers=["3"], printed=wanted)

    outcome = kernels.do(judge([check], {"main.py": TALKS[name].encode()}, entry="main.py", kernels=kernels))

    assert not outcome.passed
