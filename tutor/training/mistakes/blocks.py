"""Indentation, and the order of if, elif, else, try and except."""

import ast
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.kinds import mistake

Compound = ast.If | ast.For | ast.While | ast.FunctionDef | ast.Try | ast.With


def blocks(code: Code) -> Iterator[tuple[ast.stmt, list[ast.stmt]]]:
    for node in code.nodes:
        if isinstance(node, Compound):
            yield node, node.body


@mistake("indent-missing", "indent-missing")
def indent_missing(code: Code) -> Iterator[Edit]:
    for _node, body in blocks(code):
        first = body[0].lineno
        yield Edit(first, first, (code.line(first).lstrip(),))


@mistake("indent-missing-of-all", "indent-missing")
def indent_missing_of_all(code: Code) -> Iterator[Edit]:
    for node, body in blocks(code):
        first, last = body[0].lineno, code.block_end(body[-1])
        depth = len(indent_of(code.line(node.lineno)))
        if last > first:
            yield Edit(
                first,
                last,
                tuple(code.line(n)[4:] if code.line(n)[depth:].strip() else "" for n in range(first, last + 1)),
            )


@mistake("indent-unexpected", "indent-unexpected")
def indent_unexpected(code: Code) -> Iterator[Edit]:
    for node in code.nodes:
        if isinstance(node, ast.Assign | ast.Expr) and node.lineno > 1 and not code.line(node.lineno - 1).endswith(":"):
            yield Edit(node.lineno, node.lineno, (f"    {code.line(node.lineno)}",))


@mistake("indent-unexpected-a-bit", "indent-unexpected")
def indent_unexpected_a_bit(code: Code) -> Iterator[Edit]:
    for node in code.tree.body:
        if isinstance(node, ast.Assign | ast.Expr):
            yield Edit(node.lineno, node.lineno, (f" {code.line(node.lineno)}",))


@mistake("indent-uneven", "indent-uneven indent-unexpected")
def indent_uneven(code: Code) -> Iterator[Edit]:
    for _node, body in blocks(code):
        for each in body[1:]:
            line = code.line(each.lineno)
            yield Edit(each.lineno, each.lineno, (line[2:],))
            yield Edit(each.lineno, each.lineno, (line[1:],))


