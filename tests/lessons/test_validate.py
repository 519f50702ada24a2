"""What is missing in a lesson is told in plain words: that which can be seen without a run."""

import json

import pytest
from django.core.management import call_command

from learn.lessons import cards, concepts, lessons, validate
from learn.lessons.validation import digests
from tests.lessons import folders
from tests.lessons.folders import FILES, LESSON, STEP, TWIN


def told(tmp_path, files=None, others=()):
    lesson = lessons.read(folders.write(tmp_path, files=files))
    return [str(problem) for problem in validate.statically(lesson, [lesson, *others])]


def test_a_whole_lesson_has_no_problems(tmp_path):
    assert told(tmp_path) == []


def third_wrong(toml: str) -> str:
    return toml.rpartition("[[wrong]]")[0]


OWN = 'title = "Yours"\nown_idea = true\nhints = ["a", "b", "c"]\n' + "[[wrong]]" + STEP.partition("[[wrong]]")[2]
OWN_WRONG = {f"3-own/{name}": FILES[f"1-greet/{name}"] for name in ("wrong/no_bracket.py", "wrong/typo.py")}
OWN_STEP = OWN_WRONG | {"3-own/step.md": "At the end, it is yours.\n", "3-own/wrong/fixed.py": "print(\n"}

CASES = [
    ({"1-greet/step.md": "word " * 121}, "say-hello/1-greet/step.md: The text has 121 words; shorten it to 120."),
    (
        {"1-greet/step.md": "Short words. Unfortunately considerable understanding necessitates dedication."},
        "bring it to 6 with shorter sentences and words. The hardest sentence is: “Unfortunately considerable",
    ),
    ({"1-greet/step.toml": STEP.replace('  "Look at the line that prints.",\n', "")}, "There are 2 hints; write 3"),
    (
        {"1-greet/step.toml": STEP.replace("Look at the line that prints.", "x" * 201)},
        "Hint 1 has 201 characters; shorten it to 200.",
    ),
    (
        {"1-greet/step.toml": STEP.replace("Look at the line that prints.", r"Write `print(\"Hello\",  name)`.")},
        'Hint 1 has a whole line of the solution in it, `print("Hello", name)`; say the idea instead.',
    ),
    (
        {"1-greet/step.toml": third_wrong(STEP), "1-greet/wrong/typo.py": None},
        "1-greet/step.toml: There are 2 wrong programs; add typical mistakes until there are 3.",
    ),
    (
        {"twin-goodbye/twin.toml": third_wrong(TWIN), "twin-goodbye/wrong/silent.py": None},
        "twin-goodbye/twin.toml: There are 2 wrong programs",
    ),
    ({"lesson.toml": LESSON + 'assumes = ["while", "for"]'}, "no lesson with a smaller order teaches: while, for."),
    ({"lesson.toml": LESSON.replace('"input"]', '"input", "for"]')}, "“for” is among what the lesson teaches, but"),
    (
        {"1-greet/step.toml": STEP.replace('"input"]', '"input", "for"]')},
        "1-greet/step.toml: This step teaches “for”, but `teaches` in lesson.toml does not name it.",
    ),
    (
        {"1-greet/solution.py": 'name = input()\nif name == "x":\n    pass\nprint("Hi", name)\n'},
        "1-greet/solution.py: The program uses “comparison” (line 2), which is neither taught up to here nor assumed.",
    ),
    ({"2-join/program.py": "for i in [1]:\n    print('ab')\n"}, "2-join/program.py: The program uses “for” (line"),
    ({"twin-goodbye/solution.py": "print(f'{input()}')\n"}, "twin-goodbye/solution.py: The program uses “f-string”"),
    (
        {"2-join/step.toml": 'title = "Find"\nkind = "find"\nline = 2\nsays = "There."\n'}
        | {"2-join/program.py": "a = 1\n# b\n"},
        "Line 2 of program.py does nothing, so no mistake can be in it.",
    ),
    (
        OWN_STEP
        | {"3-own/step.toml": OWN.replace('message = "fixed-name"', 'message = "failed"')}
        | {"3-own/solution.py": FILES["1-greet/solution.py"]},
        "3-own/solution.py: The solution is the program of the step before.",
    ),
]


@pytest.mark.parametrize(("files", "says"), CASES)
def test_what_is_missing_is_told(tmp_path, files, says):
    assert [problem for problem in told(tmp_path, files) if says in problem], told(tmp_path / "again", files)


def test_a_distractor_that_is_a_line_of_the_solution_is_told(tmp_path):
    checks = "[[checks]]" + STEP.partition("[[checks]]")[2].partition("[[checks.mistakes]]")[0]
    toml = 'title = "Order"\nkind = "order"\nsays = "Yes."\ndistractors = [" a = 1"]\n' + checks
    files = {"2-join/step.toml": toml, "2-join/program.py": None, "2-join/solution.py": "a = 1\nprint(a)\n"}
    says = " ".join(told(tmp_path, files))
    assert "The distractor ` a = 1` is a line of the solution too." in says
    assert "There are fewer than 3 lines to put in order." in says


