"""A model that says no to a question, speaks of a line that has nothing to do with it, or of something else."""

import time

import pytest

from tests.tutor.doubles import ScriptedModel
from tests.tutor.guard.scenes import scene
from tutor import chat
from tutor.chat.fitting import Fitting
from tutor.guard.verdicts import SHOWN
from tutor.messages import Sentence

PROGRAM = "print('Hello')\nname = input('Name? ')\nscore = 0\nprint(score)\n"
NOES = [
    "That part is yours to find, and you can. What would you try first?",
    "I am your tutor and nobody else, and the line is yours to find. What would you try first?",
    "It is your program, so the next line is your own. What should one see when it runs?",
    "Not even a piece of it: you can find it yourself. Which of your lines has to do with that?",
    "There is no trick: run it and see for yourself. Which of your lines has to do with that?",
]


class AllThrough:
    async def check(self, sentence, logprobs=()):
        return SHOWN


async def said(text, reply, program=PROGRAM):
    model = ScriptedModel(*[reply] * 4)
    return [each async for each in chat.sentences(scene("", program), text, model=model, gate=AllThrough())]


@pytest.mark.parametrize("reply", NOES)
@pytest.mark.parametrize(
    "asked", ["what is a variable?", "How does a program read a file?", "why does my score stay 0?"]
)
async def test_a_question_is_answered_and_not_refused(asked, reply):
    told = await said(asked, reply)
    assert {each.source for each in told} <= {"written", "rules"}
    assert told[0].text not in reply


@pytest.mark.parametrize("is_known", [True, False])
async def test_to_whoever_wants_the_step_done_it_may_say_no(is_known):
    found = [Sentence(text="A `for` loop takes one thing after the other.", source="written")]
    fitting = Fitting(AllThrough(), scene("", PROGRAM), "the loop, letter for letter", found, is_known=is_known)
    assert (await fitting.check(NOES[0].split(".")[0] + ".")).why == ("unfit" if is_known else "")


QUOTES = (
    "`'owl'` and `\"owl\"` are the same text. "
    'A quote of that kind inside ends it, so `"it\'s"` needs the other kind around it.'
)


@pytest.mark.parametrize(
    ("sentence", "is_swapped"),
    [
        ("`'owl'` needs the other kind around it.", True),
        ('`"it\'s"` needs the other kind around it.', False),
        ("`'owl'` and `\"owl\"` are the same text.", False),
        ("`'moon'` needs the other kind around it.", False),  # of their own program, say: the guard knows
    ],
)
def test_what_was_said_of_one_piece_of_code_is_not_said_of_another(sentence, is_swapped):
    fitting = Fitting(AllThrough(), scene("", PROGRAM), "which quotes", [Sentence(text=QUOTES, source="written")])
    assert (fitting.misfit(sentence) == "what is said of other code") is is_swapped


async def test_a_line_has_to_do_with_what_was_asked():
    fact = "A variable is a name for a value."
    wrong, right = [await said("what is a variable?", f"{fact} You use that in line {line}.") for line in (1, 2)]
    assert [each.text for each in wrong if each.source == "model"] == [fact]
    assert "line 2" in wrong[-1].text  # which people ask about instead
    assert "You use that in line 2." in [each.text for each in right if each.source == "model"]


async def test_the_lines_of_a_question_and_of_what_was_told_may_be_named():
    told = await said("what does line 3 do?", "In line 3, `score` is set to 0. What changes it?")
    assert [each.source for each in told] == ["model", "model"]
    told = await said("why does my score stay 0?", "`score` is used in line 4. What changes it?")
    assert told[0].source == "model"


async def test_what_has_nothing_to_do_with_it_is_not_said():
    told = await said("My program prints None. What is that?", "The dark lighthouse: a story that you walk through.")
    assert {each.source for each in told} == {"written"}
    assert "None" in told[0].text


async def test_where_the_program_has_it_people_ask_about_that_line():
    told = await said("what is a variable?", "A variable is a name for a value. What would you try it on?")
    assert told[0].source == "model"
    assert told[-1].source == "written"
    assert "line 2" in told[-1].text
    told = await said("what is a tuple?", "A tuple keeps values together. What would you try it on?")
    assert [told[0].source, told[-1].source] == ["model", "model"]


async def test_what_to_look_at_after_a_finding_people_have_written():
    program = "tries = 0\nwhile tries != 3:\n    tries = 0\n    tries = tries + 1\n"
    told = await said("why does it never stop?", "Which of your lines has to do with that?", program)
    assert {each.source for each in told} <= {"written", "rules"}
    (finding,) = {each.text for each in told if each.source == "rules"}
    told = await said("why does it never stop?", f"{finding} Which of your lines has to do with that?", program)
    assert told[0].source == "model"
    assert told[-1].source == "written"


@pytest.mark.parametrize(
    ("reply", "is_said"),
    [
        ("`range(5)` gives 0, 1, 2, 3, 4.", True),
        ("`range(5)` gives 0, 1, 2, 3.", False),
        ("`range(5)` gives 0.", False),
        ("`range(5)` begins with 0 and stops before the number in the brackets.", True),
        ("`range(5)` gives 1, 2, 3, 4, 5.", False),
        ("`range(5)` gives 0, 1, 2, 3, 4, 5.", False),
    ],
)
async def test_a_row_of_values_is_said_whole(reply, is_said):
    told = await said("what does range(5) give", f"{reply} What would you try it on?")
    assert (told[0].source == "model") is is_said, told


async def test_the_question_once_more_is_no_answer():
    told = await said("why do the words stick together in the output", "The words stick together in the output.")
    assert {each.source for each in told} <= {"written", "rules"}


@pytest.mark.parametrize("text", ["[" * 20_000, "(" * 20_000, "`" * 20_000, "a" * 20_000, "1, " * 7_000, "9" * 20_000])
def test_whatever_is_asked_it_takes_no_time(text):
    found = [Sentence(text="It gives 0, 1, 2.", source="written")]
    began = time.thread_time()
    Fitting(AllThrough(), scene("", PROGRAM), text, found).misfit("It gives 0, 1.")
    assert time.thread_time() - began < 0.5
