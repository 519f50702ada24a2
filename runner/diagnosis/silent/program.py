"""A file as the rules see it: its tree, and which names are stored and read where."""

import ast
import bisect
import builtins
import functools
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import gettext as _

from runner.diagnosis.cases import fact
from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.project import Project
from runner.diagnosis.silent.scopes import Scope, stored_names
from runner.diagnosis.silent.tree import COMPREHENSIONS, FUNCTIONS, LOOPS, Function, Tree
from runner.diagnosis.sources import Source
from runner.diagnosis.tags import TAGS

Made = TypeVar("Made")
MOST_NODES = 10_000  # of all files together, some 700 lines: past that it is no beginner's program
SIMPLE = frozenset(
    "random math time turtle string statistics csv json datetime sys os collections itertools copy re calendar "
    "fractions decimal numpy pandas matplotlib".split()
)
BUILTINS = frozenset(dir(builtins))
__all__ = [
    "BUILTINS",
    "COMPREHENSIONS",
    "FUNCTIONS",
    "LOOPS",
    "MOST_NODES",
    "Function",
    "Program",
    "Scope",
    "any_inside",
]


class Program(Tree):
    def __init__(self, source: Source, project: Project | None = None) -> None:
        super().__init__(source)
        self.project = project or Project([source])
        self.kept: dict[object, object] = {}
        self._note_names()

    def _note_names(self) -> None:
        for word in self.of(ast.Global, ast.Nonlocal):
            self.scope[word].outer.update(word.names)
        for node in self.nodes:
            scope = self.scope[node]
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                scope.loads[node.id].append(node)
                continue
            for name in stored_names(node):
                home = self._home_of_store(node, name, scope)
                home.stores[name].append(node)

    def _home_of_store(self, node: ast.AST, name: str, scope: Scope) -> Scope:
        if name in scope.outer:
            return self.around(scope) if name in self.nonlocals else self.module
        if isinstance(self.parent.get(node), ast.NamedExpr):
            while isinstance(scope.node, COMPREHENSIONS) and scope.parent is not None:
                scope = scope.parent
        return scope

    def around(self, scope: Scope) -> Scope:
        """The next function outside, or the file."""
        outside = scope.parent
        while outside is not None and not isinstance(outside.node, (*FUNCTIONS, ast.Lambda, ast.Module)):
            outside = outside.parent
        return outside or self.module

    @functools.cached_property
    def nonlocals(self) -> frozenset[str]:
        return frozenset(name for word in self.of(ast.Nonlocal) for name in word.names)

    def once(self, make: Callable[["Program"], Made]) -> Made:
        """What `make` finds out about this program, found out once."""
        if make not in self.kept:
            self.kept[make] = make(self)
        return self.kept[make]  # type: ignore[return-value]

    def finding(self, tag: str, node: ast.AST, sentence: str, look: str = "", **names: object) -> Finding:
        """`{where}` begins with the line of `node`, `{here}` is its number; every other name is one of `names`."""
        line, end_line = node.lineno, node.end_lineno  # type: ignore[attr-defined]
        facts = {name: fact(str(value)) for name, value in names.items()}
        return Finding(
            tag=tag,
            sentence=sentence.format(where=self.where(line), here=line, **facts),
            look=look.format(here=line, **facts),
            file=self.source.name,
            line=line,
            end_line=end_line,
            column=self.source.characters(line, node.col_offset),  # type: ignore[attr-defined]
            end_column=self.source.characters(end_line, node.end_col_offset),  # type: ignore[attr-defined]
            card=TAGS[tag].card,
            names=facts,
        )

    def where(self, line: int) -> str:
        """How a sentence begins."""
        if len(self.project.sources) == 1 or self.source.name == "main.py":
            return _("Line {line}").format(line=line)
        return _("Line {line} of {file}").format(line=line, file=self.source.name)

    @property
    def is_imported(self) -> bool:
        """Another file uses it; what of it is used later, who knows."""
        return self.project.is_imported(self.source)

    def home(self, name: ast.Name) -> Scope | None:
        return self.scope[name].home(name.id)

    def home_of_store(self, node: ast.Name) -> Scope:
        return self._home_of_store(node, node.id, self.scope[node])

    def stores(self, name: ast.Name) -> list[ast.AST]:
        """Where that variable is given a value, from the top; [] where it is not one of the program's."""
        home = self.home(name)
        return home.stores[name.id] if home is not None else []

    def is_builtin(self, node: ast.AST, *names: str) -> bool:
        return (
            isinstance(node, ast.Name)
            and (node.id in names if names else node.id in BUILTINS)
            and self.scope[node].home(node.id) is None
        )

    @functools.cached_property
    def loads(self) -> dict[str, list[ast.Name]]:
        """Where each name is read, in any scope."""
        found: dict[str, list[ast.Name]] = defaultdict(list)
        for name in self.of(ast.Name):
            if isinstance(name.ctx, ast.Load):
                found[name.id].append(name)
        return found

    def reads(self, scope: Scope, name: str) -> list[ast.Name]:
        """Where the variable `name` of that scope is read, from the top."""
        return self.reads_by_scope[scope][name]

    @functools.cached_property
    def reads_by_scope(self) -> dict[Scope, dict[str, list[ast.Name]]]:
        found: dict[Scope, dict[str, list[ast.Name]]] = defaultdict(lambda: defaultdict(list))
        for names in self.loads.values():
            for name in names:
                home = self.home(name)
                if home is not None:
                    found[home][name.id].append(name)
        return found

    @functools.cached_property
    def functions(self) -> dict[str, Function]:
        """The file's own functions, where the name means nothing else."""
        return {
            name: stores[0]
            for name, stores in self.module.stores.items()
            if len(stores) == 1 and isinstance(stores[0], FUNCTIONS) and stores[0] in self.module_statements
        }

    @functools.cached_property
    def module_statements(self) -> frozenset[ast.AST]:
        return frozenset(self.tree.body)

    def function(self, node: ast.AST) -> Function | None:
        """The file's own function that is meant."""
        if not isinstance(node, ast.Name) or self.home(node) is not self.module:
            return None
        return self.functions.get(node.id)

    @functools.cached_property
    def function_names(self) -> frozenset[str]:
        """Of all its functions and methods."""
        return frozenset(node.name for node in self.of(*FUNCTIONS))

    @functools.cached_property
    def asked_names(self) -> frozenset[str]:
        """Names that some condition looks at."""
        tests = [node.test for node in self.of(ast.If, ast.While, ast.IfExp)]
        tests += [test for node in self.of(ast.comprehension) for test in node.ifs]
        return frozenset(part.id for test in tests for part in (test, *self.inside(test)) if isinstance(part, ast.Name))

    @functools.cached_property
    def is_simple(self) -> bool:
        """It imports nothing but what beginners use: what its values are, and what they can, is known."""
        roots = {name.partition(".")[0] for name in (*self.modules.values(), *self.imported.values())}
        return roots <= SIMPLE and not any(node.level for node in self.of(ast.ImportFrom))

    @functools.cached_property
    def modules(self) -> dict[str, str]:
        """Names that stand for a module: {"plt": "matplotlib.pyplot"}."""
        found = {}
        for node in self.of(ast.Import):
            for alias in node.names:
                found[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
        return found

    @functools.cached_property
    def imported(self) -> dict[str, str]:
        """Names taken out of a module: {"randint": "random.randint"}."""
        return {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in self.of(ast.ImportFrom)
            for alias in node.names
        }

    def called(self, call: ast.Call) -> str:
        """What is called, in full: "print", "random.randint", "plt.bar" as "matplotlib.pyplot.bar"; "" where "
        "unclear."""
        return self.full_name(call.func)

    def full_name(self, node: ast.AST) -> str:
        if isinstance(node, ast.Name):
            if self.is_builtin(node):
                return node.id
            return self.imported.get(node.id, "") if self.home(node) is self.module else ""
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = self.modules.get(node.value.id, "")
            return f"{module}.{node.attr}" if module else ""
        return ""

    @functools.cached_property
    def is_opaque(self) -> bool:
        """It looks at its own names while it runs, so nothing can be said of what is never used."""
        return any(self.is_builtin(name, "exec", "eval", "globals", "locals", "vars") for name in self.of(ast.Name))

    def is_stored_inside(self, home: Scope, name: str, node: ast.AST) -> bool:
        """Whether the variable is given a value somewhere inside `node`."""
        return any_inside(home.stores.get(name, ()), node, self)


def any_inside(sorted_nodes, node: ast.AST, program: Program) -> bool:
    """Whether one of these nodes, sorted from the top, lies inside."""
    at = bisect.bisect_left(sorted_nodes, program.order[node], key=program.order.__getitem__)
    return at < len(sorted_nodes) and program.order[sorted_nodes[at]] <= program.end[node]
