"""A plan's life: made, ticked by runs one step after the other, put in another order, shortened."""

import asyncio

import pytest

from learn.lessons import lessons
from learn.progress import journeys
from learn.progress.standing import of_project
from projects.files import for_run, save_text
from runner import runs
from tests.tutor.doubles import ScriptedModel
from tutor import planning
from tutor.messages import MakePlan, Planned, Sentence
from tutor.models import Plan
from tutor.planning import plans, ticking
from tutor.planning.blocks import all_blocks
from tutor.scenes import Scene

pytestmark = pytest.mark.django_db(transaction=True)

ASKS = 'answer = input("Which shark is the largest? ")\n'
DECIDES = ASKS + 'if answer == "whale shark":\n    print("Right!")\n'
COUNTS = "points = 0\n" + DECIDES + "    points = points + 1\nprint(points)\n"


def make(scene, idea, model=None):
    async def collect():
        return [each async for each in planning.make(scene, MakePlan(id="p", idea=idea), model)]

    return asyncio.run(collect())


def rearrange(project, order):
    return planning.rearrange(project, order, plans.mark_of(Plan.objects.get(project=project)))


@pytest.fixture
def scene(student, project):
    return Scene(student=student, project=project, texts={})


@pytest.fixture
def run(kernels, project):
    """Tick what a run of this program shows."""

    def do(program):
        ticking.tick_all(project, {"main.py": program.encode()}, "main.py", kernels.do, kernels)
        return [step.is_done for step in planning.current(project).steps]

    return do


def test_an_idea_becomes_a_list_that_is_kept(scene, project):
    planned, said = make(scene, "a quiz about sharks")
    assert isinstance(planned, Planned)
    assert (planned.idea, planned.now, len(planned.steps)) == ("a quiz about sharks", 1, 6)
    assert planning.current(project) == planned
    assert "press Run" in said.text
    again, _said, honest = make(scene, "a drawing of stars")
    assert planning.current(project).idea == again.idea == "a drawing of stars"
    assert "What only your idea has is for you to add" in honest.text


def test_without_an_idea_it_is_asked_for(scene, project):
    (said,) = make(scene, "hm")
    assert isinstance(said, Sentence)
    assert planning.current(project) is None


def test_in_a_lesson_the_lesson_is_the_plan(student):
    journey = journeys.begin(student=student, lesson=lessons.find("guess-the-number"))
    standing = of_project(journey.project)
    (said,) = make(Scene(student=student, project=journey.project, standing=standing, texts={}), "a quiz about cats")
    assert "lesson is the plan" in said.text


def test_a_model_only_says_which_kind_it_is(scene):
    model = ScriptedModel("adventure, surely. print('solution')")
    planned = make(scene, "Lost in the woods at night", model)[0]
    assert planned.steps[0].text == "Show where the story begins."
    assert "print" not in str(planned)


@pytest.mark.kernel
def test_a_step_is_ticked_by_the_run_that_shows_it_and_none_before_its_turn(scene, run):
    make(scene, "a quiz about sharks")
    assert run("print('Sharks!')\n") == [False] * 6
    assert run(ASKS) == [True] + [False] * 5
    assert (
        run("points = 0\npoints = points + 1\nprint(points)\n") == [True] + [False] * 5
    )  # counts, but decides nothing
    assert run(COUNTS) == [True] * 3 + [False] * 3  # two at once
    assert run("if broken") == [True] * 3 + [False] * 3  # done stays done


@pytest.mark.kernel
@pytest.mark.some(5)
@pytest.mark.parametrize(
    ("block", "done", "not_done"),
    [
        ("says", "print('hi')", "x = 1"),
        ("remembers", "n = input('? ')\nprint(f'Hi {n}')", "n = input('? ')\nprint('Hi')"),
        ("chance", "import random\nprint(random.randint(1, 6))", "import random"),
        ("counts", "n = int(input())\nn = n + 1\nprint(n)", "print(5)"),
        ("ends", "while input('? ') != 'quit':\n    print('on')\nprint('bye')", "while True:\n    print(input())"),
        ("draws", "import turtle\nturtle.forward(50)", "import turtle"),
        (
            "colours",
            "import turtle as t\nt.color('red')\nt.fd(9)\nt.color('blue')\nt.fd(9)",
            "import turtle\nturtle.fd(9)",
        ),
        pytest.param(
            "plots",
            "import matplotlib.pyplot as plt\nplt.bar(['a'], [1])\nplt.show()",
            "print('plot')",
            marks=pytest.mark.long,  # its library takes seconds where much else goes on
        ),
        ("sums", "print(int(input('? ')) * 2)", "print('two')"),
        ("letters", "print(chr(ord('a') + 1))", "print('b')"),
        ("survives", "try:\n    int(input())\nexcept ValueError:\n    print('no')", "int(input())"),
    ],
)
def test_what_shows_that_a_block_is_done(kernels, block, done, not_done):
    def is_done(program):
        looking = ticking.is_done(all_blocks()[block], {"main.py": program.encode()}, "main.py", kernels)
        return kernels.do(looking)

    assert is_done(done)
    assert not is_done(not_done)


