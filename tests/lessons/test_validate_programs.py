"""The programs of a lesson, tried out on real kernels: each kind of trouble is found and told."""

import pytest

from learn.lessons import lessons
from learn.lessons.validation import programs
from tests.lessons import folders
from tests.lessons.folders import FILES, PREDICT, STEP

pytestmark = pytest.mark.kernel


@pytest.fixture
def told(kernels, tmp_path):
    def of(**files):
        names = {name.replace("__", "/"): data for name, data in files.items()}
        lesson = lessons.read(folders.write(tmp_path, files=names.get("files", names)))
        says = {job.file: kernels.do(job.look(kernels)) for job in programs.jobs(lesson)}
        return {file: sentence for file, sentence in says.items() if sentence}

    return of


def test_a_whole_lesson_has_no_problems(told):
    assert told() == {}


def test_each_program_that_is_not_as_it_should_be_is_told(told):
    problems = told(
        files={
            "1-greet/solution.py": 'name = input()\nprint("Hello")\n',
            "1-greet/wrong/fixed.py": 'print("Hello", input())\n',
            "1-greet/wrong/typo.py": "print(input() + 1)\n",
            "starter/main.py": 'print("Ada")\n',
            "2-join/program.py": "print('a b')\n",
            "twin-goodbye/starter.py": "print(1 / 0)\n",
        }
    )
    assert problems["1-greet/solution.py"].startswith(
        "The solution does not pass. It is told: “I typed Ada, and looked"
    )
    assert problems["1-greet/wrong/fixed.py"].startswith("This wrong program passes.")
    assert problems["1-greet/wrong/typo.py"].startswith("It should get the tag “name-typo”. It is told: ")
    assert problems["1-greet/step.toml"].startswith("All checks pass with the unchanged starter already.")
    assert problems["2-join/program.py"].startswith("It prints “a b”, and the right option says “ab”.")
    assert problems["twin-goodbye/starter.py"].startswith("The twin's starter does not run here.")
    assert len(problems) == 6


def test_the_solution_of_a_step_must_not_pass_the_next_one(told):
    second = {name.replace("1-greet", "3-again"): data for name, data in FILES.items() if name.startswith("1-greet")}
    assert told(files=second).keys() == {"3-again/step.toml"}


def test_what_a_step_asks_for_may_break_the_solution_of_the_step_before(told):
    careful = """
    title = "Careful"
    hints = ["Look.", "Think.", "Almost."]
    [[checks]]
    name = "any-answer"
    passed = "It takes any answer."
    failed = "I typed Bo, and looked for Bo."
    answers = ["Bo"]
    printed = "Bo"
    """
    third = {"3-any/step.toml": careful, "3-any/step.md": "Any name will do.", "3-any/solution.py": "print(input())"}
    third |= {
        "1-greet/solution.py": "names = {'Ada': 1, 'Grace': 1}\nname = input()\nnames[name]\nprint('Hello', name)"
    }
    assert told(files=third) == {}


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("print(input())", "The program asks for input"),
        ("print(1 / 0)", "The program does not finish (division by zero)"),
        ("print('ab')\nprint()", ""),
        ("print(' ab')", "It prints “ab”, and the right option says “ab”"),
    ],
)
def test_a_prediction_is_what_is_printed(told, program, says):
    problems = told(files={"2-join/program.py": program, "2-join/step.toml": PREDICT})
    assert problems.get("2-join/program.py", "").startswith(says)
    assert bool(problems) == bool(says)


def test_a_wrong_message_is_told_with_what_was_said_instead(told):
    toml = STEP.replace('message = "fixed-name"', 'message = "greets"')
    says = told(files={"1-greet/step.toml": toml})["1-greet/wrong/fixed.py"]
    assert says.startswith(
        "It should get the message “greets”. It is told: “I typed Ada, and your program greets Grace."
    )
    assert "(fixed-name)" in says
