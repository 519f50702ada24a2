"""What the classifier learns from: all that is known of how something is asked for, each with a label.

`=…` is an answer by its title, `own=…` one that is said of one's own program; the others are kinds of messages.
`=` alone is a question about Python of which nobody has said what answers it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from tutor.chat import meant, passages

FOLDER = Path(__file__).with_name("learned")
OTHER_WORDS, KINDS = FOLDER / "other_words.txt", FOLDER / "kinds.txt"
ANY = "="
TIMES = 4  # a message whose kind is learned counts so often: they are few beside the questions that have an answer
Line = tuple[str, str]  # a text, its label


def lines() -> Iterator[Line]:
    labels = {}
    for answer in passages.of_questions():
        labels[answer.title] = answer.label
        yield from ((asked, answer.label) for asked in answer.asked)
        yield " ".join(answer.sentences), answer.label
    yield from of_messages()
    yield from ((text, labels[title]) for title, text in by_title(OTHER_WORDS))
    for line in KINDS.read_text(encoding="utf-8").splitlines():
        kind, _tab, text = line.partition("\t")
        yield from TIMES * [(text, ANY if kind == "python" else kind)]


def of_messages() -> Iterator[Line]:
    for file in sorted(meant.MESSAGES.glob("*.txt")):
        yield from ((line, file.stem) for line in file.read_text(encoding="utf-8").splitlines() if line)


def by_title(file: Path) -> Iterator[tuple[str, str]]:
    """The title of an answer, and a question that wants it."""
    title = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            title = line.removeprefix("= ")
        elif line and title:
            yield title, line


def write(folder: Path, held_out: Path) -> tuple[int, int]:
    """`train.jsonl` and `held-out.jsonl`; how many lines each. `held_out`: a file like `other_words.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = {answer.title: answer.label for answer in passages.of_questions()}
    learned, kept = list(lines()), [(text, labels[title]) for title, text in by_title(held_out)]
    for name, found in (("train", learned), ("held-out", kept)):
        text = "".join(json.dumps({"text": text, "label": label}, ensure_ascii=False) + "\n" for text, label in found)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return len(learned), len(kept)
