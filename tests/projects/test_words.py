"""What the page's modules say stands in templates, where it can be translated; and nothing that nobody says."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')
SAID = re.compile(r'(?<![\w./])words\.(\w+)|\bcounted\(words, "(\w+)"')
SENTENCE = re.compile(r"[A-Za-z][a-z]+,? [a-z]+(?: |\W?[.…:]|$)")
PLURAL = re.compile(r"(Zero|One|Two|Few|Many)$")
KIND_OF_VERSION = re.compile(r"how[A-Z]")  # put together of both in projects/moments.js
both = pytest.mark.parametrize("feature", ["runner", "projects"])


def modules_of(feature: str) -> dict[str, str]:
    folder = ROOT / feature / "static" / feature
    return {path.name: COMMENT.sub("", path.read_text()) for path in folder.glob("*.js")}


def sentences_of(feature: str) -> set[str]:
    page = (ROOT / f"templates/{feature}/_words.html").read_text()
    names = re.findall(r"data-say-([a-z-]+)=\"{% translate ", page)
    assert len(names) == page.count("data-say-") == len(set(names))
    return {re.sub(r"-([a-z])", lambda letter: letter[1].upper(), name) for name in names}


@both
def test_every_sentence_that_is_said_is_there(feature):
    code = "\n".join(text for text in modules_of(feature).values() if "words.js" in text)
    assert {name or many for name, many in SAID.findall(code)} <= sentences_of(feature)


@both
def test_no_sentence_is_there_that_nobody_says(feature):
    code = "\n".join(modules_of(feature).values())
    names = {PLURAL.sub("", name) for name in sentences_of(feature) if not KIND_OF_VERSION.match(name)}
    assert {name for name in names if not re.search(rf'\bwords\.{name}\b|"{name}"', code)} == set()


@both
def test_no_module_has_a_sentence_of_its_own(feature):
    literals = [literal for code in modules_of(feature).values() for literal in LITERAL.findall(code)]
    thrown = '"The style sheet did not come."'  # for our own log
    assert {literal for literal in literals if SENTENCE.search(literal[1:-1]) and "$" not in literal} <= {thrown}


TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
TRANSLATED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}|{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
READ_OUT = re.compile(r'\b(?:title|aria-label|alt|placeholder)="([^"]*)"')


def test_no_page_has_words_that_cannot_be_translated():
    bare = {}
    for page in [*(ROOT / "templates/runner").glob("*.html"), *(ROOT / "templates/projects").glob("*.html")]:
        text = TRANSLATED.sub("", page.read_text())
        shown = [TAG.sub(" ", text).replace("Buildalong", ""), *READ_OUT.findall(text)]
        bare[page.name] = re.findall(r"[A-Za-z]{2,}", " ".join(shown))
    assert {name: words for name, words in bare.items() if words} == {}
