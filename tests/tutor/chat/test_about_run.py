"""What the program really did, asked for in the chat: a real run in a real box answers."""

import asyncio
import dataclasses

import pytest

from learn.lessons import lessons
from tests.tutor.boxes import boxes, kernels  # noqa: F401 - fixtures
from tests.tutor.guard.scenes import scene
from tests.tutor.watching.conftest import asking_steps  # noqa: F401 - a fixture
from tutor import chat
from tutor.boxes import Boxes
from tutor.chat import about_own
from tutor.chat.answers import SOON_SECONDS
from tutor.guard.trials import NotFoundOut

pytestmark = pytest.mark.kernel

QUIZ = (
    'answer = input("Which animal has three hearts? ")\nif answer == "Octopus":\n    print("Right!")\n'
    'else:\n    print("Sorry, that is wrong.")\n'
)
TRIES = "Let me try your program with what you typed last."


async def said(where, text, boxes, talk=()):  # noqa: F811
    return [each async for each in chat.sentences(where, text, boxes=boxes, talk=talk)]


def moment(program, *answers, place="", **more):
    return dataclasses.replace(scene(place, program, **more), answers=answers)


PLACES = (
    'import random\n\nplaces = ["on the moon", "in the fridge"]\nhero = input("A name? ")\n'
    'place = random.choice("places")\nprint(f"{hero} is {place}.")\n'
)


def nobody():
    async def try_program(*_args, **_how):
        raise AssertionError("nothing is to be run here")

    return Boxes(try_program)


@pytest.mark.parametrize(
    ("asked", "answers", "wanted", "asks"),
    [
        (
            "I write octopus and it says wrong. But it IS octopus",
            ["octopus"],
            'Line 5 was done once: what line 2 asks, `answer == "Octopus"`, was not true: `answer` was `"octopus"`.',
            "When should that happen, and when not?",
        ),
        (
            "why does it never say right",
            ["octopus"],
            'Line 3 was never reached: in line 2 Python asked whether `answer == "Octopus"`, and that was not true: '
            '`answer` was `"octopus"`.',
            "What would have to be different for Python to get there?",
        ),
        (
            "why is line 3 not done",
            ["squid"],
            'Line 3 was never reached: in line 2 Python asked whether `answer == "Octopus"`, and that was not true: '
            '`answer` was `"squid"`.',
            "What would have to be different for Python to get there?",
        ),
        (
            "my answer is wrong?? what is in answer",
            ["squid"],
            '`answer` got the value `"squid"` in line 1, and no other.',
            "What should be in `answer`, and when?",
        ),
    ],
)
async def test_what_is_asked_about_is_told_from_a_run(boxes, asked, answers, wanted, asks):  # noqa: F811
    told = await said(moment(QUIZ, *answers), asked, boxes)
    assert [each.text for each in told] == [TRIES, wanted, asks]
    assert {each.source for each in told} == {"rules"}


CHATBOT = (
    'answers = {"hi": "hello human", "bye": "see you"}\nwhile True:\n    text = input("> ")\n    if text in answers:\n'
    '        print(answers[text])\n    else:\n        print("I don\'t understand!")\n'
    '    if text == "bye":\n        break\n'
)


async def test_what_it_prints_is_known_without_its_signs(boxes):  # noqa: F811
    told = await said(moment(CHATBOT, "Hi", "hi!", "bye"), "why does she always say i dont understand", boxes)
    assert told[1].text == (
        "Line 7 was done 2 times: what line 4 asks, `text in answers`, was not true: the first time `text` was "
        """`"Hi"` and `answers` was `{"hi": "hello human", "bye": "see you"}`."""
    )


async def test_what_nobody_asked_about_in_words_is_noticed(boxes):  # noqa: F811
    program = 'again = input("Play? ")\nwhile again == "yes":\n    print("Go!")\n    again = input("Again? ")\n'
    told = await said(moment(program, "Yes"), "nothing happens!!! why is it not working", boxes)
    assert told[0].text == TRIES
    assert '`again == "yes"`, and that was not true: `again` was `"Yes"`' in told[1].text


