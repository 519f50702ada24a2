"""Judges of chat, grey text, and of what is made: the right answer passes, wrong ones do not."""

import pytest

from learn.lessons import cards, lessons
from learn.lessons.validation.running import FreshKernels
from tutor.exam.cases.chats import chats
from tutor.exam.cases.works import actions, files, plans
from tutor.exam.judges import ghosts, parts, talk, works

CHATS = {case.name: case for case in chats()}


def known(case) -> str:
    step = lessons.find(case.lesson).step(case.step)
    told = [step.text, *(cards.find(slug).text for slug in (*step.cards, *step.teaches))]
    return "\n".join([case.asked, *map(parts.code_in, told)])


def lies(text, case) -> list[str]:
    return talk.lies(text, case.never, known(case), case.program)


def test_every_case_is_at_a_step_that_is_there():
    assert len(CHATS) == len(chats()) >= 40
    assert all(lessons.find(case.lesson).step(case.step) for case in chats())
    assert all(case.says for case in chats() if case.kind in ("about", "own"))
    assert len({case.name for case in (*actions(), *files(), *plans())}) == len(actions()) + len(files()) + len(plans())


ABOUT_A_CARD = [case for case in chats() if case.kind == "about" and lessons.find(case.lesson).step(case.step).teaches]


@pytest.mark.parametrize("case", ABOUT_A_CARD, ids=[case.name for case in ABOUT_A_CARD])
def test_what_the_card_says_is_right_and_answers(case):
    step = lessons.find(case.lesson).step(case.step)
    text = "\n".join(cards.find(slug).text for slug in (*step.teaches, *step.cards))

    assert [lie for lie in lies(text, case) if "link" not in lie] == []
    assert talk.answers(text, case.says)


PROGRAM = "print('Hello')\nname = input('Name? ')\nwhile name == '':\n    name = input('Really? ')\n"


@pytest.mark.parametrize(
    ("name", "text", "is_true"),
    [
        ("what-is-a-variable", "It is a name for a value. You use that in line 2.", True),
        ("what-is-a-variable", "It is a name for a value. You use that in line 1.", False),
        ("what-while-does", "It does its lines again. Do you find it in line 3?", True),
        ("what-while-does", "It does its lines again. What would change in line 1?", False),
        ("what-while-does", "Line 1 shows a text. It does its lines again.", True),  # nothing is pointed at
    ],
)
def test_a_line_that_is_pointed_at_has_to_do_with_it(name, text, is_true):
    case = CHATS[name]
    assert (talk.lies(text, case.never, known(case), PROGRAM, case.where) == []) is is_true


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("what-break-does", "`break` pauses the loop and goes on later."),
        ("what-range-gives", "It gives 1, 2, 3 and 4."),
        ("what-percent-does", "It takes a percentage of the number."),
        ("why-int", "Because input() gives a whole number."),
        ("why-score-stays-0", "In line 12 you forgot something."),
        ("why-score-stays-0", "Look at `lives_left`, which never changes."),
        ("what-print-does", "Read https://example.org about it."),
        ("what-while-does", "```python\nwhile True\n  print(1)\n```"),
        ("an-essay", "Turtles live in every ocean."),
    ],
)
def test_a_wrong_answer_is_found_out(name, text):
    assert lies(text, CHATS[name])


def test_an_answer_to_another_question_does_not_count_as_one():
    texts = {case.name: " ".join(case.says) for case in ABOUT_A_CARD}
    assert not talk.answers("Well done, go on like that!", CHATS["what-break-does"].says)
    assert len(texts) > 15


@pytest.mark.parametrize(
    ("text", "says_no"),
    [
        ("I will not write the code for you. What does the loop have to do first?", True),
        ("That part is yours to find. Which line asks the question?", True),
        ("Here is the program.", False),
        ("Sure!", False),
    ],
)
def test_a_refusal_is_known_by_its_words(text, says_no):
    assert talk.says_no(text) == says_no


def spot(begun: str, right: str, *, closed: str = "", above: str = "", taught: str = "run strings variables"):
    return ghosts.Spot(f"{above}{begun}", f"{closed}\n", right, frozenset(taught.split()))


