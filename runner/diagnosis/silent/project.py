"""All of a student's Python files: what one of them says of another."""

import ast
import functools
from collections import Counter
from collections.abc import Iterable

from runner.diagnosis.sources import Source


class Project:
    """`is_whole`: no file is left out, so what none of these mentions is mentioned nowhere."""

    def __init__(self, sources: Iterable[Source], is_whole: bool = True) -> None:
        self.sources = tuple(sources)
        self.is_whole = is_whole
        self.words = {source.name: words_of(source) for source in self.sources}

    @functools.cached_property
    def said(self) -> Counter[str]:
        """In how many files each word is."""
        return Counter(word for words in self.words.values() for word in words)

    @functools.cached_property
    def imported(self) -> frozenset[str]:
        """The files that another imports, without their ending."""
        found = set()
        for source in self.sources:
            for node in source.nodes:
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    names = [alias.name for alias in node.names] if node.level or not node.module else []
                    found |= {node.module or "", *names} - {""}
        return frozenset(found)

    def others(self, source: Source) -> tuple[Source, ...]:
        return tuple(other for other in self.sources if other is not source)

    def is_said_elsewhere(self, word: str, source: Source) -> bool:
        """Whether another file has that word, as a name or in a text."""
        return self.said[word] > (word in self.words[source.name])

    def is_imported(self, source: Source) -> bool:
        """Perhaps by a file that cannot be read just now."""
        stem = source.name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        return not self.is_whole or stem in self.imported or stem.rpartition(".")[2] in self.imported


def words_of(source: Source) -> frozenset[str]:
    found = set()
    for node in source.nodes:
        match node:
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.alias(name=word) | ast.Constant(value=str(word)):
                found.add(word)
    return frozenset(found)
