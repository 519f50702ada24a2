"""The whole way, with a few kinds of mistake: what is in the files, and that it is the same again."""

import json
from collections import Counter

import msgspec
import pytest
from django.core.management import CommandError, call_command

from tutor.errors import TutorError
from tutor.flywheel.giving import Given, Helped
from tutor.training import making, mixing, splitting, writing
from tutor.training.mixing import Size
from tutor.training.running import ProgramToRun, Runs
from tutor.training.trees import tree_of

KINDS = (
    "colon-dropped", "name-misspelled", "plus-before-number", "index-far-away", "f-forgotten", "key-misspelled",
    "indent-missing", "argument-forgotten", "word-typed", "two-equals-for-one",
)  # fmt: skip
FEW = Size(each_shape=1, train=4, valid=2, unseen=2, chats=4, plans=2, ghosts=12, steps=2)
GIFT = Given(
    program='score = 3\nprint("You have", scroe)\n',
    tag="name-typo",
    line=2,
    helped=Helped(level="nudge", sentences=["Look at `scroe` in line 2.", "Is it the same as `score`?"]),
)


@pytest.fixture(scope="module")
def mix():
    return msgspec.structs.replace(mixing.read(), kinds=frozenset(KINDS), with_two_mistakes=0.3)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    return Runs(tmp_path_factory.mktemp("runs") / "runs.jsonl")


@pytest.fixture(scope="module")
def data(mix, runs):
    return making.make(mix, FEW, 6, runs, gifts=[GIFT])


pytestmark = pytest.mark.kernel


def of_programs(data, part):
    return [example for example in data.parts[part] if example.kind]


def test_every_part_has_hints_of_programs_and_train_has_all_that_is_learned(data):
    for part in mixing.PARTS:
        assert of_programs(data, part), part
    assert {example.job for example in data.parts["train"]} == {"hint", "chat", "plan", "ghost"}
    assert {example.part for example in data.parts["train"]} >= {"nudge", "explain", "example", "concept", "refusal"}


def test_no_program_is_in_two_parts_in_whatever_words(data):
    trees = {part: {example.tree for example in of_programs(data, part)} for part in mixing.PARTS}
    assert not trees["train"] & trees["unseen"]
    assert not trees["train"] & trees["valid"]
    assert not trees["valid"] & trees["unseen"]
    assert not trees["train"] & splitting.examined()


def test_what_is_unseen_is_of_other_kinds_or_shapes(data, mix):
    for example in of_programs(data, "train"):
        assert example.tag not in mix.unseen_tags
        assert example.shape not in mix.unseen_shapes | mix.valid_shapes
    for example in of_programs(data, "unseen"):
        assert example.tag in mix.unseen_tags or example.shape in mix.unseen_shapes
    assert {"missing-f", "dict-key"} & {example.tag for example in of_programs(data, "unseen")}


def test_an_example_says_what_it_was_made_of_and_the_exam_can_judge_by_it(data):
    for example in of_programs(data, "unseen"):
        case = example.case
        assert example.recipe
        assert example.origin
        assert example.shape
        assert case["source"] != case["fixed"] or case["answers"]
        assert case["before"] in case["fixed"]
        assert case["after"] in case["source"]
        assert case["tags"]
        assert example.tag in case["tags"]
        assert tree_of(case["source"]) == example.tree
    assert not any(example.case for example in data.parts["train"])


def test_every_example_says_what_it_was_made_of(data):
    made = [example for part in mixing.PARTS for example in data.parts[part]]
    origins = {example.origin.partition(" ")[0] for example in made}
    assert origins <= {"grammar", "lesson", "starter", "card", "written", "idea", "from"}
    assert [example for example in made if not example.recipe and example.part != "silent"] == []


def test_what_a_class_gave_is_learned_from_with_the_hint_that_helped(data):
    given = [example for example in data.parts["train"] if example.origin == "from a class"]
    assert "it helped" in {example.recipe for example in given}
    assert {example.tag for example in given} == {"name-typo"}


def test_the_same_seed_gives_the_same_bytes_and_nothing_is_run_twice(data, mix, runs, tmp_path):
    size_before = runs.file.stat().st_size
    again = making.make(mix, FEW, 6, Runs(runs.file), gifts=[GIFT])

    assert runs.file.stat().st_size == size_before
    for number, each in enumerate((data, again)):
        writing.write(each, tmp_path / str(number), seed=6, size="few")
    names = sorted(path.name for path in (tmp_path / "0").iterdir())
    assert names == ["manifest.json", "samples.html", "train.jsonl", "unseen.jsonl", "valid.jsonl"]
    for name in names:
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes()
    manifest = json.loads((tmp_path / "0/manifest.json").read_bytes())
    assert manifest["parts"]["train"]["examples"] == len(data.parts["train"])
    assert "http" not in (tmp_path / "0/samples.html").read_text()


