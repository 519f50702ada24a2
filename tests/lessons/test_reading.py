"""A lesson's folder is read, or told where it is broken and what to do; it never takes the site down."""

import os
import re
from pathlib import Path

import pytest

from learn.lessons import lessons
from learn.lessons.errors import BrokenLesson
from tests.lessons import folders
from tests.lessons.folders import LESSON, PREDICT, STEP, TWIN

NAMES = Path(__file__).parents[1] / "attacks" / "names.txt"


def test_a_folder_becomes_a_lesson(tmp_path):
    lesson = lessons.read(folders.write(tmp_path))
    assert (lesson.slug, lesson.title, lesson.order) == ("say-hello", "Say hello", 10)
    assert [(step.slug, step.kind) for step in lesson.steps] == [("1-greet", "build"), ("2-join", "predict")]
    step = lesson.steps[0]
    assert step.solution == {"main.py": folders.FILES["1-greet/solution.py"].encode()}
    assert step.checks[0].mistakes[0].name == "fixed-name"
    assert set(step.wrong_programs) == {"wrong/fixed.py", "wrong/no_bracket.py", "wrong/typo.py"}
    assert step.cards == ("input",)
    assert 'href="/cards/input/"' in step.html
    assert lesson.steps[1].program.startswith("word")
    assert lesson.twin("twin-goodbye").of == ("1-greet",)
    assert lesson.note_html.startswith("<p")


def test_what_a_step_gives_lies_beside_its_solution_and_those_after_it(tmp_path):
    second = {"2-more/step.toml": STEP, "2-more/files/words.txt": "hello\n", "2-more/step.md": "At the end, more.\n"}
    second |= {f"2-more/{name}": folders.FILES[f"1-greet/{name}"] for name in ("wrong/fixed.py", "wrong/typo.py")}
    second |= {"2-more/wrong/no_bracket.py": "print(\n", "2-more/solution.py": "print(1)\n"}
    third = {name.replace("2-", "3-"): data for name, data in second.items() if "/files/" not in name}
    third |= {"3-more/solution.py": None, "3-more/solution/main.py": "import b\n", "3-more/solution/b.py": "print(2)\n"}
    none = {name: None for name in folders.FILES if name.startswith("2-join")}
    files = second | third | none | {"starter/colours.txt": "red\n"}
    first, second_step, third_step = lessons.read(folders.write(tmp_path, files=files)).steps
    assert set(first.solution) == {"main.py", "colours.txt"}
    assert set(second_step.solution) == {"main.py", "colours.txt", "words.txt"}
    assert second_step.gives == {"words.txt": b"hello\n"}
    assert set(third_step.solution) == {"main.py", "colours.txt", "words.txt", "b.py"}


def test_the_lines_of_an_order_step_are_its_solution(tmp_path):
    toml = STEP.partition("[[wrong]]")[0].replace(
        "minutes = 5", 'kind = "order"\nsays = "Yes."\ndistractors = ["x = 1"]'
    )
    wrong = {name: None for name in folders.FILES if "1-greet/wrong" in name}
    step = lessons.read(folders.write(tmp_path, files={"1-greet/step.toml": toml} | wrong)).steps[0]
    assert step.program == folders.FILES["1-greet/solution.py"]
    assert step.distractors == ("x = 1",)


FRESH = STEP.replace(
    'answers = ["Ada"]', 'fresh = [{name = "Ada", age = 9}, {name = "Bo", age = 10}]\nanswers = ["<<name>>"]'
)
FRESH = FRESH.replace("Ada,", "<<name>>,").replace(
    'printed = "Ada"', 'values = {age = "<<age>>", "<<name>>" = "I am <<age>>"}'
)


def test_a_check_with_rows_is_read_with_its_first_and_knows_all(tmp_path):
    check = lessons.read(folders.write(tmp_path, files={"1-greet/step.toml": FRESH})).steps[0].checks[0]
    assert (check.answers, check.values) == (["Ada"], {"age": 9, "Ada": "I am 9"})
    assert [way.answers for way in check.ways] == [["Ada"], ["Bo"]]
    assert [way.mistakes[0].says[:10] for way in check.ways] == ["I typed Ad", "I typed Bo"]
    assert check.ways[1].failed.startswith("I typed Bo, and")


def test_in_a_list_a_place_takes_as_many_values_as_its_row_has(tmp_path):
    rows = 'fresh = [{picks = ["a", 1]}, {picks = [[2]]}]\nrandom = {picks = ["<<picks>>", 9]}'
    toml = STEP.replace('answers = ["Ada"]', rows).replace("I typed Ada, and", "Chance gave <<picks>>, and")
    check = lessons.read(folders.write(tmp_path, files={"1-greet/step.toml": toml})).steps[0].checks[0]
    assert [way.random.picks for way in check.ways] == [["a", 1, 9], [[2], 9]]
    assert check.failed.startswith("Chance gave a, 1, and")


