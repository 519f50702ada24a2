"""One failure beside the source it happened in: what the rules look at, and how they say what they found."""

import ast
import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import structlog
from django.utils.translation import gettext as _

from runner.diagnosis import scopes
from runner.diagnosis.findings import Finding
from runner.diagnosis.sources import Source
from runner.diagnosis.tags import TAGS
from runner.messages import Failed, Named

logger = structlog.get_logger(__name__)

LONGEST_FACT = 60
Node = TypeVar("Node", bound=ast.AST)
About = TypeVar("About")


class Said(str):
    """Words that are part of a sentence already: their backticks are meant."""

    __slots__ = ()


@dataclasses.dataclass(frozen=True)
class Span:
    """A place in the failed file, as `Finding` counts."""

    line: int
    column: int = -1
    end_line: int = 0
    end_column: int = -1


@dataclasses.dataclass(frozen=True)
class Case:
    failed: Failed
    sources: Mapping[str, Source]
    entry: str = "main.py"
    file_names: tuple[str, ...] = ()  # all of them, also those that are no Python

    @functools.cached_property
    def source(self) -> Source:
        return self.sources.get(self.failed.file) or Source(self.failed.file, "")

    @property
    def kind(self) -> str:
        return self.failed.kind

    @property
    def message(self) -> str:
        return self.failed.message

    @property
    def line(self) -> int:
        return self.failed.line

    @property
    def text(self) -> str:
        """The line that failed."""
        return self.source.line(self.line)

    @functools.cached_property
    def values(self) -> dict[str, Named]:
        return {value.name: value for value in self.failed.values}

    @functools.cached_property
    def bindings(self) -> list[scopes.Binding]:
        """All names that the file gives values to."""
        return scopes.bindings(self.source)

    @functools.cached_property
    def visible(self) -> list[scopes.Binding]:
        """Those that the line can use."""
        around = [self.source.tree, *scopes.functions_around(self.source, self.line)]
        return [found for found in self.bindings if any(found.scope is scope for scope in around)]

    # ── What stands there ──

    def at(self, *kinds: type[Node]) -> Node | None:
        """What Python marked, or what lies in it: the one of these kinds of nodes that is meant, if that is clear."""
        failed = self.failed
        exact = (failed.line, failed.column, failed.end_line, failed.end_column)
        found = [node for node in self.source.nodes if isinstance(node, kinds)]
        for node in found:
            if self.place(node) == exact:
                return node
        if failed.column >= 0 and failed.end_line:
            inside = [node for node in found if self.is_marked(node)]
            return inside[0] if inside else None
        there = [node for node in found if self.place(node)[0] == failed.line]
        return there[0] if len(there) == 1 else None

    def is_marked(self, node: ast.AST) -> bool:
        line, column, end_line, end_column = self.place(node)
        failed = self.failed
        starts_after = (line, column) >= (failed.line, failed.column)
        return starts_after and (end_line, end_column) <= (failed.end_line, failed.end_column)

    def place(self, node: ast.AST) -> tuple[int, int, int, int]:
        line, end_line = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0) or 0
        return (
            line,
            self.source.characters(line, getattr(node, "col_offset", 0)),
            end_line,
            self.source.characters(end_line, getattr(node, "end_col_offset", 0) or 0),
        )

    def span(self, node: ast.AST) -> Span:
        return Span(*self.place(node))

    def written(self, node: ast.AST) -> str:
        """A piece of the program as the student wrote it, on one line."""
        return " ".join((ast.get_source_segment(self.source.text, node) or "").split())

    def statements(self) -> Iterator[ast.stmt]:
        """Those that hold the line that failed, outermost first."""
        for node in self.source.nodes:
            if isinstance(node, ast.stmt) and node.lineno <= self.line <= (node.end_lineno or 0):
                yield node

    # ── What is said about it ──

    def finding(self, tag: str, sentence: str, look: str = "", *, at: Span | None = None, **names: object) -> Finding:
        """`{where}` in `sentence` and `{here}` in `look` are the line; all else in curly brackets is one of `names`."""
        failed = self.failed
        span = at or Span(failed.line, failed.column, failed.end_line, failed.end_column)
        facts = {name: value if isinstance(value, Said) else fact(str(value)) for name, value in names.items()}
        return Finding(
            tag=tag,
            sentence=sentence.format(where=self.where(span.line), **facts),
            look=look.format(here=self.here(span.line), **facts),
            file=failed.file,
            line=span.line,
            end_line=span.end_line or span.line,
            column=span.column,
            end_column=span.end_column,
            card=TAGS[tag].card,
            names={name: fact(value) for name, value in facts.items()},
        )

    def where(self, line: int) -> str:
        """How a sentence begins."""
        if not line:
            return _("The program")
        if self.failed.file in ("", self.entry):
            return _("Line {line}").format(line=line)
        return _("Line {line} of {file}").format(line=line, file=fact(self.failed.file))

    def here(self, line: int) -> str:
        """The same in the middle of a sentence."""
        if not line:
            return _("the program")
        if self.failed.file in ("", self.entry):
            return _("line {line}").format(line=line)
        return _("line {line} of {file}").format(line=line, file=fact(self.failed.file))


def fact(text: str) -> str:
    """Fit to stand between backticks in a sentence."""
    text = " ".join(text[: 10 * LONGEST_FACT].replace("`", "'").split())
    text = "".join(letter if letter.isprintable() else "�" for letter in text)
    return text if len(text) <= LONGEST_FACT else f"{text[: LONGEST_FACT - 1]}…"


def first_of(rules: Iterable[Callable[[About], Finding | None]], about: About) -> Finding | None:
    """What the first rule says that knows it."""
    for rule in rules:
        try:
            finding = rule(about)
        except Exception:  # a program can be anything, and one rule's fault must not cost the others
            logger.exception("a rule of the diagnosis failed", rule=rule.__name__)
            continue
        if finding is not None:
            return finding
    return None
