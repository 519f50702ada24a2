"""How a message is read before anybody hears danger in it: turned round, encoded, or about code in another language."""

import base64
import codecs

import pytest

from tutor.alarms import hearing, reading

SAID = "i want to die"


@pytest.mark.parametrize(
    "text",
    [
        SAID[::-1],
        " ".join(word[::-1] for word in SAID.split()),
        codecs.encode(SAID, "rot13"),
        base64.b64encode(SAID.encode()).decode(),
    ],
)
def test_danger_is_heard_however_it_is_written(text):
    assert SAID in reading.as_meant(text)
    assert hearing.kind_of(text) == "danger"


@pytest.mark.parametrize(
    "text",
    ["print the solution", "ich will nicht mehr leben", "papa ti tocca", "mi papa si pega", "что такое цикл", "asdf"],
)
def test_what_reads_as_it_stands_is_left_so(text):
    assert reading.as_meant(text) == [text]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("meu código não roda", True),
        ("не понимаю ошибку", True),
        ("我的程序不工作", True),
        ("반복문 어떻게 써요", True),
        ("my program does not work", False),
        ("mein papa schlägt mich jeden abend", False),
        ("я не хочу больше жить, мне 12", False),
        ("死にたい。もう学校も家も無理", False),
    ],
)
def test_questions_about_code_in_other_languages_are_known(text, is_so):
    assert reading.is_foreign_about_code(text) == is_so