FIND = 'title = "Find it"\nkind = "find"\nline = 2\nsays = "There it is."\n'

BROKEN: list[tuple[str, str | bytes | None, str]] = [
    ("lesson.toml", None, "say-hello/lesson.toml is missing: add it, with title, promise"),
    ("lesson.toml", "title = ", "say-hello/lesson.toml, line 1: this is not TOML"),
    ("lesson.toml", LESSON + "a = [", "say-hello/lesson.toml, line 7: this is not TOML"),
    ("lesson.toml", LESSON.replace("title", "tittle"), "say-hello/lesson.toml, line 2: .*tittle"),
    ("lesson.toml", LESSON.replace("minutes = 10", 'minutes = "ten"'), "line 4: .*Expected `int`"),
    ("lesson.toml", LESSON.replace('"Say hello"', '" "'), "line 2: give it a title of 1 to 60"),
    ("lesson.toml", LESSON.replace('"input"]', '"magic"]'), "line 6: there is no concept “magic”"),
    ("lesson.toml", LESSON + 'assumes = ["run"]', "line 7: run is assumed and taught"),
    ("lesson.toml", LESSON.replace('["run", ', '["run", "run", '), "line 6: run is there twice"),
    ("lesson.toml", LESSON + 'entry = "game.py"', "starter/game.py is missing: add it, or name another"),
    ("lesson.toml", b"\xff\xfet\0", "lesson.toml is not text in UTF-8"),
    ("lesson.toml", "x" * 3_000_000, "lesson.toml is too large"),
    ("teacher.md", None, "say-hello/teacher.md is missing: add it; it is what the teacher reads"),
    ("picture.svg", None, "name a starter whose picture stands for the lesson, or add picture.svg"),
    ("picture.svg", "<p>no</p>", "has to name an SVG"),
    ("notes.docx", "x", "say-hello/notes.docx is no part of a lesson: remove it"),
    ("steps/step.md", "x", "say-hello/steps is no part of a lesson"),
    ("starter/main.py", None, "say-hello/starter is missing"),
    ("starter/main.py", b"print('\xe9')", "neither UTF-8 text nor a picture"),
    ("starter/more/x.py", "", "starter/more is not an ordinary file"),
    ("3-late/step.toml", None, ""),
    ("4-late/step.toml", STEP, "say-hello has no step 3: number the folders"),
    ("1-other/step.toml", STEP, "1-other has the same number as 1-greet|1-greet has the same number as 1-other"),
    ("1_greet/step.toml", STEP, "1_greet is no part of a lesson"),
    ("3-Loud/step.toml", STEP, "3-Loud: rename the folder"),
    ("1-greet/step.toml", None, "1-greet/step.toml is missing: add it, with title"),
    ("1-greet/step.md", None, "1-greet/step.md is missing: add it; it is what the student reads"),
    ("1-greet/step.md", " \n", "1-greet/step.md is empty"),
    ("1-greet/step.md", "Look:\n\n![a cat](cat.png)\n", "1-greet/step.md, line 3: a text has no pictures"),
    ("1-greet/step.md", "Look at\n\n[this](card:magic).\n", "1-greet/step.md, line 3: there is no card “magic”"),
    ("1-greet/step.md", "[this](page.html)\n", "line 1: the link “page.html” leads nowhere"),
    ("1-greet/step.md", "word " * 10_000, "1-greet/step.md, line 1: this text has 50000 characters"),
    ("1-greet/solution.py", None, "1-greet/solution.py is missing"),
    ("1-greet/solution.py", "\n", "1-greet/solution.py is empty"),
    ("1-greet/wrong/typo.py", None, "step.toml, line 32: there is no wrong/typo.py"),
    ("1-greet/wrong/other.py", "print(1)", "wrong/other.py is not named in step.toml"),
    ("1-greet/notes.txt", "x", "1-greet/notes.txt does not belong into a step"),
    ("1-greet/files/main.py", "x", "files/main.py would replace the student's own program"),
    ("1-greet/program.py", "x", "a step of kind “build” has no program.py"),
    ("1-greet/step.toml", STEP.replace('"greets"', '"endless"'), "line 12: “endless” is said by itself"),
    ("1-greet/step.toml", STEP.replace('message = "fixed-name"', 'message = "other"'), "line 25: no check or mistake"),
    ("1-greet/step.toml", STEP.replace('"missing-bracket"', '"oops"'), "line 29: there is no tag “oops”"),
    ("1-greet/step.toml", STEP.replace('tag = "name-typo"', ""), "line 31: say what must be said to wrong/typo.py"),
    (
        "1-greet/step.toml",
        STEP.replace("wrong/typo.py", "../../x.py"),
        "line 32: name a file such as wrong/no_colon.py",
    ),
    ("1-greet/step.toml", STEP.replace("answers =", "anwsers ="), "line 15: .*anwsers"),
    ("1-greet/step.toml", STEP + "[[checks]]\nname = 'greets'\npassed = 'a'\nfailed = 'b'\n", "two checks are called"),
    ("1-greet/step.toml", 'title = "No checks"', "1-greet/step.toml has no checks: add at least one"),
    ("1-greet/step.toml", "own_idea = true" + STEP, "line 1: a student's own idea is the last step"),
    ("1-greet/step.toml", STEP.replace("minutes = 5", "line = 2"), "line 4: a step of kind “build” has no `line`"),
    ("1-greet/step.toml", STEP.replace("minutes = 5", 'kind = "quiz"'), "line 4: .*quiz"),
    ("1-greet/step.toml", STEP.replace('printed = "Grace"', ""), "line 18: “fixed-name” is never recognised"),
    ("1-greet/step.toml", STEP.replace('says = "I typed', 'says = "" # "I typed'), "line 18: give the mistake a name"),
    (
        "1-greet/step.toml",
        STEP.replace('answers = ["Ada"]', 'changes = {"[" = "x"}'),
        "line 12: the pattern “\\[” cannot",
    ),
    ("1-greet/step.toml", FRESH.replace(", age = 10", ""), "line 12: each row of `fresh` needs the same names"),
    ("1-greet/step.toml", FRESH.replace(', {name = "Bo", age = 10}', ""), "`fresh` needs two rows or more"),
    ("1-greet/step.toml", FRESH.replace('["<<name>>"]', '["<<nmae>>"]'), "to put in the place of <<nmae>>"),
    ("1-greet/step.toml", FRESH.replace('["<<name>>"]', '["<<age>>"]'), "does not fit .*Expected `str`, got `int`"),
    (
        "1-greet/step.toml",
        STEP.replace('printed = "Ada"', 'printed = {lacks_pattern = "["}'),
        "line 11: the pattern “\\[” cannot",
    ),
    (
        "1-greet/step.toml",
        STEP.replace('printed = "Ada"', 'printed = {pattern = "["}'),
        "line 11: the pattern “\\[” cannot",
    ),
    (
        "1-greet/step.toml",
        STEP.replace('printed = "Ada"', 'source = {uses = ["goto"]}'),
        "line 11: there is nothing in",
    ),
    ("2-join/step.toml", PREDICT.replace("right = true", ""), "exactly one option has `right = true`"),
    ("2-join/step.toml", PREDICT.replace('"a b"', '"ab "'), "two options say “ab”"),
    ("2-join/step.toml", 'title = "None"\nkind = "predict"', "give 2 to 4"),
    ("2-join/step.toml", FIND.replace("2", "9"), "line 3: program.py has no line 9"),
    ("2-join/step.toml", FIND.replace("says", "# says"), "has no `says`"),
    ("2-join/program.py", None, "2-join/program.py is missing"),
    ("twin-goodbye/twin.toml", TWIN.replace("1-greet", "3-late"), "line 3: there is no step “3-late”"),
    ("twin-goodbye/twin.toml", None, "twin-goodbye/twin.toml is missing"),
    ("twin-goodbye/starter.py", None, "twin-goodbye/starter.py is missing"),
    ("twin-goodbye/files/x.txt", "x", "twin-goodbye/files does not belong"),
]