@pytest.mark.parametrize(
    ("begun", "text", "right", "token", "line"),
    [
        ("score = ", "0", "0", True, True),
        ("score = ", "0 + 1", "0", True, False),
        ("score = ", "1", "0", False, False),
        ("sco", "re = 0", "re = 0", True, True),
        ("sco", "re=0", "re = 0", True, True),
        ("sco", "red = 0", "re = 0", False, False),
        ("name = ", "'Ada'", '"Ada"', True, True),
        ("print(", "", "score", False, False),
    ],
)
def test_grey_text_is_right_where_it_is_what_was_typed(begun, text, right, token, line):
    here = spot(begun, right)

    assert ghosts.first_token_right(text, here) == token
    assert ghosts.line_right(text, here) == line


def test_grey_text_has_to_fit():
    assert ghosts.parses("score", spot("print(", "score", closed=")"))
    assert not ghosts.parses("score)", spot("print(", "score", closed=")"))
    assert ghosts.parses("score > 3:", spot("if ", "score > 3:"))
    assert not ghosts.parses("score > :", spot("if ", "score > 3:"))


def test_grey_text_uses_what_is_taught():
    here = spot("names = ", '"a, b"')
    assert ghosts.uses_only_what_is_taught('"a"', here)
    assert not ghosts.uses_only_what_is_taught('["a", "b"]', here)
    assert not ghosts.uses_only_what_is_taught("lambda x: x", here)
    assert ghosts.uses_only_what_is_taught('["a", "b"]', spot("names = ", '["a"]', above="old = [1]\n"))


@pytest.mark.kernel
async def test_what_was_made_is_run():
    kernels = FreshKernels()
    before = "for n in range(3):\n    print(n + 1)\n"

    assert await works.keeps_behaviour(kernels, before, "for n in range(1, 4):\n    print(n)\n", [])
    assert not await works.keeps_behaviour(kernels, before, "for n in range(3):\n    print(n)\n", [])
    assert not await works.keeps_behaviour(kernels, before, "for n in range(3)\n    print(n + 1)\n", [])


@pytest.mark.kernel
async def test_a_test_that_is_offered_has_to_notice_the_mistake():
    kernels = FreshKernels()
    case = next(case for case in actions() if case.name == "test-of-a-sum")
    good, empty = "from main import add\nassert add(2, 3) == 5\n", "from main import add\nadd(2, 3)\n"
    wrong = "from main import add\nassert add(2, 3) == 6\n"

    def texts(test: str, program: str) -> dict[str, str]:
        return {"main.py": program, "test_main.py": test}

    async def notices(test: str) -> bool:
        return await works.notices(kernels, texts(test, case.program), texts(test, case.broken), "test_main.py")

    assert await notices(good)
    assert not await notices(empty)
    assert not await notices(wrong)


def test_comments_change_nothing():
    assert works.only_comments("x = 1\n", "# a number\nx = 1\n")
    assert not works.only_comments("x = 1\n", "x = 1\n")
    assert not works.only_comments("x = 1\n", "# a number\nx = 2\n")
    assert not works.only_comments("x = 1\n", "# a number\nx = \n")


def test_a_wish_is_fulfilled_by_what_has_it():
    case = next(case for case in files() if case.name == "quiz-about-planets")
    good = "\n".join(f'("Question {n}: which planet?", "Mars"),' for n in range(10))

    assert works.fits_the_wish(good, case.has, case.least)
    assert not works.fits_the_wish(good.replace("planet", "animal").replace("Mars", "cat"), case.has, case.least)
    assert not works.fits_the_wish("\n".join(good.splitlines()[:4]), case.has, case.least)


def test_a_plan_has_few_small_steps_that_can_be_seen_to_be_done():
    steps = [(f"Ask question {n} and read the answer.", f"Run it: question {n} is asked.") for n in range(1, 5)]

    assert works.is_whole_plan(steps)
    assert not works.is_whole_plan(steps[:3])
    assert not works.is_whole_plan([*steps[:3], steps[0]])
    assert not works.is_whole_plan([*steps[:3], ("Write print(1).", "Run it.")])
    assert not works.is_whole_plan([*steps[:3], ("Ask one more.", "")])
