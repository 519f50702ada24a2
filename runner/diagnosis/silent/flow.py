"""Where a program goes: whether it can reach the end of a block, and how it leaves a loop."""

import ast
import functools
from collections import defaultdict

from runner.diagnosis.silent.program import FUNCTIONS, LOOPS, Program

ENDINGS = frozenset({"exit", "quit", "sys.exit", "os._exit", "os.abort"})


class Flow:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.reached: dict[ast.AST, bool] = {}
        self.breaks: dict[ast.AST, list[ast.Break]] = defaultdict(list)
        self.continues: dict[ast.AST, list[ast.Continue]] = defaultdict(list)
        for kind, table in ((ast.Break, self.breaks), (ast.Continue, self.continues)):
            for node in program.of(kind):
                loop = program.loop_of(node)
                if loop is not None:
                    table[loop].append(node)
        self.left = self._left_loops()

    def _left_loops(self) -> set[ast.AST]:
        """Loops that are left from inside by return, an error of its own, exit() or a yield."""
        left: set[ast.AST] = set()
        for node in self.program.of(ast.Return, ast.Raise, ast.Yield, ast.YieldFrom, ast.Await, ast.Assert, ast.Call):
            if isinstance(node, ast.Call) and not self.is_ending(node) and not self.may_end(node):
                continue
            for above in self.program.above(node):
                if isinstance(above, (*FUNCTIONS, ast.Lambda)):
                    break
                if isinstance(above, LOOPS):
                    if above in left:
                        break
                    left.add(above)
        return left

    def is_ending(self, node: ast.AST) -> bool:
        """sys.exit() and the like."""
        return isinstance(node, ast.Call) and self.program.called(node) in ENDINGS

    def may_end(self, call: ast.Call) -> bool:
        """One of its own functions, in which the program can be ended."""
        function = self.program.function(call.func)
        return function is not None and function.name in self.ending_functions

    @functools.cached_property
    def ending_functions(self) -> set[str]:
        """Its own functions that can end the program, themselves or by calling one that can."""
        program = self.program
        ending = {
            name
            for node in program.of(ast.Call, ast.Raise)
            if isinstance(node, ast.Raise) or self.is_ending(node)
            if (name := getattr(program.function_of(node), "name", ""))
        }
        callers = defaultdict(set)
        for call in program.of(ast.Call):
            function = program.function(call.func)
            caller = getattr(program.function_of(call), "name", "")
            if function is not None and caller:
                callers[function.name].add(caller)
        waiting = list(ending)
        while waiting:
            for caller in callers[waiting.pop()] - ending:
                ending.add(caller)
                waiting.append(caller)
        return ending

    def is_left(self, loop: ast.AST) -> bool:
        """Whether something inside leads out of it."""
        return bool(self.breaks[loop]) or loop in self.left

    def completes(self, block: list[ast.stmt]) -> bool:
        """Whether its end can be reached."""
        return all(self.passes(statement) for statement in block)

    def passes(self, statement: ast.stmt) -> bool:
        if statement not in self.reached:
            self.reached[statement] = self._passes(statement)
        return self.reached[statement]

    def _passes(self, statement: ast.stmt) -> bool:
        match statement:
            case ast.Return() | ast.Raise() | ast.Break() | ast.Continue():
                return False
            case ast.Expr(value=ast.Call() as call):
                return not self.is_ending(call)
            case ast.If(body=body, orelse=orelse):
                return not orelse or self.completes(body) or self.completes(orelse)
            case ast.While(test=test, orelse=[]) if is_always(test):
                return bool(self.breaks[statement])
            case ast.With(body=body) | ast.AsyncWith(body=body):
                return self.completes(body) or not self.only_opens(statement)
            case ast.Try() | ast.TryStar():
                return self._passes_try(statement)
            case ast.Match(cases=cases):
                return not any(is_wildcard(case) for case in cases) or any(self.completes(case.body) for case in cases)
        return True

    def only_opens(self, node: ast.With | ast.AsyncWith) -> bool:
        """`with open(…)`: other managers may swallow an error, and go on below."""
        calls = [item.context_expr for item in node.items]
        return all(isinstance(call, ast.Call) and self.program.is_builtin(call.func, "open") for call in calls)

    def _passes_try(self, node: ast.Try | ast.TryStar) -> bool:
        if not self.completes(node.finalbody):
            return False
        handled = any(self.completes(handler.body) for handler in node.handlers)
        return handled or (self.completes(node.body) and self.completes(node.orelse))


def is_always(test: ast.AST) -> bool:
    """`while True:`, `while 1:`."""
    return isinstance(test, ast.Constant) and bool(test.value)


def is_wildcard(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
