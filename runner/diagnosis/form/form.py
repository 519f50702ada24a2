"""A file that Python cannot read, as the rules of this folder look at it."""

import dataclasses
import functools
import itertools
import keyword

from runner.diagnosis.cases import Case, Span
from runner.diagnosis.form.tokens import Token, tokens

MOST_TOKENS = 10_000  # of a file
MOST_IN_A_LINE = 200  # things; nobody writes more by hand, and rules compare them with each other
BLOCKS = frozenset("if elif else for while def class try except finally with match case async".split())


@dataclasses.dataclass(frozen=True)
class Form:
    case: Case
    indents: dict[int, int] = dataclasses.field(default_factory=dict)  # those asked for so far

    @property
    def message(self) -> str:
        return self.case.message

    @property
    def line(self) -> int:
        return self.case.line

    @functools.cached_property
    def tokens(self) -> list[Token]:
        """Without comments."""
        source = self.case.source
        return (
            []
            if source.is_cut
            else [token for token in itertools.islice(tokens(source.text), MOST_TOKENS) if token.kind != "comment"]
        )

    @functools.cached_property
    def here(self) -> list[Token]:
        """On the line that Python complains about."""
        return self.on(self.line)[:MOST_IN_A_LINE]

    def on(self, line: int) -> list[Token]:
        return [token for token in self.tokens if token.line == line]

    @property
    def words(self) -> list[str]:
        return [token.text for token in self.here]

    @property
    def first(self) -> str:
        """The word that the line begins with."""
        return self.here[0].text if self.here else ""

    @functools.cached_property
    def place(self) -> int:
        """Which of `tokens` Python complains about; the last one before it where there is none."""
        at = (self.line, self.case.failed.column)
        for number, token in enumerate(self.tokens):
            if (token.end_line, token.end_column) > at:
                return number
        return len(self.tokens) - 1

    def line_before(self, line: int) -> int:
        """The last line above that says something."""
        return max((token.end_line for token in self.tokens if token.end_line < line), default=0)

    def indent(self, line: int) -> int:
        if line not in self.indents:
            text = self.case.source.line(line)
            self.indents[line] = len(text[: len(text) - len(text.lstrip())].expandtabs(8))
        return self.indents[line]


def span_of(first: Token, last: Token | None = None) -> Span:
    last = last or first
    return Span(first.line, first.column, last.end_line, last.end_column)


def after(token: Token) -> Span:
    """The place behind it, one character wide."""
    return Span(token.end_line, token.end_column, token.end_line, token.end_column + 1)


def is_word_of_python(text: str) -> bool:
    return keyword.iskeyword(text)
