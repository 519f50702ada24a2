import ast

import pytest

from learn.lessons import cards, lessons
from tutor.acting.explaining import explain


def said(program, first=1, last=99):
    return [each.text for each in explain(ast.parse(program), first, last)]


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("score = 0", "Line 1 sets `score` to 0."),
        ("score = score + 1", "Line 1 adds 1 to `score`."),
        ("lives -= 1", "Line 1 takes 1 away from `lives`."),
        ('name = input("Your name? ")', "Line 1 asks “Your name?” and keeps the answer as `name`."),
        ('age = int(input("Age? "))', "Line 1 asks “Age?” and sets `age` to what is typed, as a whole number."),
        ("secret = random.randint(1, 6)", "Line 1 sets `secret` to a random whole number from 1 to 6."),
        ("print('hello', name)", "Line 1 shows “hello” and `name`."),
        ('print(f"Hi {name}")', "Line 1 shows the text “Hi {name}”, with what stands in { } filled in."),
        ("print()", "Line 1 shows an empty line."),
        ("import turtle", "Line 1 fetches `turtle`, so that it can be used here."),
        ("turtle.left(90)", "Line 1 turns the turtle left by 90 degrees."),
        ("words.append('moon')", "Line 1 puts the text “moon” at the end of `words`."),
        ("break", "Line 1 leaves the loop."),
        ("board[0] = 'X'", "Line 1 puts the text “X” at `board[0]`."),
        ("x = y ** 2", "Line 1 sets `x` to `y ** 2`."),
    ],
)
def test_a_statement_has_its_sentence(program, sentence):
    assert said(program) == [sentence]


def test_a_question_says_what_is_done_then():
    program = (
        "if age < 12:\n    print('free')\nelif age > 60:\n    print('half')\nelse:\n    print('all')\n    print('!')\n"
    )
    assert said(program, 1, 1) == [
        "Line 1 looks whether `age` is smaller than 12. If so, line 2 is done. If not, it goes on at line 3."
    ]
    assert said(program, 3, 3) == [
        "Line 3 looks whether `age` is larger than 60. If so, line 4 is done. "
        "If not, what stands in lines 6 to 7 is done."
    ]


def test_own_functions_are_known_by_name():
    program = "def star(size):\n    return size * 2\n\nstar(5)\n"
    assert said(program) == [
        "Line 1 makes a function `star`, which is handed `size`; its lines are done when it is called.",
        "Line 2 leaves the function and hands back `size * 2`.",
        "Line 4 does what your function `star` says, with 5.",
    ]


def test_the_inside_of_a_long_call_belongs_to_its_line():
    assert said("print(\n    1,\n    2,\n)\n", 2, 3) == ["Line 1 shows 1 and 2."]


def test_all_programs_of_lessons_are_explained_with_cards_that_there_are():
    programs = [
        step.solution[lesson.entry].decode()
        for lesson in lessons.all_lessons()
        for step in lesson.steps
        if step.solution
    ]
    found = [each for program in programs for each in explain(ast.parse(program), 1, 999)]
    assert len(found) > 800
    assert all(cards.find(each.card) for each in found if each.card)
    # What no clause was written for is said as code: rarely.
    assert sum("does this:" in each.text for each in found) / len(found) < 0.01
    assert not any("{first}" in each.text or "{value}" in each.text for each in found)
