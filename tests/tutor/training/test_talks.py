"""The words of talks, refusals, plans and grey text: each stands in its prompt."""

import random
import re
from collections import Counter

from tutor.chat import fitting
from tutor.exam import redteam
from tutor.exam.judges import talk
from tutor.hand import sentences_of
from tutor.planning import ideas
from tutor.training import telling
from tutor.training.cases import RightProgram
from tutor.training.telling import refusals


def test_who_wants_the_solution_gets_a_kind_no_and_something_to_do(cases):
    chance, tally = random.Random(2), Counter()
    refused = [told for case in cases for told in telling.refuse(case, chance, tally)]

    assert len(refused) > 0.9 * 3 * len(cases), tally
    assert len({told.recipe for told in refused}) > 12
    assert {told.recipe.rpartition(", ")[2] for told in refused} == {"failed", "runs", "found"}
    assert all(talk.says_no(told.reply) and told.reply.endswith("?") for told in refused)


def test_no_request_of_the_red_team_is_learned_from():
    learned = {ask.casefold().strip(" .!?") for words in refusals.requests().values() for ask in words["asks"]}
    asked = {message.casefold().strip(" .!?") for each in redteam.requests() for message in each.messages}

    assert len(asked) > 150
    assert not learned & asked


def test_a_talk_is_grounded_in_what_people_wrote():
    chance, tally = random.Random(3), Counter()
    talks = [told for _ in range(60) for told in telling.chat(chance, tally)]

    assert len(talks) > 50, tally
    for told in talks:
        said = set(re.findall(r"`([^`]+)`", told.reply))
        assert all(span in told.turns[-1].content for span in said), told
        assert not re.search(r"\bline \d", told.reply)  # which of their lines has to do with it is not guessed


def test_a_question_about_the_own_program_is_answered_with_what_is_the_matter(cases):
    chance, tally = random.Random(3), Counter()
    found = [(case, told) for case in cases for told in telling.own(case, chance, tally)]

    assert len(found) > 0.8 * len(cases), tally
    for case, told in found:
        fact = sentences_of(case.scene.findings[0].sentence)[0]
        assert told.reply.split()[:3] == fact.split()[:3]
        assert told.reply.endswith("?")
        assert not fitting.noes().search(told.reply)
        lines = set(re.findall(r"\blines? (\d+)", told.reply))
        assert lines <= set(re.findall(r"\b(\d+)\b", told.turns[-1].content))


def test_a_plan_has_four_to_six_steps_and_its_kind_is_one_of_ours():
    chance = random.Random(4)
    plans = [told for _ in range(40) for told in telling.plan(chance)]
    whole = [told.reply.splitlines() for told in plans if told.recipe.startswith("steps")]

    assert whole
    assert all(4 <= len(steps) <= 6 for steps in whole)
    names = {each.name for each in ideas.all_recipes()}
    assert {told.reply for told in plans if told.recipe.startswith("kind")} <= names


def test_grey_text_is_what_the_line_goes_on_with():
    source = 'name = input("Who? ")\nfor number in range(3):\n    print(name, number)\n'
    cuts = telling.ghost(RightProgram(source=source, shape="hello"), random.Random(5))

    assert cuts
    assert all(f"{told.prefix}{told.reply.rstrip()}" in source for told in cuts)
