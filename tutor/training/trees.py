"""When two programs are the same one: with other names, texts and numbers, other comments and other blank lines."""

import ast
import builtins
import hashlib
import keyword
import re

PYTHONS = frozenset(dir(builtins)) | {"random", "math"}
WORD = re.compile(r"[^\W\d]\w*|\d[\w.]*|\"[^\"]*\"?|'[^']*'?|[^\s\w]")


def tree_of(source: str) -> str:
    """The same for programs of the same form; of tokens where Python cannot read it."""
    try:
        normal = ast.dump(Plain().visit(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError):
        normal = " ".join(plain_words(source))
    return hashlib.sha256(normal.encode()).hexdigest()[:16]


class Plain(ast.NodeTransformer):
    """Own names by the order in which they come; of constants only the kind. Python's own names stay."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def named(self, name: str) -> str:
        if name in PYTHONS:
            return name
        return self.names.setdefault(name, f"n{len(self.names)}")

    def visit_Name(self, node: ast.Name) -> ast.AST:
        node.id = self.named(node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.arg = self.named(node.arg)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name = self.named(node.name)
        return self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> ast.AST:
        node.names = [self.named(name) for name in node.names]
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        node.value = type(node.value).__name__
        return node


def plain_words(source: str) -> list[str]:
    """Its words and signs, with the indentation, as far as they can be told apart."""
    names: dict[str, str] = {}
    found = []
    for line in source.splitlines():
        found.append(f"\n{len(line) - len(line.lstrip())}" if line.strip() else "")
        for word in WORD.findall(line.split("#")[0]):
            if word[0] in "\"'":
                found.append(f"{word[0]}s{word[-1]}")
            elif word[0].isdigit():
                found.append("0" if word.isdigit() else "0x")
            elif word.isidentifier() and not keyword.iskeyword(word) and word not in PYTHONS:
                found.append(names.setdefault(word, f"n{len(names)}"))
            else:
                found.append(word)
    return [word for word in found if word]
