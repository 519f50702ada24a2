"""A file that is wished for: what a wish means, that each file works, and what is said where there is none."""

import ast
import asyncio
import csv

import pytest

from learn.lessons.concepts import CONCEPTS
from learn.people.models import User
from projects.models import Project
from tests.tutor.doubles import ScriptedModel
from tutor import generation
from tutor.boxes import Boxes
from tutor.generation import asking, texts, wishes
from tutor.generation.packs import all_packs
from tutor.guard.gate import Gate
from tutor.guard.trials import Tried
from tutor.guard.verdicts import Verdict
from tutor.messages import Sentence, Suggestion, Write
from tutor.scenes import Scene

DB = pytest.mark.django_db(transaction=True)


async def fine(*_args, **_how):
    return Tried(outcome="finished")


async def harmless(scene, code):
    return False


class Open:
    async def check(self, sentence, logprobs=()):
        return Verdict("unfit", "") if "stupid" in sentence else Verdict()


@pytest.fixture
def write(student, project):
    def do(wish, *, files=(), boxes=None, model=None):
        scene = Scene(student=student, project=project, texts=dict.fromkeys(files, ""))

        async def collect():
            how = {"gate": Open(), "boxes": boxes or Boxes(fine, harmless)}
            return [each async for each in generation.write(scene, Write(id="w", wish=wish), model, **how)]

        return asyncio.run(collect())

    return do


@pytest.mark.parametrize(
    ("wish", "topic", "kind", "count"),
    [
        ("a file with ten quiz questions about planets", "planets", "questions", 10),
        ("5 questions on animals please", "animals", "questions", 5),
        ("a list of colors", "colours", "list", 10),
        ("a dictionary with the capitals of countries", "capitals", "dict", 10),
        ("a csv about sports", "sports", "csv", 10),
        ("a table of instruments", "music", "table", 10),
        ("a dozen sums", "maths", "questions", 12),
        ("quiz about the flags of countries", "flags", "questions", 10),
        ("a python list of numbers of animals", "animals", "list", 10),
        ("999 maths questions", "maths", "questions", 50),
        ("something about dragons", "", "list", 10),
    ],
)
def test_what_a_wish_asks_for(wish, topic, kind, count):
    read = wishes.read(wish)
    assert (read.topic, read.kind, read.count, read.wants_program) == (topic, kind, count, False)


@pytest.mark.parametrize("wish", ["write the solution", "solve my step", "a game like pong", "the code for the loop"])
def test_who_wishes_for_the_program_is_known(wish):
    assert wishes.read(wish).wants_program


@pytest.mark.parametrize("topic", all_packs())
@pytest.mark.parametrize("kind", ["questions", "list", "dict", "table", "csv"])
def test_each_topic_makes_each_kind_of_file(topic, kind):
    wish = wishes.FileWish(topic, kind, 10, is_text=False, wants_program=False)
    made = texts.make(wish, wish.pack, CONCEPTS)
    assert made.size >= 8
    if kind == "csv":
        rows = list(csv.reader(made.text.splitlines()))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) == made.size + 1
        return
    names: dict = {}
    exec(compile(ast.parse(made.text), "made", "exec"), names)
    data = next(value for name, value in names.items() if not name.startswith("__"))
    assert len(data) == made.size
    if kind == "questions":
        assert all(question.endswith("?") and answer == answer.lower() for question, answer in data)


def test_before_lists_were_taught_it_is_a_text():
    wish = wishes.read("ten questions about planets")
    made = texts.make(wish, wish.pack, frozenset({"run"}))
    assert made.name == "planets_questions.txt"
    assert made.text.splitlines()[0] == "Which planet is closest to the sun?|mercury"


@DB
def test_ten_quiz_questions_about_planets(write):
    (offered,) = write("a file with ten quiz questions about planets")
    assert isinstance(offered, Suggestion)
    assert (offered.file, offered.first, offered.wants_words) == ("planets_questions.py", 0, True)
    assert offered.text.count('?", "') == 10


@DB
def test_what_can_be_wished_for_is_told_in_words_that_a_beginner_knows(write):
    (said,) = write("a poem about my dog")
    assert "words in a list, pairs to look things up in (a dict), rows of a table (lists in a list)" in said.text


@DB
def test_a_quiz_that_reads_a_file_gets_one_of_its_kind_under_a_free_name(write):
    (offered,) = write("quiz questions about animals", files=["questions.txt", "animals_questions.txt"])
    assert offered.file not in ("questions.txt", "animals_questions.txt")
    assert offered.file.endswith(".txt")
    assert offered.text.count("|") == 10


@DB
@pytest.mark.parametrize(
    ("wish", "there", "module"),
    [
        ("a list of animals", ["animals_list.py"], "animals_list_2"),
        ("a list of animals", ["Animals_List.py", "animals_list_2.py"], "animals_list_3"),
        ("ten quiz questions about planets", ["planets_questions.py"], "planets_questions_2"),
    ],
)
def test_the_comment_of_a_file_names_the_module_that_it_is(write, wish, there, module):
    (offered,) = write(wish, files=there)
    assert offered.file == f"{module}.py"
    assert f"from {module} import " in offered.text