def test_a_file_of_runs_that_was_cut_off_is_gone_on_with(tmp_path):
    asked = [ProgramToRun("print(1)\n"), ProgramToRun("print(x)\n")]
    first = Runs(tmp_path / "runs.jsonl")
    seen = first.of(asked)
    whole = first.file.read_bytes()
    first.file.write_bytes(whole[:-40])

    again = Runs(first.file)
    assert len(again.seen) == 1
    assert [each.failed for each in again.of(asked)] == [each.failed for each in seen]
    assert len(Runs(first.file).seen) == 2


def test_a_box_is_told_apart_from_the_programs_in_it(tmp_path):
    endless = "while True:\n    try:\n        pass\n    except:\n        pass\n"
    programs = [
        "print(",
        "def f(n):\n    return f(n)\nf(1)\n",
        endless,
        'open("x.txt", "w")',
        'open("x.txt")',
        "input()",
        'input("Who", "are you?")',
    ]
    programs += ["import os\nos._exit(0)\n", "import sys\nsys.exit('bye')\n", 'open("endings.json", "w").write("[]")']

    seen = Runs(tmp_path / "runs.jsonl").of([ProgramToRun(program) for program in programs])

    kinds = [each.failed.kind if each.failed else each.finished.outcome for each in seen]
    assert kinds[:2] == ["SyntaxError", "RecursionError"]
    assert kinds[2] in ("limit", "failed")
    assert kinds[3:6] == ["finished", "FileNotFoundError", "EOFError"]
    assert kinds[6:] == ["TypeError", "failed", "finished", "finished"]
    (found,) = seen[6].scene(programs[6]).findings
    assert (found.tag, found.line, "`input`" in found.sentence) == ("too-many-arguments", 1, True)
    assert [each.wanted_more for each in seen].count(True) == 1


def test_files_beside_a_program_plots_and_too_much_memory_harm_no_other_in_the_box(tmp_path):
    rolled = "import random\nprint(random.randint(1, 6))\n"
    plot = "import matplotlib.pyplot as plt\nplt.bar([1, 2], [3, 4, 5])\nplt.show()\n"
    hidden = ProgramToRun(rolled, beside=(("random.py", "number = 5\n"),))
    asked = [
        hidden,
        ProgramToRun(rolled),
        ProgramToRun(plot),
        ProgramToRun("print([0] * 10 ** 15)"),
        ProgramToRun(rolled, ("x",)),
    ]

    seen = Runs(tmp_path / "runs.jsonl").of(asked)

    scenes = [ran.scene(each.source, each.beside) for each, ran in zip(asked, seen, strict=True)]
    found = [next((finding.tag for finding in scene.findings), "") for scene in scenes]
    assert found == ["shadowed-module", "", "wrong-lengths", "too-much-memory", ""]
    assert set(scenes[0].texts) == {"main.py", "random.py"}
    assert len({each.digest for each in asked}) == 5


def test_a_program_that_ends_its_box_is_left_alone_and_the_others_have_run(tmp_path):
    programs = ["print(1)", "import os\nos.kill(os.getppid(), 9)"]

    seen = Runs(tmp_path / "runs.jsonl").of([ProgramToRun(program) for program in programs])

    assert [each.finished.outcome for each in seen] == ["finished", "broken_off"]


def test_what_cannot_be_written_is_said_and_nothing_is_replaced(tmp_path):
    data = making.Data({part: [] for part in mixing.PARTS}, [], Counter())
    (tmp_path / "valid.jsonl").mkdir()  # a folder, where a file should come
    (tmp_path / "train.jsonl").write_text("before")

    for folder in (tmp_path, tmp_path / ("x" * 300)):
        with pytest.raises(TutorError, match="Nothing was replaced"):
            writing.write(data, folder, seed=6, size="few")

    assert (tmp_path / "train.jsonl").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["train.jsonl", "valid.jsonl"]


def test_where_what_ran_cannot_be_kept_it_is_said_in_a_sentence(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    (tmp_path / "training" / "runs.jsonl").mkdir(parents=True)  # a folder, where a file should be
    with pytest.raises(CommandError, match="Nothing was replaced"):
        call_command("tutor_data", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_mix_that_says_nothing_is_named(tmp_path):
    (tmp_path / "mix.toml").write_text("seed = 'no'")
    with pytest.raises(CommandError, match=r"mix\.toml"):
        call_command("tutor_data", mix=tmp_path / "mix.toml", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
