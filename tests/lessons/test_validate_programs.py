"""The programs of a lesson, tried out on real kernels: each kind of trouble is found and told."""

import json

import pytest
from django.core.management import call_command

from learn.lessons import cards, lessons
from learn.lessons.cards import Card
from learn.lessons.validation import digests, programs
from tests.lessons import folders
from tests.lessons.folders import FILES, PREDICT, STEP

pytestmark = pytest.mark.kernel


@pytest.fixture
def told(kernels, tmp_path):
    def of(files=None, only=""):
        lesson = lessons.read(folders.write(tmp_path, files=files))
        jobs = [job for job in programs.jobs(lesson) if job.file.startswith(only)]
        says = {job.file: kernels.do(job.look(kernels)) for job in jobs}
        return {file: sentence for file, sentence in says.items() if sentence}

    return of


def test_a_whole_lesson_has_no_problems(told):
    assert told() == {}


def test_each_program_that_is_not_as_it_should_be_is_told(told):
    problems = told(
        {
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
    assert told(second, only="3-again/step").keys() == {"3-again/step.toml"}


def test_a_solution_has_to_pass_with_each_row(told):
    rows = 'fresh = [{name = "Ada"}, {name = "Bo"}]\nanswers = ["<<name>>"]'
    toml = STEP.replace('answers = ["Ada"]', rows).replace('printed = "Ada"', 'printed = "<<name>>"')
    files = {"1-greet/step.toml": toml, "1-greet/solution.py": 'input()\nprint("Hello Ada")\n'}
    assert told(files, only="1-greet/solution")["1-greet/solution.py"].startswith("The solution does not pass.")
    assert told({"1-greet/step.toml": toml}, only="1-greet") == {}


@pytest.mark.long
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
    problems = told({"2-join/program.py": program, "2-join/step.toml": PREDICT}, only="2-join")
    assert problems.get("2-join/program.py", "").startswith(says)
    assert bool(problems) == bool(says)


def test_a_wrong_message_is_told_with_what_was_said_instead(told):
    toml = STEP.replace('message = "fixed-name"', 'message = "greets"')
    says = told({"1-greet/step.toml": toml}, only="1-greet/wrong/fixed.py")["1-greet/wrong/fixed.py"]
    assert says.startswith(
        "It should get the message “greets”. It is told: “I typed Ada, and your program greets Grace."
    )
    assert "(fixed-name)" in says


@pytest.mark.long
@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("print(1)", ""),
        ("print(input())", ""),
        ("print(1 / 0)", "The program does not finish (division by zero)"),
        ("while True:\n    pass", "The program does not finish (it did not come to its end by itself)"),
    ],
)
def test_the_program_of_a_card_is_there_to_be_run(kernels, program, says):
    (job,) = programs.of_cards([Card("while", "While", "", program, 1)])
    assert (job.lesson, job.file) == ("cards", "while/program.py")
    assert kernels.do(job.look(kernels)).startswith(says)


@pytest.fixture
def command(tmp_path, settings, monkeypatch, capsys):
    """The command over a catalogue of its own: exit code and the counts."""
    catalogue = tmp_path / "catalogue"
    settings.LESSONS_DIRS = [catalogue]
    monkeypatch.setattr(cards, "FOLDER", tmp_path / "cards")
    monkeypatch.setattr(digests, "CATALOGUE", catalogue)
    monkeypatch.setattr(digests, "KEPT", catalogue / "validated.json")

    def run(*words):
        with pytest.raises(SystemExit) as ended:
            call_command("validate_lessons", "--json", *words)
        *problems, counts = (json.loads(line) for line in capsys.readouterr().out.splitlines())
        return ended.value.code, counts["programs"], [problem["file"] for problem in problems]

    return run


@pytest.mark.long
def test_of_a_lesson_that_is_as_it_was_only_the_last_solution_is_run(command, tmp_path):
    folder = folders.write(tmp_path / "catalogue")
    everything = 11
    assert command("--changed", "say-hello") == (0, everything, [])
    assert command("--changed", "say-hello") == (0, 1, [])
    (folder / "1-greet" / "wrong" / "fixed.py").write_text('print("Hello", input())\n')
    assert command("--changed", "say-hello") == (1, everything, ["1-greet/wrong/fixed.py"])
    assert digests.kept() == {}, "it is not forgotten"


def test_a_lesson_that_was_whole_is_not_believed_blindly(command, tmp_path):
    """Whoever writes a digest by hand hides no broken solution."""
    folder = folders.write(tmp_path / "catalogue", files={"1-greet/solution.py": 'name = input()\nprint("Hello")\n'})
    digests.keep({"say-hello": digests.of_lesson(folder)}, tmp_path / "catalogue" / "validated.json")
    assert command("--changed", "say-hello") == (1, 1, ["1-greet/solution.py"])
