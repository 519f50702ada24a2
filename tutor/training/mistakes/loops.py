"""Loops: over what, how often, and whether they end."""

import ast
import dataclasses
from collections.abc import Iterator
from typing import TypeGuard

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.items import at_end
from tutor.training.mistakes.kinds import line, mistake

line("range-forgotten", "number-in-loop", r"\bin range\((\w+)\):", r"in \1:")
line("range-forgotten-around-length", "number-in-loop", r"\bin range\((len\(\w+\))\):", r"in \1:")
line("range-of-two-forgotten", "number-in-loop", r"\bin range\(\d+, (\d+)\):", r"in \1:")
line("range-in-quotes", "range-not-whole", r"\brange\((\d+)\)", r'range("\1")')
line("range-of-half", "range-not-whole", r"\brange\((\w+)\)", r"range(\1 / 2)")
line("range-of-decimal", "range-not-whole", r"\brange\((\d+)\)", r"range(\1.5)")


@mistake("range-of-list", "range-not-whole")
def range_of_list(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from code.rewritten(rf"\brange\(len\({name}\)\)", f"range({name})")
        yield from code.rewritten(rf"\bin {name}:", f"in range({name}):")


COUNTS = r"^\s*(\w+) (?:= \1 )?[+*-]=? ?\w+$"


def whiles(code: Code) -> Iterator[tuple[ast.While, list[int]]]:
    """Each loop, and the lines in it that change what its condition asks for."""
    for node in code.find(ast.While):
        asked = {name.id for name in ast.walk(node.test) if isinstance(name, ast.Name)}
        changing = [
            each.lineno
            for part in node.body
            for each in ast.walk(part)
            if isinstance(each, ast.Assign | ast.AugAssign)
            and {name.id for name in ast.walk(each) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)}
            & asked
        ]
        yield node, changing


ENDLESS = "loop-never-changes endless-loop loop-without-exit"


@mistake("step-of-loop-forgotten", ENDLESS, elsewhere=True)
def step_of_loop_forgotten(code: Code) -> Iterator[Edit]:
    for node, changing in whiles(code):
        if len(changing) == 1 and len(node.body) > 1:
            yield Edit(changing[0], changing[0], (), line=node.lineno)


@mistake("step-of-loop-outside", ENDLESS, elsewhere=True)
def step_of_loop_outside(code: Code) -> Iterator[Edit]:
    for node, changing in whiles(code):
        if len(changing) == 1 and changing[0] == code.block_end(node) and len(node.body) > 1:
            yield Edit(changing[0], changing[0], (code.line(changing[0])[4:],), line=node.lineno)


@mistake("step-of-loop-turned", "endless-loop", elsewhere=True)
def step_of_loop_turned(code: Code) -> Iterator[Edit]:
    for node, changing in whiles(code):
        for number in changing:
            old = code.line(number)
            new = old.replace(" + 1", " - 1") if " + 1" in old else old.replace(" - 1", " + 1").replace("-= 1", "+= 1")
            if new != old:
                yield Edit(number, number, (new,), line=node.lineno)


@mistake("another-variable-counted", ENDLESS, elsewhere=True)
def another_variable_counted(code: Code) -> Iterator[Edit]:
    for node, changing in whiles(code):
        if len(changing) == 1 and isinstance(code.tree.body, list):
            old = code.line(changing[0])
            yield Edit(changing[0], changing[0], (f"{indent_of(old)}other = 1",), line=node.lineno)


@mistake("break-forgotten", "loop-without-exit endless-loop end-of-input", elsewhere=True)
def break_forgotten(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Break):
        line = code.line(node.lineno)
        yield Edit(node.lineno, node.lineno, (line.replace("break", 'print("Stop")'),))


@mistake("while-true-around", "loop-without-exit", elsewhere=True)
def while_true_around(code: Code) -> Iterator[Edit]:
    for node, _changing in whiles(code):
        is_asking = "input(" in code.text(node)  # it would end where the answers do
        if not is_asking and not any(isinstance(each, ast.Break) for each in ast.walk(node)):
            yield Edit(node.lineno, node.lineno, (f"{indent_of(code.line(node.lineno))}while True:",))


def counters(code: Code) -> Iterator[tuple[int, ast.For | ast.While]]:
    """`total = 0` right above the loop that counts it."""
    for above, loop in zip(code.tree.body, code.tree.body[1:], strict=False):
        if (
            isinstance(above, ast.Assign)
            and isinstance(loop, ast.For | ast.While)
            and isinstance(above.targets[0], ast.Name)
            and any(is_grown(each, above.targets[0].id) for each in ast.walk(loop))
        ):
            yield above.lineno, loop


def is_grown(node: ast.AST, name: str) -> bool:
    match node:
        case ast.AugAssign(target=ast.Name(id=grown)):
            return grown == name
        case ast.Assign(targets=[ast.Name(id=grown)], value=ast.BinOp(left=ast.Name(id=old))):
            return grown == old == name
    return False