@pytest.mark.parametrize(("name", "data", "says"), [row for row in BROKEN if row[2]])
def test_a_broken_folder_is_told_where_and_what_to_do(tmp_path, name, data, says):
    folder = folders.write(tmp_path, files={name: data})
    with pytest.raises(BrokenLesson, match=says) as told:
        lessons.read(folder)
    assert str(tmp_path) not in str(told.value), "no paths of the machine"
    assert str(told.value).endswith((".", ").", "/."))


def test_a_lesson_needs_a_step_and_a_twin(tmp_path):
    for part, says in (("twin-", "has no twin: add a folder"), ("", "has no steps: add a folder")):
        files = {
            name: None for name in folders.FILES if "/" in name and name.startswith(part) and "starter/" not in name
        }
        with pytest.raises(BrokenLesson, match=says):
            lessons.read(folders.write(tmp_path, f"without-{len(files)}", files=files))


@pytest.mark.parametrize(
    "name",
    "lesson.toml teacher.md picture.svg starter starter/main.py 1-greet 1-greet/step.md 1-greet/solution.py "
    "1-greet/wrong 1-greet/wrong/typo.py twin-goodbye twin-goodbye/starter.py".split(),
)
@pytest.mark.parametrize("target", ["/etc/passwd", "/proc", "nowhere", "."])
def test_a_link_is_not_followed(tmp_path, name, target):
    folder = folders.write(tmp_path, files={key: None for key in folders.FILES if (key + "/").startswith(name + "/")})
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).symlink_to(target)
    with pytest.raises(BrokenLesson, match=re.escape(Path(name).name)):
        lessons.read(folder)