@pytest.mark.parametrize(
    ("program", "answers", "asked", "wanted"),
    [
        (
            'rolls = 0\nagain = ""\nwhile again == "yes":\n    rolls = rolls + 1\n    again = input("Again? ")\n'
            'print("Bye! Rolled", rolls)\n',
            [],
            "it says bye right away and rolled 0 times. it never asks me",  # no farewell
            'in line 3 Python asked whether `again == "yes"`, and that was not true: `again` was `""`.',
        ),
        (
            'homework = {}\nfor n in range(2):\n    subject = input("Subject? ")\n'
            '    homework[subject] = input("Task? ")\nprint(homework)\n',
            ["maths", "page 12", "maths", "page 13"],
            "it shows just page 13. page 12 is missing!!",
            '`homework` was `{}`, `{"maths": "page 12"}`, `{"maths": "page 13"}`, in this order.',
        ),
        (
            "guess = 7\ntries = 3\nif guess == 7:\n    print('Yes!')\nif tries == 3:\n    print('Game over.')\n",
            [],
            "it says yes AND game over, how come",  # no praise
            "Line 6 was done once: what line 5 asks, `tries == 3`, was true: `tries` was `3`.",
        ),
        (
            "count = 0\nfor a in range(3):\n    for b in range(4):\n        count = count + 1\nprint(count)\n",
            [],
            "how often is count changed in my program",
            "Line 4 was done 12 times.",
        ),
        (
            'pets = ["cat", "panda"]\nfound = False\nfor pet in pets:\n    if pet == "panda":\n        found = True\n'
            "    break\nprint(found)\n",
            [],
            "my program is wrong i dont know why!!",
            "The loop in line 3 went 1 round, then the `break` in line 6 ended it.",
        ),
    ],
)
async def test_a_complaint_is_heard_as_one(boxes, program, answers, asked, wanted):  # noqa: F811
    told = " ".join(each.text for each in await said(moment(program, *answers), asked, boxes))
    assert wanted in told


async def test_the_word_of_the_check_is_said_where_it_is_about_that(boxes):  # noqa: F811
    where = moment(QUIZ, "octopus", told="I typed octopus, and your program says that it is wrong.")
    told = await said(where, "why is octopus wrong", boxes)
    assert [each.text for each in told][:2] == [TRIES, where.told]


async def test_what_it_says_again_and_again_is_no_wish_to_hear_it_once_more(boxes):  # noqa: F811
    talk = [("what is a list", "A list keeps many values in one place.")]
    told = await said(moment(QUIZ, "octopus"), "why does it say wrong again and again", boxes, talk)
    assert "Line 5 was done once" in told[1].text


async def test_it_is_not_told_twice(boxes):  # noqa: F811
    where, asked = moment(QUIZ, "octopus"), "why does it say wrong"
    first = await said(where, asked, boxes)
    second = await said(where, "but why does it say wrong", boxes, [(asked, " ".join(each.text for each in first))])
    assert first[0].text == TRIES
    assert first[1].text not in [each.text for each in second]


@pytest.mark.parametrize(
    ("program", "asked"),
    [
        ("def tell():\n    print('Once')\n\n\nprint('The end')\n", "why is my story not there"),  # a rule sees it
        (QUIZ, "what does line 2 do"),
        (QUIZ, "what is a while loop?"),
        (QUIZ, "thanks, it works now"),
    ],
)
async def test_where_there_is_a_better_answer_nothing_is_run(program, asked):
    assert TRIES not in [each.text for each in await said(moment(program, "x"), asked, nobody())]


async def test_in_a_step_that_asks_what_a_program_prints_nothing_is_run(asking_steps):  # noqa: F811
    for place in asking_steps:
        told = await said(moment("n = 3\nprint(n * 2)\n", place=place), "why does it print 6", nobody())
        assert told[0].text != "Let me try your program."


@pytest.mark.parametrize("seconds", [0, 2 * SOON_SECONDS])
async def test_where_nobody_has_time_to_run_it_something_else_is_said(seconds):
    async def try_program(*_args, **_how):
        await asyncio.sleep(seconds)
        raise NotFoundOut("late")

    told = [each.text for each in await said(moment(QUIZ, "octopus"), "why does it say wrong", Boxes(try_program))]
    is_said = [TRIES, "It did not get its turn: very many programs are running just now."]
    assert (told[:2] == is_said) is (seconds > 0)
    assert len([each for each in told if each not in is_said]) > 0


async def test_who_leaves_meanwhile_leaves_nothing_running():
    begun, ended = asyncio.Event(), asyncio.Event()

    async def try_program(*_args, **_how):
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    answer = chat.sentences(moment(QUIZ, "octopus"), "why does it say wrong", boxes=Boxes(try_program))
    assert (await anext(answer)).text == TRIES
    assert begun.is_set()
    await answer.aclose()
    async with asyncio.timeout(5):
        await ended.wait()


@pytest.mark.parametrize(
    "asked", ["thx it works now and prints his name", "look at my flower its so pretty", "can you explain lists"]
)
async def test_praise_is_answered_without_a_run(asked):
    assert TRIES not in [each.text for each in await said(moment(QUIZ, "octopus"), asked, nobody())]


GRADES = (
    'points = int(input("Points: "))\nif points > 50:\n    grade = "D"\n    print("You got a", grade)\n'
    'if points > 70:\n    grade = "B"\n    print("You got a", grade)\n'
    'if points > 90:\n    grade = "A"\n    print("You got a", grade)\nif points <= 50:\n    print("ohoh")\n'
)


async def test_of_ifs_that_change_what_the_next_one_asks_about_nothing_is_told(boxes):  # noqa: F811
    program = "best = 0\na = 3\nb = 5\nif a > best:\n    best = a\nif b > best:\n    best = b\nprint(best)\n"
    told = await said(moment(program), "it gives me two numbers, i want only the best one", boxes)
    assert not any("one after the other" in each.text for each in told)


