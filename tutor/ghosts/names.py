"""Which names a beginner's program may use that it has not made itself."""

import ast
from collections.abc import Iterable, Mapping, Set

BUILTINS = frozenset(
    "print input int float str len range round abs min max sum sorted list dict tuple set type bool open ord chr "
    "enumerate zip reversed True False None ValueError IndexError KeyError TypeError ZeroDivisionError "
    "FileNotFoundError".split()
)
TURTLE = frozenset(
    "forward fd backward bk back left lt right rt goto setpos setx sety setheading seth home circle dot stamp penup pu "
    "up pendown pd down pensize width color pencolor fillcolor begin_fill end_fill bgcolor speed hideturtle ht "
    "showturtle st write shape shapesize clear reset position pos xcor ycor heading distance towards tracer update "
    "done mainloop exitonclick listen onkey onkeypress onclick onscreenclick ontimer Turtle Screen setup title".split()
)
PLOT = frozenset(
    "plot bar barh scatter pie hist title xlabel ylabel xticks yticks xlim ylim legend grid figure show text".split()
)
MEMBERS: Mapping[str, frozenset[str]] = {
    "random": frozenset("randint choice shuffle random sample uniform randrange choices seed".split()),
    "turtle": TURTLE,
    "matplotlib": frozenset({"pyplot"}),
    "matplotlib.pyplot": PLOT,
    "math": frozenset("sqrt floor ceil pi sin cos".split()),
    "time": frozenset("sleep time".split()),
    "csv": frozenset("reader writer DictReader DictWriter".split()),
    "pandas": frozenset("read_csv DataFrame Series".split()),
}
METHODS = frozenset(
    "upper lower strip lstrip rstrip split splitlines join replace startswith endswith isdigit isalpha isupper islower "
    "title capitalize count find center ljust rjust append remove pop insert sort reverse index extend clear copy "
    "items keys values get update read readline readlines write writerow close format".split()
)
KEYWORDS = frozenset("sep end encoding reverse key newline label labels color title width height".split())
# What the lessons do not teach, so nobody is led into it.
FOREIGN = (
    ast.ClassDef,
    ast.AsyncFunctionDef,
    ast.AsyncFor,
    ast.AsyncWith,
    ast.Await,
    ast.Yield,
    ast.YieldFrom,
    ast.Lambda,
    ast.GeneratorExp,
    ast.SetComp,
    ast.DictComp,
    ast.NamedExpr,
    ast.Match,
    ast.Starred,
    ast.Delete,
    ast.Assert,
)


def are_known(parts: Iterable[ast.AST], known: Set[str], imports: Mapping[str, str]) -> bool:
    """`known`: the file's own; `imports`: what modules go by here -> their names."""
    parts = list(parts)
    made = {node.id for node in parts if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    made |= {node.arg for node in parts if isinstance(node, ast.arg)}
    imports = {**imports, **imported_by(parts)}
    return all(_is_known(node, known | made | imports.keys(), imports) for node in parts)


def imported_by(parts: Iterable[ast.AST]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in parts:
        if isinstance(node, ast.Import):
            found |= {alias.asname or alias.name.partition(".")[0]: alias.name for alias in node.names}
    return found


def _is_known(node: ast.AST, known: Set[str], imports: Mapping[str, str]) -> bool:
    match node:
        case ast.Name(id=name):
            return name in known or name in BUILTINS
        case ast.Attribute(attr=name, value=ast.Name(id=owner)) if owner in imports:
            return name in MEMBERS.get(imports[owner], ()) or name in known
        case ast.Attribute(attr=name):
            return name in METHODS or name in TURTLE or name in known
        case ast.keyword(arg=str(name)):
            return name in KEYWORDS or name in known
        case ast.Import(names=names):
            return all(alias.name in MEMBERS for alias in names)
        case ast.ImportFrom(module=module, names=names):
            return all(alias.name in MEMBERS.get(module or "", ()) for alias in names)
    return not isinstance(node, FOREIGN)