def test_steps_are_dropped_and_put_in_another_order(scene, project):
    planned = make(scene, "a quiz about sharks")[0]
    plans.tick(project, plans.next_step(project))
    wanted = [planned.steps[number].text for number in (0, 4, 2)]
    changed = rearrange(project, [5, 1, 3, 3, 99])
    assert [step.text for step in changed.steps] == wanted  # what is done stays in front
    assert (changed.steps[0].is_done, changed.now) == (True, 2)
    assert rearrange(project, []).steps == []
    assert planning.current(project) is None


def test_what_was_dropped_last_can_come_back(scene, project):
    planned = make(scene, "a quiz about sharks")[0]
    before = [step.text for step in planned.steps]
    all_but_second = [1, *range(3, len(before) + 1)]
    shorter = rearrange(project, all_but_second)
    assert [step.text for step in shorter.steps] == [before[0], *before[2:]]
    assert len(planning.current(project).steps) == len(before) - 1
    back = rearrange(project, [1, len(before), *range(2, len(before))])
    assert [step.text for step in back.steps] == before

    rearrange(project, [])
    assert plans.next_step(project) is None
    assert planning.current(project) is None
    assert [step.text for step in rearrange(project, [1]).steps] == before[:1]


def test_numbers_of_a_plan_that_another_page_has_changed_change_nothing(scene, project):
    seen = make(scene, "a quiz about sharks")[0].mark
    changed = planning.rearrange(project, [1, 3, 4, 5, 6], seen)  # the second is dropped
    assert planning.rearrange(project, [1, 2, 3, 4, 6], seen) == planning.current(project) == changed
    make(scene, "a drawing of stars")
    assert planning.rearrange(project, [], changed.mark) == planning.current(project)
    ticked = planning.current(project).mark
    plans.tick(project, plans.next_step(project))
    assert planning.current(project).mark == ticked  # it has the number that it had


def test_a_step_whose_block_is_gone_waits_and_breaks_nothing(scene, project):
    make(scene, "a quiz about sharks")
    plan = Plan.objects.get(project=project)
    plan.steps[0]["check"] = "of an earlier year"
    plan.save()
    assert ticking.tick_all(project, {}, "main.py", None, None) == 0


@pytest.mark.kernel
@pytest.mark.parametrize(
    ("meanwhile", "left"),
    [
        (lambda scene: rearrange(scene.project, [1, 3]), [True, False]),
        (lambda scene: rearrange(scene.project, [3, 2]), [False, False]),
        (lambda scene: rearrange(scene.project, []), None),
        (lambda scene: make(scene, "a drawing of stars"), [False] * 6),
    ],
    ids=["others dropped", "this one dropped", "all dropped", "a new plan"],
)
def test_what_a_student_changes_while_a_program_is_tried_holds(scene, project, kernels, meanwhile, left):
    make(scene, "a quiz about sharks")
    changes = iter([meanwhile])

    def slowly(coroutine):
        is_done = kernels.do(coroutine)
        next(changes, lambda scene: None)(scene)
        return is_done

    ticking.tick_all(project, {"main.py": ASKS.encode()}, "main.py", slowly, kernels)
    plan = planning.current(project)
    assert (plan and [step.is_done for step in plan.steps]) == left


def test_only_a_project_with_a_plan_is_looked_at(project, student):
    file = project.files.get(name="main.py")
    save_text(file=file, text="print(1)\n", base=file.revision)
    run = runs.create(owner=student, place=project.place, files=for_run(project=project, unsaved={}), entry="main.py")
    here = type("Here", (), {"pool": None})()
    assert ticking.after_run(run, project, here) == 0
