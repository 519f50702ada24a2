"""The words of the examples: each stands in its prompt, and passes the guard and the judges of the exam."""

import dataclasses
import random
import re
from collections import Counter

import pytest

from learn.lessons import readability
from runner.diagnosis.findings import Finding
from tests.tutor.training.conftest import KINDS
from tutor.exam.judges import usefulness
from tutor.exam.students import alone
from tutor.guard import fitness
from tutor.hand import sentences_of
from tutor.prompting import briefs
from tutor.scenes import LEVELS
from tutor.training import telling
from tutor.training.telling import families, hints, judging, pieces, questions


@pytest.fixture(scope="module")
def made(cases):
    """Each case with its hints, and how many were kept and dropped."""
    tally = Counter()
    return all_told(cases, tally), tally


def all_told(cases, tally=None):
    chance = random.Random(1)
    return [(case, told) for case in cases for told in telling.tell(case, chance, tally)]


def test_nine_of_ten_replies_that_are_made_pass_the_guard_and_the_judges(cases, made):
    found, tally = made

    assert len({case.broken.kind for case, _ in found}) >= len(cases) - 2
    assert tally["kept"] == len(found)
    assert tally["kept"] > 0.9 * tally.total(), tally


def test_a_reply_claims_nothing_that_is_not_in_its_prompt(made):
    for _, told in made[0]:
        prompt = told.turns[-1].content
        for span in re.findall(r"`([^`]+)`", told.reply):
            assert span.removesuffix("()") in prompt, told
        assert set(re.findall(r"\d+", told.reply)) <= set(re.findall(r"\d+", prompt)), told


def test_the_question_is_the_diagnosis_own_wherever_it_has_one(made):
    """Which kind of mistake it is does not stand in the prompt: a question for one kind would be asked at another."""
    for case, told in made[0]:
        prompt, last = told.turns[-1].content, sentences_of(told.reply)[-1]
        question = re.split(r"[.?!]” ", last)[-1]  # behind what the program says in its own words
        given, has_own = pieces.of(case.scene), "?" in case.scene.findings[0].look
        known = {ask.format(**given) for ask in families.of(given).questions(told.level)}
        assert question[1:] in prompt if has_own else question in known, told


def of_look(*look):
    return questions.of_look(look)


def test_a_question_is_asked_with_what_it_speaks_of_or_not_at_all():
    alone = "Which sign compares two values?"
    before = "The `else` catches all that is left."
    lost = "What should be asked before that?"

    assert of_look(alone) == [(alone, alone)]
    assert of_look("A text of digits has: what makes it a number?") == [("What makes it a number?", "")]
    assert of_look("Python gets a text there.", "Is it right?") == [
        ("Is it right?", "Python gets a text there. Is it right?")
    ]
    assert of_look(before, lost) == [(f"{before} {lost}",) * 2]
    assert of_look(lost) == of_look("That happens when only Enter is pressed.", lost) == []
    assert of_look("Is it right?", "Which one is it?") == [("Is it right?", "")]


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("A function only works when it is called.", False),
        ("Go through a copy, and do it after the loop.", False),
        ("How many names stand between the brackets of `def`?", False),
        ("To pick one thing out of it, another kind of bracket is needed.", True),
        ("How many are there?", True),
        ("What should the program do then?", False),
        ("What happens then?", True),
        ("If it should be a sum, make a number of the text.", True),
    ],
)
def test_a_sentence_that_stands_alone_has_its_noun(sentence, leans):
    assert questions.leans(sentence) is leans


def test_the_prompt_shows_the_lines_that_are_named_and_three_in_all(cases):
    for case in cases:
        found = case.scene.findings[0]
        shown = [
            int(each) for each in re.findall(r"^(\d+): ", "\n".join(briefs.known(case.scene, "failure")), re.MULTILINE)
        ]
        named = {int(each) for each in re.findall(r"\bline (\d+)\b", f"{found.sentence} {found.look}")} - {found.line}
        assert len(shown) <= briefs.MOST_LINES
        assert found.file not in ("", "main.py") or len(named) > 3 or named <= set(shown), (shown, found)


def test_no_frame_forbids_another_line_or_says_only_where():
    for level in LEVELS:
        for way in briefs.WAYS[level]:
            for frame in families.frames()[level][way]:
                assert not re.search(r"\bonly\b|nothing else|press Run", frame), frame
                assert "{ask" in frame
                assert level == "nudge" or "{ask" in frame.split(". ", 1)[-1]
                assert level != "explain" or re.search(r"\{(?:why|clue)", frame), frame
    assert set(families.frames()["ordered"]) == set(LEVELS)