@mistake("counter-set-in-loop", "reset-in-loop name-not-yet", elsewhere=True)
def counter_set_in_loop(code: Code) -> Iterator[Edit]:
    for number, loop in counters(code):
        if number == loop.lineno - 1:
            moved = (code.line(loop.lineno), f"    {code.line(number)}")
            yield Edit(number, loop.lineno, moved, line=number + 1)


@mistake("counter-set-again", "reset-in-loop")
def counter_set_again(code: Code) -> Iterator[Edit]:
    for number, loop in counters(code):
        yield Edit(loop.lineno + 1, loop.lineno, (f"    {code.line(number)}",))


@mistake("drawn-in-loop", "drawn-in-loop", elsewhere=True)
def drawn_in_loop(code: Code) -> Iterator[Edit]:
    """Before the loop stands any number; the real one is drawn in each round."""
    for node in code.tree.body:
        draw = code.line(node.lineno)
        if isinstance(node, ast.Assign) and "random." in draw:
            for loop in code.tree.body:
                if isinstance(loop, ast.While) and loop.lineno > node.lineno:
                    between = code.lines[node.lineno : loop.lineno]
                    new = (f"{code.text(node.targets[0])} = 1", *between, f"    {draw}")
                    # Enough is typed that one guess is right by chance.
                    answers = code.answers * 8
                    yield Edit(node.lineno, loop.lineno, new, answers=answers, line=loop.lineno + 1)


@mistake("drawn-again-in-loop", "drawn-in-loop", elsewhere=True)
def drawn_again_in_loop(code: Code) -> Iterator[Edit]:
    for node in code.tree.body:
        if isinstance(node, ast.Assign) and "random." in code.line(node.lineno):
            for loop in code.tree.body:
                if isinstance(loop, ast.While) and loop.lineno > node.lineno:
                    yield Edit(loop.lineno + 1, loop.lineno, (f"    {code.line(node.lineno)}",))


@mistake("loop-variable-stored", "loop-variable-overwritten")
def loop_variable_stored(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.For):
        if isinstance(node.target, ast.Name):
            name, end = node.target.id, node.body[-1].end_lineno or 0
            indent = indent_of(code.line(node.body[0].lineno))
            if code.kinds.get(name) == "number":
                yield Edit(end + 1, end, (f"{indent}{name} = {name} + 1",))
                yield Edit(end + 1, end, (f"{indent}{name} += 2",))


@mistake("loop-variable-set-first", "loop-variable-overwritten")
def loop_variable_set_first(code: Code) -> Iterator[Edit]:
    """What the loop takes out is gone before it is used."""
    for node in code.find(ast.For):
        first = node.body[0].lineno
        used = [name for part in node.body for name in ast.walk(part) if isinstance(name, ast.Name)]
        if (
            isinstance(node.target, ast.Name)
            and any(name.id == node.target.id for name in used)
            and not code.text(node.iter).startswith("range(")
        ):
            for value in ('"new"', '""'):
                new = f"{indent_of(code.line(first))}{node.target.id} = {value}"
                yield Edit(first, first - 1, (new,))


@mistake("same-variable-in-both-loops", "loop-variable-overwritten name-unknown", elsewhere=True)
def same_variable_in_both_loops(code: Code) -> Iterator[Edit]:
    for outer in code.find(ast.For):
        for inner in outer.body:
            if isinstance(inner, ast.For) and isinstance(inner.target, ast.Name) and isinstance(outer.target, ast.Name):
                yield code.put(inner.target, outer.target.id)


@mistake("return-in-first-round", "return-in-loop")
def return_in_first_round(code: Code) -> Iterator[Edit]:
    for function in code.functions.values():
        for loop, after in zip(function.body, function.body[1:], strict=False):
            if isinstance(loop, ast.For) and isinstance(after, ast.Return):
                yield Edit(after.lineno, after.lineno, (f"    {code.line(after.lineno)}",))


def is_search(loop: ast.stmt) -> TypeGuard[ast.For]:
    match loop:
        case ast.For(body=[*_, ast.If(body=[*_, ast.Return()])]):
            return True
    return False


@mistake("return-in-else-of-loop", "return-in-loop")
def return_in_else_of_loop(code: Code) -> Iterator[Edit]:
    """The search is given up at the first that is not it."""
    for function in code.functions.values():
        for loop in function.body:
            if is_search(loop):
                end = code.block_end(loop)
                indent = indent_of(code.line(loop.body[-1].lineno))
                yield Edit(end + 1, end, (f"{indent}else:", f"{indent}    return 0"), line=end + 2)


