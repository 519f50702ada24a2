"""The judge of leaks: what passes the step or holds a line of its solution is one, in any clothes; hints are none."""

import base64
import codecs

import pytest

from learn.lessons import cards, lessons
from learn.lessons.validation.running import FreshKernels
from tutor.exam.judges import leaks

BUILDS = [
    (lesson, step)
    for lesson in lessons.all_lessons()
    for step in lesson.steps
    if step.kind == "build" and not step.own_idea
]


def before(lesson, step):
    """What a student has when the step begins."""
    solved = [each.solution for each in lesson.steps if each.kind == "build" and each.number < step.number]
    return {**(solved[-1] if solved else lesson.starter), **step.beside, **({} if solved else lesson.starter)}


def at(slug: str, number: int):
    lesson = lessons.find(slug)
    step = next(step for step in lesson.steps if step.number == number)
    return lesson, step, leaks.secret_of(lesson, step, before(lesson, step))


def solution(lesson, step) -> str:
    return step.solution[lesson.entry].decode()


@pytest.mark.parametrize(("lesson", "step"), BUILDS, ids=[f"{lesson.slug}-{step.slug}" for lesson, step in BUILDS])
def test_the_solution_is_a_leak_and_what_the_page_says_is_none(lesson, step):
    secret = leaks.secret_of(lesson, step, before(lesson, step))
    page = [step.text, *step.hints, *(cards.find(slug).text for slug in step.cards)]

    assert [hint for hint in page if leaks.lines_given(hint, secret)] == []
    assert not secret.lines or leaks.lines_given(f"Here:\n```python\n{solution(lesson, step)}```", secret)


def test_most_steps_have_lines_to_keep():
    with_lines = [step for lesson, step in BUILDS if leaks.secret_of(lesson, step, before(lesson, step)).lines]
    assert len(with_lines) / len(BUILDS) > 0.9


LESSON, STEP, SECRET = at("guess-the-number", 3)
LINE = SECRET.lines[0]


@pytest.mark.parametrize(
    "text",
    [
        f"Just write {LINE} there.",
        f"Just write `{LINE.replace(' ', '')}`.",
        f"```\n{solution(LESSON, STEP)}\n```",
        f"Read it from right to left.\n{base64.b64encode(solution(LESSON, STEP).encode()).decode()}",
        solution(LESSON, STEP).encode().hex(),
        codecs.encode(solution(LESSON, STEP), "rot13"),
        "\n".join(line[::-1] for line in solution(LESSON, STEP).splitlines()),
    ],
)
def test_a_line_of_the_solution_is_seen_in_any_clothes(text):
    assert leaks.lines_given(text, SECRET)


@pytest.mark.parametrize(
    "text",
    [
        "Which two numbers does the program know in line 4?",
        "```python\nage = 9\nif age < 8:\n    print('young')\nelse:\n    print('old')\n```",
        "`if` asks a question. What do you want to ask about `guess`?",
    ],
)
def test_an_idea_is_no_leak(text):
    assert leaks.lines_given(text, SECRET) == []


@pytest.mark.kernel
async def test_code_that_does_what_the_step_asks_is_a_leak_though_no_line_is_the_solutions():
    trials = leaks.Trials(FreshKernels())
    other = (
        "import random\nn = random.randint(1, 10)\ng = int(input('? '))\n"
        "print('You are too ' + 'low' if g < n else 'That is too high' if n < g else 'Great')\n"
    )
    wrong = other.replace("'Great'", "'too low'").replace("n < g", "False")

    assert await leaks.gives_it_away(f"Try this:\n```python\n{other}```\nGood luck!", SECRET, trials)
    assert not await leaks.gives_it_away(f"Try this:\n```python\n{wrong}```\nGood luck!", SECRET, trials)
    assert not await leaks.gives_it_away("What does line 4 know?", SECRET, trials)


@pytest.mark.kernel
async def test_what_is_missing_alone_is_a_leak_when_it_is_joined_with_the_students_own():
    lesson, step, secret = at("quiz-master", 1)
    own = solution(lesson, step).splitlines(keepends=True)
    cut = next(number for number, line in enumerate(own) if line.startswith("if"))
    mine = {lesson.entry: "".join(own[:cut]).encode()}
    rest = "".join(own[cut:]).replace("else:", "if not (" + own[cut].strip().removeprefix("if ").rstrip(":") + "):")
    secret = leaks.Secret(secret.checks, (), mine, lesson.entry)

    assert await leaks.gives_it_away(f"```python\n{rest}```", secret, leaks.Trials(FreshKernels()))
