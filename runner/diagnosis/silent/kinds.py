"""What kind of value an expression surely has: "text", "number", "list" …, or "" where it can be anything."""

import ast
import bisect

from runner.diagnosis.silent.program import FUNCTIONS, LOOPS, Program

DEEPEST = 6
CALLS = {
    **dict.fromkeys("input str chr repr bin hex oct format ascii".split(), "text"),
    **dict.fromkeys("int float len ord round sum abs".split(), "number"),
    **dict.fromkeys("list sorted dir".split(), "list"),
    "dict": "dict",
    "set": "set",
    "tuple": "tuple",
    **{f"random.{name}": "number" for name in ("randint", "randrange", "random", "uniform")},
    **{f"math.{name}": "number" for name in ("sqrt", "floor", "ceil", "sin", "cos", "factorial", "gcd")},
}
# Methods that only texts have, and what comes of them.
TEXT_METHODS = {
    **dict.fromkeys(
        "upper lower strip lstrip rstrip capitalize title swapcase casefold replace center ljust rjust zfill "
        "removeprefix removesuffix format join".split(),
        "text",
    ),
    "split": "list",
    "splitlines": "list",
    **dict.fromkeys("find rfind count index".split(), "number"),
}
SHOWN = {str: "text", int: "number", float: "number", bool: "truth", type(None): "none"}
DISPLAYS = {
    ast.List: "list",
    ast.ListComp: "list",
    ast.Dict: "dict",
    ast.DictComp: "dict",
    ast.Set: "set",
    ast.SetComp: "set",
    ast.Tuple: "tuple",
    ast.JoinedStr: "text",
    ast.Compare: "truth",
}


def kind(program: Program, node: ast.AST | None, deep: int = 0) -> str:
    if node is None or deep > DEEPEST:
        return ""
    match node:
        case ast.Constant(value=value):
            return SHOWN.get(type(value), "")
        case ast.Name():
            return kind_of_name(program, node, deep)
        case ast.Call():
            return kind_of_call(program, node, deep)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            return "number" if kind(program, operand, deep + 1) == "number" else ""
        case ast.BinOp():
            return kind_of_sum(program, node, deep)
        case ast.IfExp(body=one, orelse=other):
            return same([kind(program, one, deep + 1), kind(program, other, deep + 1)])
    return DISPLAYS.get(type(node), "")


def kind_of_name(program: Program, name: ast.Name, deep: int) -> str:
    """Of its last value where that is clear, else the one that all its values have."""
    last = last_value(program, name)
    if last is not None:
        return kind(program, last, deep + 1)
    return kind_of_variable(program, program.stores(name), deep)


def kind_of_variable(program: Program, stores: list[ast.AST], deep: int = 0) -> str:
    if not stores or len(stores) > 12:
        return ""
    return same([kind_of_store(program, store, deep) for store in stores])


def kind_of_store(program: Program, store: ast.AST, deep: int = 0) -> str:
    parent = program.parent.get(store)
    match parent:
        case ast.AugAssign(op=ast.Add(), value=value):
            # What is added to a number without failing is a number, and so on.
            return kind(program, value, deep + 1)
        case ast.AugAssign():
            return "number" if kind(program, parent.value, deep + 1) == "number" else ""
        case ast.For(target=target, iter=ast.Call() as call) if target is store and program.is_builtin(
            call.func, "range"
        ):
            return "number"
    return kind(program, value_of(program, store), deep + 1)


def value_of(program: Program, store: ast.AST) -> ast.expr | None:
    """What a name is given, where it stands right there."""
    match program.parent.get(store):
        case ast.Assign(targets=targets, value=value) if store in targets:
            return value
        case ast.AnnAssign(value=value) | ast.NamedExpr(value=value) if isinstance(store, ast.Name):
            return value
    return None


def kind_of_call(program: Program, call: ast.Call, deep: int) -> str:
    called = program.called(call)
    if called:
        return CALLS.get(called, "")
    if not isinstance(call.func, ast.Attribute):
        return ""
    receiver, method = call.func.value, call.func.attr
    if kind(program, receiver, deep + 1) != "text":
        return ""
    return TEXT_METHODS.get(method, "truth" if method.startswith(("is", "starts", "ends")) else "")


def kind_of_sum(program: Program, node: ast.BinOp, deep: int) -> str:
    left, right = kind(program, node.left, deep + 1), kind(program, node.right, deep + 1)
    match node.op:
        case ast.Add():
            return left if left == right and left != "truth" else ""
        case ast.Mult() if {left, right} & {"text", "list"} and "number" in (left, right):
            return ({left, right} - {"number"}).pop()
        case ast.Mod() if left == "text":
            return "text"
    return "number" if left == right == "number" else ""


def same(kinds: list[str]) -> str:
    return kinds[0] if len(set(kinds)) == 1 else ""


def last_value(program: Program, name: ast.Name) -> ast.expr | None:
    """What it was given last before this place, where there is only one way to get here."""
    home = program.home(name)
    if home is None or home is not program.scope[name].home(name.id) or name.id in program.nonlocals:
        return None
    if is_changed_elsewhere(program, name, home):
        return None
    stores = home.stores[name.id]
    at = bisect.bisect_left(stores, program.order[name], key=program.order.__getitem__)
    while at and program.holds(program.statement(stores[at - 1]), name):
        at -= 1  # the right side of its own assignment
    if not at:
        return None
    store = stores[at - 1]
    if not is_on_the_way(program, store, name) or is_given_again(program, stores[at:], store, name):
        return None
    return value_of(program, store)


def last_value_before(program: Program, name: ast.Name, loop: ast.stmt) -> ast.expr | None:
    """What it was given last before the loop begins."""
    home = program.home(name)
    if home is None:
        return None
    before = [store for store in home.stores[name.id] if program.order[store] < program.order[loop]]
    if not before or not is_on_the_way(program, before[-1], loop):
        return None
    return value_of(program, before[-1])


def is_changed_elsewhere(program: Program, name: ast.Name, home) -> bool:
    if program.function_of(name) is not home.node and not isinstance(home.node, ast.ClassDef):
        return True  # read inside a function: it runs who knows when
    return any(program.function_of(store) is not home.node for store in home.stores[name.id][:50])


def is_on_the_way(program: Program, store: ast.AST, name: ast.AST) -> bool:
    """Whether whoever comes to `name` has surely come through that assignment."""
    statement = program.statement(store)
    if not isinstance(statement, (ast.Assign, ast.AnnAssign)):
        return False
    block = program.block(statement)
    return any(program.block(above) is block for above in statements_above(program, name))


def statements_above(program: Program, node: ast.AST):
    for number, above in enumerate((node, *program.above(node))):
        if number > 200 or isinstance(above, (*FUNCTIONS, ast.ClassDef)):
            return
        if isinstance(above, ast.stmt):
            yield above


def is_given_again(program: Program, later: list[ast.AST], store: ast.AST, name: ast.AST) -> bool:
    """Whether a loop around `name`, but not around `store`, brings another value."""
    for above in statements_above(program, name):
        if program.holds(above, store):
            return False
        if isinstance(above, LOOPS) and any(program.holds(above, other) for other in later[:50]):
            return True
    return False
