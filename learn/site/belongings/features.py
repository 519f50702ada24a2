"""What there is of one person, asked of each feature."""

from learn.people import belongings as of_people
from learn.people.models import User
from learn.progress import belongings as of_progress
from projects import belongings as of_projects
from runner import belongings as of_runner
from tutor import belongings as of_tutor

FEATURES = (of_people, of_projects, of_progress, of_runner, of_tutor)


def count(user: User) -> dict[str, int]:
    """What there is of a person: a noun and how many."""
    return {noun: number for feature in FEATURES for noun, number in feature.count_for(user).items()}


def in_words(counts: dict[str, int]) -> str:
    """`3 projects, 1 file`."""
    many = {"class": "classes", "question to the tutor": "questions to the tutor"}
    words = [f"{number} {noun if number == 1 else many.get(noun, f'{noun}s')}" for noun, number in counts.items()]
    return ", ".join(words[:-1]) + f" and {words[-1]}"
