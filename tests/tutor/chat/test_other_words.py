"""How often the wanted answer is found where a question is asked in other words than any that are known.

Eight writers saw an answer and ten of its questions, and had to ask for it in sixteen other ways. They were language
models given that part. Every fifth is here, and nothing learns from it; docs/tutor-chat.md. This is by words alone, as
it is without a classifier (`test_classified.py` is with it).
"""

from pathlib import Path

from tutor.chat import meant, passages

FILE = Path(__file__).with_name("other_words.txt")
LEAST_FIRST, LEAST_AMONG = 0.21, 0.39  # of all: the first one, among the first three


def questions():
    title = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            title = line.removeprefix("= ")
        elif line and title:
            yield title, line


def test_asked_in_other_words_it_is_found_as_often_as_before(capsys):
    known = {answer.title for answer in passages.of_questions()}
    asked = list(questions())
    assert len(asked) > 1_100
    assert {title for title, _text in asked} <= known

    found = [[answer for _score, answer in meant.examples().likeness(text)[:3]] for _title, text in asked]
    titles = [[getattr(answer, "title", "") for answer in each] for each in found]
    first = sum(each[:1] == [title] for each, (title, _text) in zip(titles, asked, strict=True)) / len(asked)
    among = sum(title in each for each, (title, _text) in zip(titles, asked, strict=True)) / len(asked)
    with capsys.disabled():
        print(f"\nIn other words: {first:.0%} of {len(asked)} find their answer first, {among:.0%} among three.")  # noqa: T201
    assert first >= LEAST_FIRST
    assert among >= LEAST_AMONG
