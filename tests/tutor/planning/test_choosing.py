"""From an idea to its steps: the right recipe, in the idea's own words, nothing that was not taught."""

import pytest

from learn.lessons import cards
from learn.lessons.concepts import CONCEPTS
from tutor.planning import ideas
from tutor.planning.blocks import all_blocks, all_recipes
from tutor.planning.choosing import LEAST, MOST, choose

IDEAS = [
    ("a quiz about sharks", "quiz", " about sharks"),
    ("I want to make a guessing game with numbers for my sister", "guessing", " about numbers"),
    ("An adventure on a lonely island.", "adventure", " about a lonely island"),
    ("draw a flower with the turtle", "drawing", ""),
    ("a chart about the weather in our town", "chart", " about the weather"),
    ("something that hides secret messages", "secrets", ""),
    ("rock paper scissors against the computer", "game", ""),
    ("a calculator for pocket money", "calculator", " about pocket money"),
    ("my shopping list", "list", ""),
    ("a chatbot that tells jokes", "chat", ""),
    ("a birthday card for my grandma", "card", " about your grandma"),
    ("a thing that does homework planning somehow", "list", ""),
    ("an app about {cats} `and` dogs", "any", " about cats"),
    ("a game where a frog jumps over cars", "game", " about a frog"),
    ("a game in which aliens attack", "game", " about aliens"),
    ("a story where my cat gets lost", "adventure", " about your cat"),
    ("a quiz where you lose lives", "quiz", ""),
]


@pytest.mark.parametrize(("text", "recipe", "about"), IDEAS)
def test_an_idea_finds_its_recipe_and_its_words(text, recipe, about):
    idea = ideas.read(text)
    assert (idea.recipe.name, idea.about) == (recipe, about)


@pytest.mark.parametrize("text", ["", "   ", "hm", "\u202e\u200b", "{}"])
def test_where_there_is_no_idea_yet(text):
    assert ideas.read(text) is None


def test_an_idea_is_bounded_and_cleaned():
    idea = ideas.read("a quiz about " + "x" * 5_000 + "\u202e")
    assert len(idea.text) <= ideas.MOST_CHARS
    assert "\u202e" not in idea.text


@pytest.mark.parametrize(("text", "recipe", "about"), IDEAS)
@pytest.mark.parametrize("taught", [CONCEPTS, frozenset({"run", "strings", "variables", "input"}), frozenset()])
def test_a_plan_has_four_to_six_steps_in_words_of_the_idea(text, recipe, about, taught):
    steps = choose(ideas.read(text), taught)
    assert LEAST <= len(steps) <= MOST
    assert len({step["check"] for step in steps}) == len(steps)
    assert not any("{" in step["text"] or "`{" in step["text"] for step in steps)
    assert all(step["how"] and step["text"].endswith(".") for step in steps)


def test_nothing_that_was_not_taught_where_there_is_enough_else():
    taught = frozenset("run strings variables input if f-string comparison".split())
    blocks = [step["check"] for step in choose(ideas.read("a quiz about sharks"), taught)]
    assert blocks == ["asks", "decides", "ends", "says"] or set(blocks) <= {
        "asks",
        "decides",
        "ends",
        "says",
        "remembers",
    }


def test_a_quiz_is_planned_as_lessons_teach_it():
    texts = [step["text"] for step in choose(ideas.read("a quiz about sharks"), CONCEPTS)]
    assert texts[0] == "Ask the first question about sharks, and keep the answer."
    assert texts[-1] == "Show the points at the end."


def test_blocks_and_recipes_fit_together():
    blocks = all_blocks()
    for block in blocks.values():
        assert set(block.needs) <= CONCEPTS
        assert set(block.uses) <= CONCEPTS
        assert cards.find(block.card)
        assert block.alternatives()
    for recipe in all_recipes():
        assert 6 <= len(recipe.steps) <= 7
        assert all(step.block in blocks for step in recipe.steps)
