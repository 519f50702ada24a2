"""How hard a text is to read: the Flesch-Kincaid grade, of English.

A rule of our own: textstat needs NLTK (28 MB) and its pronouncing dictionary, which it downloads when it is first used,
and fails where there is no network. pyphen knows where a word may be broken, not how many syllables it has ("idea" and
"again" come out as one). On the words of tests/lessons/test_readability.py the rule below is right for more than 95 %.
"""

import re

SENTENCE_END = re.compile(r"[.!?…]+[”’\"')\]]*(?:\s+|$)|\n+")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
APART = re.compile(
    r"i[ao](?!us)|(?<=[^aeiouygq])ua|(?<=[aeiouy])ing|eo(?!us)|creat|uou"
)  # two syllables in one group of vowels
TOGETHER = re.compile(r"[cst]i(?:on|al|an|ous)|gi(?:on|ous)|people|every|some(?=[a-z])|more(?=[a-z])|there(?=[a-z])")
SILENT_E = re.compile(r"(?<![aeiouy])(?:(?<!l)e|(?<=[aeiouyl]l)e)$")
SILENT_ES = re.compile(r"(?<![aeiouysxzcg])(?<!ch)(?<!sh)es$|(?<![aeiouytd])ed$")
LE = re.compile(r"[^aeiouyl]les$")
OTHERS = {
    "idea": 3,
    "ideas": 3,
    "area": 3,
    "science": 2,
    "quiet": 2,
    "poem": 2,
    "being": 2,
    "maybe": 2,
    "one": 1,
    "people": 2,
    "quiz": 1,
}


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def grade(text: str) -> float:
    """Of plain text, a paragraph a line. 6: for somebody in their sixth year at school. 0 where there are no words."""
    sentences = [sentence for sentence in SENTENCE_END.split(text) if WORD.search(sentence or "")]
    words = words_of(text)
    if not words:
        return 0.0
    syllables = sum(map(syllables_in, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_in(word: str) -> int:
    word = re.sub(r"[’'].*", "", word.lower())
    if word in OTHERS:
        return OTHERS[word]
    number = len(VOWELS.findall(word)) + len(APART.findall(word)) - len(TOGETHER.findall(word))
    if number > 1 and (SILENT_E.search(word) or (SILENT_ES.search(word) and not LE.search(word))):
        number -= 1
    return max(1, number)