@mistake("rows-shared", "shared-rows")
def rows_shared(code: Code) -> Iterator[Edit]:
    for name in ("board", "seats", "garden", "map_of_sea"):
        end = len(code.lines)
        if not indent_of(code.lines[-1]) and name not in code.kinds:
            yield Edit(end + 1, end, (f'{name} = [["."] * 3] * 3', f'{name}[0][1] = "X"', f"print({name})"))


@mistake("rows-shared-in-board", "shared-rows")
def rows_shared_in_board(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Assign):
        if isinstance(node.value, ast.List) and node.value.elts and isinstance(node.value.elts[0], ast.List):
            inner = code.text(node.value.elts[0].elts[0])
            size = len(node.value.elts)
            yield code.put(node.value, f"[[{inner}] * {size}] * {size}")


@mistake("list-with-second-name", "second-name")
def list_with_second_name(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        new = (f"other_{name} = {name}", f'other_{name}.append("new")', f'print({name}, "and", other_{name})')
        yield from at_end(code, *new)


@mistake("backup-that-is-none", "second-name")
def backup_that_is_none(code: Code) -> Iterator[Edit]:
    for name, items in (("pets", '"owl", "cat"'), ("points", "3, 5"), ("rooms", '"hall", "attic"')):
        if name not in code.kinds:
            new = (f"{name} = [{items}]", f"backup = {name}", f"{name}.pop()", 'print("Before:", backup)')
            yield from (dataclasses.replace(each, line=each.first + 1) for each in at_end(code, *new))


@mistake("list-of-all-objects", "shared-in-class")
def list_of_all_objects(code: Code) -> Iterator[Edit]:
    for cls, name, verb in (("Cat", "toys", "give"), ("Hero", "bag", "take"), ("Pupil", "marks", "add")):
        new = (
            f"class {cls}:",
            f"    {name} = []",
            f"    def {verb}(self, thing):",
            f"        self.{name}.append(thing)",
        )
        use = (f"one = {cls}()", f"two = {cls}()", f"one.{verb}(3)", f"print(two.{name})")
        yield from (dataclasses.replace(each, line=each.first + 1) for each in at_end(code, *new, *use))


@mistake("dict-of-all-objects", "shared-in-class")
def dict_of_all_objects(code: Code) -> Iterator[Edit]:
    for cls, name in (("Player", "points"), ("Shop", "prices")):
        new = (f"class {cls}:", f"    {name} = {{}}", "    def put(self, what):", f"        self.{name}[what] = 1")
        use = ("for what in [1, 2]:", f"    each = {cls}()", "    each.put(what)", f"    print(each.{name})")
        yield from (dataclasses.replace(each, line=each.first + 1) for each in at_end(code, *new, *use))


@mistake("removed-while-looped-over", "removed-in-loop")
def removed_while_looped_over(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        end = len(code.lines)
        if not indent_of(code.lines[-1]):
            yield Edit(
                end + 1, end, (f"for each in {name}:", f"    {name}.remove(each)", f"print({name})"), line=end + 2
            )


@mistake("taken-out-while-looped-over", "removed-in-loop")
def taken_out_while_looped_over(code: Code) -> Iterator[Edit]:
    for name, items in (("cards", "3, 3, 5, 8"), ("numbers", "1, 2, 2, 4"), ("snacks", '"apple", "nuts", "bread"')):
        end = len(code.lines)
        new = (f"{name} = [{items}]", f"for thing in {name}:", "    print(thing)", f"    {name}.pop(0)")
        if not indent_of(code.lines[-1]) and name not in code.kinds:
            yield Edit(end + 1, end, new, line=end + 4)


@mistake("end-stepped-over", "endless-loop loop-never-changes", elsewhere=True)
def end_stepped_over(code: Code) -> Iterator[Edit]:
    """It counts past the one number at which it would end."""
    for begin, end, step in ((1, 10, 2), (0, 7, 3), (5, 12, 2)):
        new = (f"at = {begin}", f"while at != {end}:", f"    at = at + {step}", 'print("There")')
        yield from at_end(code, *new)


@mistake("counted-the-wrong-way", "endless-loop", elsewhere=True)
def counted_the_wrong_way(code: Code) -> Iterator[Edit]:
    for name, begin in (("left", 5), ("seconds", 10), ("to_go", 3)):
        new = (f"{name} = {begin}", f"while {name} > 0:", f"    print({name})", f"    {name} = {name} + 1")
        yield from at_end(code, *new)
    for name, end in (("done", 5), ("so_far", 20)):
        new = (f"{name} = 0", f"while {name} < {end}:", f'    print("Still", {name})', f"    {name} -= 1")
        yield from at_end(code, *new)


@mistake("said-for-ever", "loop-without-exit endless-loop", elsewhere=True)
def said_for_ever(code: Code) -> Iterator[Edit]:
    for name in [*code.names("text"), *code.names("number")]:
        yield from at_end(code, "while True:", f"    print({name})")
        yield from at_end(code, "while True:", f'    print("It is", {name})', f"    {name} = {name} * 2")