def test_an_example_has_an_idea_wherever_there_is_one(made):
    told_more = ("idea", "clue", "clue_of_x", "do", "do_of_x", "why", "why_of_x")
    with_idea = 0
    for case, told in [(case, told) for case, told in made[0] if told.level == "example"]:
        given, question = pieces.of(case.scene), sentences_of(told.reply)[-1]
        left = hints.unanswered(given["idea"], question) or hints.unanswered(given["clue"], question)
        if left and left not in question and not pieces.is_order(question):
            assert any(given[each] and given[each] in told.reply for each in told_more), told
            with_idea += 1
    assert with_idea > KINDS / 2


def test_an_idea_needs_no_sentence_before_it(cases):
    ideas_of = [briefs.idea_of(case.scene) for case in cases]
    assert len(list(filter(None, ideas_of))) > 5
    assert not [idea for idea in ideas_of if re.match(r"(?:It|That|This|They|Then|So|Both|Put|Write|Use) ", idea)]
    assert not [idea for idea in ideas_of if re.search(r"`[^`]*\bimport\b", idea)]


def test_what_answers_the_question_is_not_said_before_it():
    ask = "What does `sort()` give back?"
    assert hints.unanswered("`sort()` gives None back.", ask) == ""
    assert hints.unanswered("`pets` is None. `sort()` gives None back. That is all.", ask) == "`pets` is None."
    assert hints.unanswered("`sort()` changes the thing itself.", ask) == "`sort()` changes the thing itself."


@pytest.mark.parametrize(
    ("do", "why", "clue"),
    [
        ("Print the values in the line before.", "", "Print the values in the line before."),
        ("Print the values in the line before.", "It is None.", ""),
        ("Delete the spaces.", "", ""),
    ],
)
def test_to_look_at_something_explains_where_nothing_else_does(do, why, clue):
    given = {"do": do, "do_of_x": do, "why_of_x": why, "clue_of_x": ""}
    assert hints.looked_at(given).get("clue", "") == clue


def test_who_is_sent_to_a_piece_of_the_line_is_sent_to_the_sign_at_fault():
    source = "songs = ['one']\nsongs = songs + 'two'\nprint(total)\n"
    said = "Line 2 adds something to a list with `+` that is no list: `songs` is a list, and `'two'` is a text."
    scene = dataclasses.replace(alone(source), findings=(Finding(tag="list-plus-item", sentence=said, line=2),))
    assert pieces.of(scene)["x"] == "the `+`"
    named = Finding(tag="none-in-sum", sentence=said, line=2, names={"name": "songs"})
    assert pieces.of(dataclasses.replace(scene, findings=(named,)))["x"] == "`songs`"


def test_a_nudge_has_the_place_the_piece_and_no_remedy(made):
    nudges = [(case, told) for case, told in made[0] if told.level == "nudge"]
    for case, told in nudges:
        x = pieces.of(case.scene)["x"]
        assert not fitness.tells_remedy(told.reply)
        assert re.search(r"\bline \d", told.reply), told
        assert x in told.reply, told
    assert len(nudges) > KINDS


def test_nothing_is_said_of_what_was_cut_off_and_no_advice_is_halved(made):
    for _, told in made[0]:
        first = sentences_of(told.reply)[0]
        assert not re.match(r"(?:It|Its|That|This|They|Both|Not|So) (?!is (?:all )?about)", first), told
        assert not re.search(r"(?:^|\. )If ", told.reply), told
        assert "That is what you need" not in told.reply


def test_what_is_named_with_a_line_stands_in_that_line(made):
    for case, told in made[0]:
        lines = case.scene.source.splitlines()
        for span, number in re.findall(r"`([^`]+)` (?:is for )?in line (\d+)", told.reply):
            assert "".join(span.split()) in "".join(lines[int(number) - 1].split()), told


def test_the_same_chance_gives_the_same_words(cases):
    assert all_told(cases[:9]) == all_told(cases[:9])


def test_replies_are_easier_to_read_than_the_diagnosis_and_end_with_a_question(cases, made):
    found, _ = made
    easy = [readability.grade(told.reply.replace("`", "")) for _, told in found]
    plain = [readability.grade(case.scene.findings[0].sentence.replace("`", "")) for case in cases]

    assert sum(easy) / len(easy) < sum(plain) / len(plain) - 1
    assert all(usefulness.asks(told.reply) for _, told in found)


def test_what_would_give_the_line_away_is_refused(cases):
    scene = next(case.scene for case in cases if case.scene.failed)
    right = "total = price * number"
    reply = f"Write `{right}` in line {scene.findings[0].line}. Do you see why?"

    assert judging.refusal(scene, reply, judging.case_of(scene, right), level="nudge")