@pytest.mark.parametrize(
    ("points", "lines"), [("95", "lines 2, 5 and 8"), ("75", "lines 2 and 5"), ("60", ""), ("20", "")]
)
async def test_of_several_ifs_that_were_true_it_is_told_that_each_is_asked_for_itself(boxes, points, lines):  # noqa: F811
    told = await said(moment(GRADES, points), "it gives me 3 grades at the same time. i want only the best one", boxes)
    wanted = f"The `if`s of {lines} are asked one after the other, each for itself, and all were true: `points` was"
    assert any(each.text.startswith(wanted) for each in told) == bool(lines)


GUESS = (
    'secret = 5\nguess = int(input("Your guess: "))\nif guess < secret:\n    print("Too low.")\n'
    'if guess > secret:\n    print("Too high.")\nelse:\n    print("Yes! You found it.")\n'
)


@pytest.mark.parametrize(("guess", "is_told"), [("0", True), ("5", False)])
async def test_of_an_else_that_is_done_beside_another_if_it_is_told_to_which_one_it_belongs(boxes, guess, is_told):  # noqa: F811
    told = await said(moment(GUESS, guess), "it says Too low AND Yes! You found it. why both", boxes)
    wanted = "The `if` in line 3 was true, and the `else` was done too, as it belongs to the `if` in line 5 alone"
    assert any(each.text.startswith(wanted) for each in told) is is_told


async def test_a_number_that_no_line_has_leads_to_the_name_that_held_it(boxes):  # noqa: F811
    program = "minute = 35\nfor bus in range(4):\n    print(f'7:{minute}')\n    minute = minute + 20\n"
    told = await said(moment(program), "it says 7:75 but there is no such time", boxes)
    assert told[1].text == "`minute` was `35`, `55`, `75`, `95`, `115`, in this order."


async def test_what_is_always_the_same_got_its_value_before_the_loop(boxes):  # noqa: F811
    program = 'import random\ndice = random.choice([4])\nfor n in range(3):\n    print("You rolled", dice)\n'
    told = await said(moment(program), "the dice is always the same number", boxes)
    assert any(each.text.startswith("`dice` got its value once, `4` in line 2, and kept it.") for each in told)
    assert told[-1].text == "When should `dice` get a new value?"


CLEANS = (
    'import random\nnames = ["Tim", "Aylin", "Jo", "Mia"]\nn = random.randint(1, {last})\n'
    'print("today", names[n], "cleans the board")\n'
)


@pytest.mark.parametrize("last", [4, 3])
async def test_chance_that_goes_past_the_end_of_a_list_is_seen_also_when_it_went_well(boxes, last):  # noqa: F811
    asked = (
        "it picks who cleans the board, sometimes its ok and sometimes it crashs. how can the same be right and wrong"
    )
    told = [each.text for each in await said(moment(CLEANS.replace("{last}", str(last))), asked, boxes)]
    wanted = "Line 3 gives `n` a number from 1 to 4, by chance, but the places in `names` are 0 to 3."
    assert (told[1:2] == [wanted] or "asks for number 4 of `names`" in told[0]) is (last == 4)


SUM = 'total = 0\nfor i in range(1, {stop}):\n    total = total + i\nprint("sum of 1 to 10 =", total)\n'


@pytest.mark.parametrize("stop", [10, 11])
async def test_a_loop_that_stops_before_the_number_that_is_spoken_of_is_seen(boxes, stop):  # noqa: F811
    asked = "it says 45 but when i do it with a calculator 1+2+3+4+5+6+7+8+9+10 i get 55, is the computer wrong"
    told = [each.text for each in await said(moment(SUM.replace("{stop}", str(stop))), asked, boxes)]
    wanted = "The loop in line 2 gives `i` the numbers 1 to 9: `range` stops before its second number, which is 10."
    assert (wanted in told) is (stop == 10)
    assert ("Which number should be the last one?" in told) is (stop == 10)


async def test_what_was_written_for_this_very_mistake_is_not_buried_under_what_a_run_shows():
    ran = []

    async def try_program(*_args, **_how):
        ran.append(True)
        raise NotFoundOut

    step = lessons.find("mad-libs").step("3-places")
    hint = next(each.says for check in step.checks for each in check.mistakes if "one letter" in each.says)
    where = moment(PLACES, "Bob", place="mad-libs/3-places", told=hint)
    asked = "why does it only say one letter"
    told = await said(where, asked, Boxes(try_program))
    assert told[0].text == hint
    assert not ran
    again = await said(where, asked, Boxes(try_program), [(asked, "\n".join(each.whole for each in told))])
    assert ran, "who asks once more is told what it did"
    assert hint not in [each.text for each in again]
    assert not about_own.is_recognised(dataclasses.replace(where, told="I looked for the word “moon”."))