@mistake("indent-tabs", "indent-tabs")
def indent_tabs(code: Code) -> Iterator[Edit]:
    for _node, body in blocks(code):
        for each in body[1:]:
            line = code.line(each.lineno)
            yield Edit(each.lineno, each.lineno, (line.replace("    ", "\t", len(indent_of(line)) // 4),))


def ifs(code: Code) -> Iterator[ast.If]:
    return (node for node in code.find(ast.If) if node.orelse)


def else_line(code: Code, node: ast.If) -> int:
    """Of its own `else:`, not of an elif's; 0 where it has none."""
    if not node.orelse or (
        isinstance(node.orelse[0], ast.If) and code.line(node.orelse[0].lineno).lstrip().startswith("elif")
    ):
        return 0
    number = node.orelse[0].lineno - 1
    while number and code.line(number).strip() != "else:":
        number -= 1
    return number


@mistake("else-after-other-line", "else-alone")
def else_after_other_line(code: Code) -> Iterator[Edit]:
    for node in ifs(code):
        if number := else_line(code, node):
            indent = indent_of(code.line(number))
            yield Edit(number, number, (f'{indent}print("Well then")', f"{indent}else:"), line=number + 1)


@mistake("else-twice", "else-alone")
def else_twice(code: Code) -> Iterator[Edit]:
    for node in ifs(code):
        if number := else_line(code, node):
            indent, end = indent_of(code.line(number)), code.block_end(node)
            yield Edit(end + 1, end, (f"{indent}else:", f'{indent}    print("Nothing else")'))


@mistake("else-indented-away", "else-alone indent-uneven indent-unexpected")
def else_indented_away(code: Code) -> Iterator[Edit]:
    for node in ifs(code):
        if number := else_line(code, node):
            yield Edit(number, number, (f"    {code.line(number)}",))


@mistake("if-forgotten", "else-alone indent-unexpected")
def if_forgotten(code: Code) -> Iterator[Edit]:
    for node in ifs(code):
        indent = indent_of(code.line(node.lineno))
        if code.line(node.lineno).lstrip().startswith("if "):
            yield Edit(node.lineno, node.lineno, (code.line(node.lineno).replace(f"{indent}if ", f"{indent}elif ", 1),))


@mistake("elif-after-else", "elif-after-else")
def elif_after_else(code: Code) -> Iterator[Edit]:
    for node in ifs(code):
        if number := else_line(code, node):
            indent, end = indent_of(code.line(number)), code.block_end(node)
            test = code.text(node.test)
            yield Edit(end + 1, end, (f"{indent}elif {test}:", f'{indent}    print("Or so")'))


@mistake("elif-after-else-swapped", "elif-after-else else-alone")
def elif_after_else_swapped(code: Code) -> Iterator[Edit]:
    for node in ifs(code):
        number = else_line(code, node)
        if number and code.line(node.lineno).lstrip().startswith("elif"):
            end = code.block_end(node)
            other, own = code.lines[number - 1 : end], code.lines[node.lineno - 1 : number - 1]
            yield Edit(node.lineno, end, tuple(other + own), line=node.lineno + len(other))


@mistake("except-forgotten", "missing-except")
def except_forgotten(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Try):
        first = node.handlers[0].lineno
        yield Edit(first, code.block_end(node), (), line=node.lineno)


@mistake("except-forgotten-around-a-line", "missing-except")
def except_forgotten_around(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Assign):
        line = code.line(node.lineno)
        if "input(" in line:
            yield Edit(node.lineno, node.lineno, (f"{indent_of(line)}try:", f"    {line}"))


@mistake("return-outside", "return-outside")
def return_outside(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Return):
        yield Edit(node.lineno, node.lineno, (code.line(node.lineno).lstrip(),))


@mistake("return-at-the-end", "return-outside")
def return_at_the_end(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        for name in [*code.kinds][:3]:
            yield Edit(end + 1, end, (f"return {name}",))


@mistake("break-outside", "break-outside")
def break_outside(code: Code) -> Iterator[Edit]:
    """Behind the loop that it should end."""
    for loop in code.find(ast.While):
        breaks = [
            number for number in range(loop.lineno, code.block_end(loop) + 1) if code.line(number).strip() == "break"
        ]
        if len(breaks) == 1 and code.line(breaks[0] - 1).strip()[-1] != ":":
            rest = code.lines[breaks[0] : code.block_end(loop)]
            new = (*rest, f"{indent_of(code.line(loop.lineno))}break")
            yield Edit(breaks[0], code.block_end(loop), new, line=breaks[0] + len(rest))
        elif len(breaks) == 1:
            rest = code.lines[breaks[0] : code.block_end(loop)]
            said = f'{indent_of(code.line(breaks[0]))}print("Stop")'
            new = (said, *rest, f"{indent_of(code.line(loop.lineno))}break")
            yield Edit(breaks[0], code.block_end(loop), new, line=breaks[0] + len(rest) + 1)


@mistake("break-in-if", "break-outside")
def break_in_if(code: Code) -> Iterator[Edit]:
    for node in code.tree.body:
        if isinstance(node, ast.If):
            last = node.body[-1]
            for word in ("break", "continue"):
                yield Edit(last.lineno + 1, last.lineno, (f"{indent_of(code.line(last.lineno))}{word}",))


@mistake("continue-at-the-end", "break-outside")
def continue_at_the_end(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        for word in ("continue", "break"):
            yield Edit(end + 1, end, (word,))


@mistake("indent-tab-that-looks-right", "indent-tabs")
def indent_tab_that_looks_right(code: Code) -> Iterator[Edit]:
    """One line with a tab, the next with as many spaces as a tab is wide in many editors."""
    for node, body in blocks(code):
        first = body[0].lineno
        if len(body) > 1 and body[1].lineno == first + 1 and not indent_of(code.line(node.lineno)):
            new = (f"\t{code.line(first).lstrip()}", f"{' ' * 8}{code.line(first + 1).lstrip()}")
            yield Edit(first, first + 1, new)


@mistake("indent-last-too-little", "indent-uneven")
def indent_last_too_little(code: Code) -> Iterator[Edit]:
    """One more line in a block, a bit too far to the left."""
    for node, body in blocks(code):
        end, depth = code.block_end(body[-1]), len(indent_of(code.line(body[0].lineno)))
        for width in (depth - 1, depth - 2):
            if not indent_of(code.line(node.lineno)):
                yield Edit(end + 1, end, (f'{" " * width}print("Next")',))