def test_two_lessons_have_not_the_same_place_or_title(tmp_path):
    other = lessons.read(
        folders.write(tmp_path, "other", files={"lesson.toml": LESSON.replace("order = 10", "order = 9")})
    )
    assert told(tmp_path, others=[other]) == ["say-hello/lesson.toml: other has the same title; give this one another."]


def test_what_an_earlier_lesson_teaches_may_be_assumed(tmp_path):
    toml = LESSON.replace("order = 10", "order = 5").replace("Say hello", "First")
    other = lessons.read(folders.write(tmp_path, "first", files={"lesson.toml": toml}))
    fewer = {
        "lesson.toml": LESSON.replace('"run", ', "") + 'assumes = ["run"]',
        "1-greet/step.toml": STEP.replace('"run", ', ""),
    }
    assert told(tmp_path, fewer, [other]) == []
    assert told(tmp_path, fewer) != []


@pytest.fixture
def catalogue(tmp_path, settings, monkeypatch):
    settings.LESSONS_DIRS = [tmp_path / "lessons"]
    monkeypatch.setattr(cards, "FOLDER", tmp_path / "cards")
    return tmp_path


def write_card(catalogue, slug, **files):
    folder = catalogue / "cards" / slug
    folder.mkdir(parents=True)
    texts = {
        "card.toml": 'title = "While"\norder = 3\n',
        "card.md": "Do it again and again.\n",
        "program.py": "print(1)\n",
    } | files
    for name, text in texts.items():
        (folder / name).write_text(text)


def validated(capsys, *words):
    with pytest.raises(SystemExit) as ended:
        call_command("validate_lessons", *words)
    return ended.value.code, capsys.readouterr().out


def test_the_command_says_what_is_missing_and_goes_on(catalogue, capsys):
    folders.write(catalogue / "lessons")
    folders.write(
        catalogue / "lessons", "broken", files={"teacher.md": None, "lesson.toml": LESSON.replace("10", "11")}
    )
    code, out = validated(capsys, "--static", "say-hello", "broken", "missing")
    assert code == 1
    assert "• broken: broken/teacher.md is missing: add it; it is what the teacher reads." in out
    assert "• missing: There is no such lesson. These are there: broken, say-hello." in out
    assert "To do: 2." in out


def test_the_command_is_content_with_a_whole_lesson(catalogue, capsys):
    folders.write(catalogue / "lessons")
    code, out = validated(capsys, "--static", "say-hello")
    assert (code, out.splitlines()[-1] == "All is well.") == (0, True)


def test_the_command_speaks_json(catalogue, capsys):
    folders.write(catalogue / "lessons", files={"1-greet/step.md": "word " * 130})
    code, out = validated(capsys, "--static", "--json", "say-hello")
    first, *_, last = (json.loads(line) for line in out.splitlines())
    assert code == 1
    assert first == {"lesson": "say-hello", "file": "1-greet/step.md", "says": first["says"]}
    assert (last["lessons"], last["problems"]) == (1, len(out.splitlines()) - 1)


def test_every_concept_needs_a_card(catalogue, capsys):
    write_card(catalogue, "while")
    write_card(catalogue, "magic")
    write_card(catalogue, "for", **{"card.md": "word " * 130})
    _, out = validated(capsys, "--static")
    assert "cards/list: There is no card for this concept. Add a folder with card.toml, card.md and program.py." in out
    assert "cards/while" not in out
    assert "magic: there is no concept of that name" in out
    assert "cards/for/card.md: The text has 130 words" in out
    assert out.count("There is no card for this concept") == len(concepts.CONCEPTS) - 2


def test_cards_are_found_in_their_order(catalogue):
    write_card(catalogue, "while")
    write_card(catalogue, "for", **{"card.toml": 'title = "For"\norder = 1\n', "card.md": "[see](card:while)"})
    write_card(catalogue, "if", **{"card.toml": "no"})
    assert [card.slug for card in cards.all_cards()] == ["for", "while"]
    card = cards.find("for")
    assert (card.title, card.cards, card.program) == ("For", ("while",), "print(1)\n")
    assert '<span class="nb">print</span>' in card.program_html
    assert cards.find("if") is None


def test_each_byte_and_name_of_a_folder_counts(tmp_path):
    folder = folders.write(tmp_path)
    digest = digests.of_lesson(folder)
    assert digests.of_lesson(folder) == digest
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert digests.of_lesson(folder) == digest
    (folder / "teacher.md").rename(folder / "teacher2.md")
    renamed = digests.of_lesson(folder)
    (folder / "teacher2.md").write_text("x")
    assert len({digest, renamed, digests.of_lesson(folder)}) == 3


def test_what_was_kept_comes_back_and_what_cannot_be_read_says_nothing(tmp_path):
    digests.keep({"b": "2", "a": "1"}, tmp_path / "kept.json")
    assert digests.kept(tmp_path / "kept.json") == {"a": "1", "b": "2"}
    (tmp_path / "kept.json").write_text('{"a": 1')
    assert digests.kept(tmp_path / "kept.json") == {}
    assert digests.kept(tmp_path / "none.json") == {}
    digests.keep({"a": "1"}, tmp_path / "nowhere" / "kept.json")