def test_the_folder_itself_is_no_link(tmp_path):
    (tmp_path / "linked").symlink_to(folders.write(tmp_path / "elsewhere"))
    with pytest.raises(BrokenLesson, match="linked is a link"):
        lessons.read(tmp_path / "linked")


@pytest.mark.parametrize("name", ["lesson.toml", "1-greet/step.md", "1-greet/wrong/typo.py", "1-greet/files/pipe.txt"])
def test_a_pipe_is_not_waited_for(tmp_path, name):
    folder = folders.write(tmp_path, files={name: None})
    (folder / name).parent.mkdir(exist_ok=True)
    os.mkfifo(folder / name)
    with pytest.raises(BrokenLesson, match="is not an ordinary file"):
        lessons.read(folder)


def hostile_names() -> list[str]:
    lines = [line for line in NAMES.read_text().splitlines() if line and not line.startswith("#")]
    names = [line.encode().decode("unicode_escape") for line in lines]
    return [name for name in names if "/" not in name and "\0" not in name and name not in (".", "..")] + ["\udcff.py"]


@pytest.mark.parametrize("place", [".", "starter", "1-greet", "1-greet/wrong", "1-greet/files"])
@pytest.mark.parametrize("name", hostile_names())
def test_a_hostile_name_harms_nobody(tmp_path, place, name):
    """It is refused, or it is an ordinary name; and whoever prints the sentence can."""
    folder = folders.write(tmp_path)
    try:
        (folder / place).mkdir(exist_ok=True)
        (folder / place / name).write_text("hello")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this machine has no file of that name")
    try:
        lesson = lessons.read(folder)
    except BrokenLesson as error:
        str(error).encode()
    else:
        assert name.startswith(".") or name in lesson.starter or name in lesson.steps[0].gives


def test_a_huge_file_is_not_read(tmp_path):
    folder = folders.write(tmp_path)
    with (folder / "starter" / "big.txt").open("wb") as file:
        file.truncate(50_000_000_000)
    with pytest.raises(BrokenLesson, match=r"starter/big.txt is too large"):
        lessons.read(folder)


def test_what_python_and_systems_leave_behind_does_not_count(tmp_path):
    folder = folders.write(tmp_path, files={"__pycache__/x.pyc": b"\0", "1-greet/.DS_Store": b"\0", ".git/x": "x"})
    assert len(lessons.read(folder).steps) == 2


@pytest.fixture
def catalogues(tmp_path, settings):
    settings.LESSONS_DIRS = [tmp_path / "ours", tmp_path / "school"]
    return settings.LESSONS_DIRS


def test_the_lessons_come_in_their_order_and_broken_ones_are_left_out(catalogues, caplog):
    folders.write(catalogues[0])
    folders.write(catalogues[0], "first", files={"lesson.toml": LESSON.replace("order = 10", "order = 5")})
    folders.write(catalogues[0], "broken", files={"lesson.toml": "no"})
    assert [lesson.slug for lesson in lessons.all_lessons()] == ["first", "say-hello"]
    assert lessons.find("say-hello").title == "Say hello"
    assert lessons.find("broken") is None
    assert [record.lesson for record in caplog.records] == ["broken"]


def test_a_school_changes_a_lesson_and_adds_one(catalogues):
    folders.write(catalogues[0])
    folders.write(catalogues[1], files={"lesson.toml": LESSON.replace("Say hello", "Guten Tag")})
    folders.write(catalogues[1], "ours-alone")
    assert {lesson.slug: lesson.title for lesson in lessons.all_lessons()} == {
        "say-hello": "Guten Tag",
        "ours-alone": "Say hello",
    }


def test_where_a_changed_lesson_is_broken_the_one_it_replaces_stays(catalogues):
    folders.write(catalogues[0])
    folders.write(catalogues[1], files={"lesson.toml": "no"})
    assert lessons.find("say-hello").title == "Say hello"


def test_no_folder_of_lessons_is_no_mistake(catalogues):
    assert lessons.all_lessons() == ()
