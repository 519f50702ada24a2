"""A student's idea: which recipe is nearest to it, and the words in which it speaks of itself."""

import re
from typing import NamedTuple

from tutor.cleaning import clean
from tutor.planning.blocks import Recipe, all_recipes

MOST_CHARS = 300
MOST_WORDS = 4  # of what it is about
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ABOUT = re.compile(r"\b(?:about|with|on|for)\s+(?:(the|a|an|my|our|some|all)\s+)?", re.IGNORECASE)
ARTICLES = {"the": "the ", "a": "a ", "an": "an ", "my": "your ", "our": "your "}  # as the tutor says it
SCENE = re.compile(r"\b(?:where|in which)\s+(?:(a|an|the|some|my|our)\s+)?([^\W_]+)", re.IGNORECASE)
STOPS = frozenset(
    "where that which who and or but so in to from until when because if then it is are can i you he she they "
    "with about for on the a an my should will would me".split()
)
SELF = frozenset("me us you them fun friends school class python turtle everyone".split())


class Idea(NamedTuple):
    text: str
    recipe: Recipe
    about: str  # " about sharks", or ""

    def words_for(self, template: str) -> str:
        return template.replace("{thing}", self.recipe.thing).replace("{about}", self.about)


def read(text: str) -> Idea | None:
    """None where there is no idea in it yet."""
    text = clean(text, MOST_CHARS).strip().replace("`", "").replace("{", " ").replace("}", " ")
    words = WORD.findall(text)
    if len(words) < 2 and not _recipe(text.lower()).words:
        return None
    return Idea(" ".join(text.split()), _recipe(text.lower()), _about(text))


def with_recipe(idea: Idea, name: str) -> Idea:
    """In the words of another recipe, where there is one of that name."""
    return next((idea._replace(recipe=each) for each in all_recipes() if each.name == name), idea)


def _recipe(text: str) -> Recipe:
    """The one that is named first in the idea: a "quiz with cards" is a quiz."""
    padded = f" {' '.join(WORD.findall(text))} "
    found = [
        (place, number)
        for number, recipe in enumerate(all_recipes())
        for word in recipe.words
        if (place := padded.find(f" {word} ")) >= 0
    ]
    return all_recipes()[min(found)[1]] if found else all_recipes()[-1]


def _about(text: str) -> str:
    match = ABOUT.search(text)
    if match is None:
        return _of_scene(text)
    rest = re.split(r"[.,;:!?\n(]", text[match.end() :])[0]
    words = []
    for word in WORD.findall(rest)[:MOST_WORDS]:
        if word.lower() in STOPS:
            break
        words.append(word)
    if not words or words[0].lower() in SELF:
        return ""
    return f" about {_article(match[1])}{' '.join(words)}"


def _of_scene(text: str) -> str:
    """ "where a frog jumps over cars" is about a frog; who is "you" is nobody special."""
    found = SCENE.search(text)
    if found is None or found[2].lower() in STOPS | SELF:
        return ""
    return f" about {_article(found[1])}{found[2]}"


def _article(written: str | None) -> str:
    return ARTICLES.get((written or "").lower(), "")