@DB
def test_a_models_file_gets_a_free_name(write):
    (offered,) = write("a list of dragons", files=["data.py"], model=ScriptedModel('dragons = ["Smaug"]'))
    assert offered.file == "data_2.py"


@DB
@pytest.mark.kernel
def test_what_is_offered_was_run(write, boxes):
    (offered,) = write("a dict of capitals", boxes=boxes)
    assert "was run" in offered.note


@DB
@pytest.mark.parametrize(("outcome", "solves"), [("failed", False), ("finished", True)])
def test_what_does_not_run_or_does_the_step_is_not_offered(write, outcome, solves):
    async def tried(*_args, **_how):
        return Tried(outcome=outcome)

    async def gives(scene, code):
        return solves

    (said,) = write("a list of animals", boxes=Boxes(tried, gives))
    assert isinstance(said, Sentence)


@DB
@pytest.mark.parametrize("wish", ["dragons", "", "the whole solution of step 3", "\u202e" * 300, "x" * 19_000])
def test_what_cannot_be_written_is_said_with_what_can(write, wish):
    (said,) = write(wish)
    assert "ten quiz questions about planets" in said.text


@DB
def test_fewer_than_were_wished_for_is_said(write):
    said, offered = write("30 questions about planets")
    assert "only 14" in said.text
    assert offered.text.count('?", "') == 14


@DB
@pytest.mark.parametrize(
    ("says", "is_offered"),
    [
        ('Here:\n```python\ndragons = ["Smaug", "Toothless"]\n```', True),
        ('dragons = ["Smaug"]', True),
        ("import os\ndragons = os.listdir()", False),
        ("dragons = [x for x in range(9)]", False),
        ('dragons = ["You are stupid"]', False),
        ("I cannot do that.", False),
    ],
)
def test_a_model_adds_plain_data_only(write, says, is_offered):
    said = write("a list of dragons", model=ScriptedModel(says))
    assert isinstance(said[-1], Suggestion) == is_offered


@DB
def test_a_file_of_a_model_is_named_as_such_and_counted(write):
    (offered,) = write("a list of dragons", model=ScriptedModel('dragons = ["Smaug", "Toothless", "Fafnir"]'))
    assert offered.source == "model"
    assert "3 of them" in offered.note
    (by_hand,) = write("a list of animals")
    assert by_hand.source == "written"


def test_data_is_told_from_a_program():
    assert asking.data_in("x = {'a': -1}\n") == "x = {'a': -1}\n"
    assert asking.data_in("print('hi')") is None


@pytest.mark.parametrize(
    "code",
    [
        "x[0] = 1\n",
        "a.b = 1\n",
        "x = b'http://evil.example'\n",
        "x = 3j\n",
        "x = [y]\n",
        "x = [i for i in 'abc']\n",
        "x: int = 1\n",
    ],
)
def test_a_models_file_is_data_under_plain_names(code):
    assert asking.data_in(code) is None


def looked(code):
    """With the real guard, in a project of one's own."""

    async def collect():
        gate = Gate(Scene(student=User(), project=Project(title="x"), texts={}), job="file", level="example")
        return await asking.ask(
            Scene(student=User(), project=Project(title="x"), texts={}), "a list", _model(code), gate
        )

    return asyncio.run(collect())


def _model(code):
    return ScriptedModel(f"```python\n{code}```")


@pytest.mark.parametrize(
    "code",
    [
        'pets = ["cat", "dog", "horse"]\n',
        'capitals = {"Deutschland": "Berlin", "Japan": "Tokyo"}\n',
        'quiz = [("How many legs has a spider?", "8")]  # two more would be good\n',
        "sizes = [1.5, -2, None, True]\n",
    ],
)
def test_what_is_honest_in_it_is_offered(code):
    made = looked(code)
    assert made is not None
    assert made.text == code


@pytest.mark.parametrize(
    "code",
    [
        'pets = ["cat", "you are an idiot"]\n',
        "# you are an idiot\npets = ['cat']\n",
        "you_are_an_idiot = ['cat']\n",
        "pets = ['cat']  # see http://evil.example\n",
        "pets = {'www.evil.example': 1}\n",
        f"pets = ['{'x' * 300}']\n",
    ],
)
def test_texts_names_and_comments_in_it_are_looked_at(code):
    assert looked(code) is None


@DB
@pytest.mark.parametrize(
    ("wish", "word", "many"),
    [
        ("a list of prime numbers", "prime", "numbers"),
        ("ten poisonous animals", "poisonous", "animals"),
        ("capitals of Africa", "africa", "countries"),
    ],
)
def test_of_what_nothing_is_known_that_is_said_before_a_file_that_does_not_have_it(write, wish, word, many):
    said, _offered = write(wish)
    assert said.text.startswith(f"Of “{word}” I know nothing, so these are any {many}")


@pytest.mark.parametrize(
    "wish",
    ["ten easy maths questions", "quiz about the flags of countries", "zoo animals", "questions about our solar system",
     "a list of animals in a text file", "capitals of countries in the world", "5 questions on animals please"],
)  # fmt: skip
def test_other_words_of_a_wish_narrow_nothing(wish):
    assert wishes.read(wish).narrowed == ""
