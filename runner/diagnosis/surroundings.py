"""Files, modules, answers, memory, time: what a program finds around it."""

import ast
import re
import sys

from django.utils.translation import gettext as _

from runner.diagnosis import scopes, silent
from runner.diagnosis.cases import Case, Span
from runner.diagnosis.findings import Finding
from runner.diagnosis.modules import other_module
from runner.diagnosis.nearness import nearest
from runner.diagnosis.words import compare_letters

NO_FILE = re.compile(r"\[Errno 2\] No such file or directory: (['\"])(.*)\1")
NO_MODULE = re.compile(r"No module named '([^']+)'")
NOT_IN_MODULE = re.compile(r"cannot import name '([^']+)' from (?:partially initialized module )?'([^']+)'")
MODULE = re.compile(r"(?:partially initialized )?module '([^']+)' has no attribute '([^']+)'")
KNOWN_MODULES = (
    "random math time datetime turtle json csv os sys string statistics re itertools collections copy functools "
    "matplotlib numpy pandas PIL calendar decimal fractions pathlib colorsys textwrap"
).split()


# ── Files ──


def missing_file(case: Case) -> Finding | None:
    found = NO_FILE.match(case.message)
    if not found:
        return None
    name = found[2]
    same = [known for known in case.file_names if known.lower() == name.lower().rsplit("/")[-1] and known != name]
    near = same[0] if same else nearest(name, case.file_names)
    if "/" in name or "\\" in name:
        look = _("Files beside the program are opened without folders. Which part of `{name}` is the file alone?")
    elif near:
        look = compare_letters()
    else:
        look = _("The ending, like `.txt`, is a part of a file's name. Which of your files should {here} open?")
    return case.finding(
        "missing-file",
        _("{where} opens the file `{name}`, but there is no file of that name. There is `{near}`.")
        if near
        else _("{where} opens the file `{name}`, but there is no file of that name."),
        look,
        name=name,
        near=near,
    )


def file_not_open(case: Case) -> Finding | None:
    if case.message.startswith("I/O operation on closed file"):
        return case.finding(
            "file-not-open",
            _("{where} reads from or writes to a file that is closed already."),
            _("With `with`, a file is open only inside the block. Is {here} indented as far as the block of `with`?")
            if any(isinstance(node, ast.With) for node in case.source.nodes)
            else _("After `close()` a file is closed. Which line closes the file before {here} runs?"),
        )
    if case.message not in ("not readable", "not writable"):
        return None
    return case.finding(
        "file-not-open",
        _("{where} reads from a file that was opened only for writing.")
        if case.message == "not readable"
        else _("{where} writes to a file that was opened only for reading."),
        _(
            'open() is told what for: `"r"` for reading, `"w"` for writing, `"a"` for adding. '
            "Which letter stands in the brackets of your `open()`?"
        ),
    )


# ── Modules ──


def missing_module(case: Case) -> Finding | None:
    found = NO_MODULE.match(case.message)
    if not found:
        return None
    name = found[1].split(".")[0]
    if f"{name}.py" in case.sources and "is not a package" in case.message:
        return shadowed(case, name)
    own = [file.removesuffix(".py") for file in case.sources]
    near = nearest(name, [*own, *KNOWN_MODULES])
    same = next((known for known in KNOWN_MODULES if known.lower() == name.lower() and known != name), "")
    return case.finding(
        "missing-module",
        _("{where} imports `{name}`, but there is no such module. There is `{near}`.")
        if near or same
        else _("{where} imports `{name}`, but there is no such module here."),
        compare_letters()
        if near or same
        else _("Not every module from the internet is there. What do you want to do with `{name}`?"),
        name=name,
        near=same or near,
    )


def missing_in_module(case: Case) -> Finding | None:
    found = NOT_IN_MODULE.match(case.message)
    if not found:
        return None
    name, module = found[1], found[2]
    if is_hidden(case, module):
        return shadowed(case, module)
    own = case.sources.get(f"{module}.py")
    known = [binding.name for binding in scopes.bindings(own)] if own else public_names(module)
    near = nearest(name, known) or next((k for k in known if k.lower() == name.lower()), "")
    return case.finding(
        "missing-in-module",
        _("{where} imports `{name}` from `{module}`. `{module}` has no `{name}`, but `{module}` has `{near}`.")
        if near
        else _("{where} imports `{name}` from `{module}`. `{module}` has no `{name}`."),
        compare_letters() if near else other_module(name, module, is_own=own is not None),
        name=name,
        module=module,
        near=near,
    )


def public_names(module: str) -> list[str]:
    """Of the modules that are loaded here anyway; nothing is imported for it."""
    return (
        [name for name in vars(sys.modules.get(module, object)) if not name.startswith("_")]
        if module in sys.modules
        else []
    )


def hidden_module(case: Case) -> Finding | None:
    found = MODULE.match(case.message)
    return shadowed(case, found[1]) if found and is_hidden(case, found[1]) else None


def is_hidden(case: Case, module: str) -> bool:
    """A file of the student's own has the name of one of Python's."""
    is_pythons = module in sys.stdlib_module_names or module in KNOWN_MODULES
    return f"{module}.py" in case.sources and is_pythons


def shadowed(case: Case, module: str) -> Finding:
    return case.finding(
        "shadowed-module",
        _("{where} means Python's module `{module}`, but gets your own file `{file}`, because it has the same name."),
        _("Give the file `{file}` another name. What does your file `{file}` do, in one word?"),
        module=module,
        file=f"{module}.py",
    )


# ── Answers, memory, time ──


def end_of_input(case: Case) -> Finding | None:
    return case.finding(
        "end-of-input",
        _("{where} asks for an answer with input(), but there are no more answers."),
        _("Somebody ended the input, or the program asks more often than was planned. How often does {here} ask?"),
    )


def endless_recursion(case: Case) -> Finding | None:
    if "recursion" not in case.message:
        return None
    names = [frame.function for frame in case.failed.frames[-6:]]
    name = max(set(names), key=names.count) if names else ""
    defined = scopes.function_named(case.source, name)
    at = Span(case.line, case.failed.column, case.failed.end_line, case.failed.end_column)
    if defined is None:
        return case.finding(
            "endless-recursion",
            _("{where} is part of functions that call each other again and again, without an end."),
            _("Each of the functions calls another one. When should the functions stop calling each other?"),
            at=at,
        )
    at = (calls(defined, name) and where_called_again(case, name)) or at
    return case.finding(
        "endless-recursion",
        _("{where} calls the function `{name}` again, from inside itself, without an end.")
        if calls(defined, name)
        else _("{where} is in the function `{name}`, which is called again and again, without an end."),
        recursion_advice(defined),
        at=at,
        name=name,
        outside=name if calls(defined, name) and not has_end(defined) and hands_on_the_same(defined) else "",
    )


def recursion_advice(function: ast.FunctionDef) -> str:
    if not calls(function, function.name):
        return _(
            "To do something again, a loop is often better. "
            "Which function calls `{name}`, and which does `{name}` call?"
        )
    has_values = bool(function.args.args or function.args.kwonlyargs or function.args.vararg)
    is_same = hands_on_the_same(function)
    if has_end(function) and has_values and is_same:
        return _("Follow the value in the brackets. How does the value change from one call of `{name}` to the next?")
    if has_end(function) and has_values:
        return _("Follow the value in the brackets. For which value does `{name}` not call itself again?")
    if has_end(function) or not is_same:
        return _("To do something again, a loop is often better. When should `{name}` stop calling itself?")
    return _("A function is called from outside. Does {here} belong into the function `{name}`, or below the function?")


def has_end(function: ast.FunctionDef) -> bool:
    return any(isinstance(node, ast.If | ast.IfExp | ast.While | ast.For) for node in ast.walk(function))


def hands_on_the_same(function: ast.FunctionDef) -> bool:
    """It calls itself with just what it was given, so that one call does what the one before did."""
    own = [argument.arg for argument in function.args.args]
    called = [node for node in ast.walk(function) if isinstance(node, ast.Call) and is_named(node, function.name)]
    return all([getattr(value, "id", "") for value in call.args] == own and not call.keywords for call in called)


def where_called_again(case: Case, name: str) -> Span | None:
    """Most of its rounds stand at the call; the last one broke wherever there was no more room."""
    frames = [frame for frame in case.failed.frames[-6:] if frame.function == name and frame.file == case.failed.file]
    lines = [frame.line for frame in frames]
    frame = max(frames, key=lambda each: lines.count(each.line), default=None)
    return Span(frame.line, frame.column, frame.end_line, frame.end_column) if frame else None


def calls(function: ast.FunctionDef, name: str) -> bool:
    return any(isinstance(node, ast.Call) and is_named(node, name) for node in ast.walk(function))


def is_named(call: ast.Call, name: str) -> bool:
    return getattr(call.func, "id", "") == name


def too_much_memory(case: Case) -> Finding | None:
    return case.finding(
        "too-much-memory",
        _("{where} needs more memory than there is."),
        _("Something grows without end, or is far too big. Which list, text or number of {here} gets too big?"),
    )


def endless_loop(case: Case) -> Finding | None:
    """What a limit cut off: `case` has its reason as its kind."""
    if case.kind == "memory":
        return too_much_memory(case)
    if case.kind not in ("time", "computed", "printed") or not case.line:
        return None
    known = silent.why_endless(case.source, case.line)
    if known is not None:
        return known
    loops = [node for node in case.statements() if isinstance(node, ast.While | ast.For)]
    if not loops:
        return None
    loop = next((node for node in reversed(loops) if isinstance(node, ast.While)), loops[-1])
    at = Span(
        loop.lineno,
        case.source.characters(loop.lineno, loop.col_offset),
        loop.lineno,
        len(case.source.line(loop.lineno)),
    )
    if isinstance(loop, ast.For):
        return None
    condition = " ".join((case.written(loop.test)).split())
    if condition in ("True", "1"):
        return case.finding(
            "endless-loop",
            _("{where} begins a loop with `while {condition}:`, and it never came to an end."),
            _("A `while {condition}:` only ends with `break`. When does the program reach the `break`?")
            if any(isinstance(node, ast.Break) for node in ast.walk(loop))
            else _("A `while {condition}:` only ends with `break`. When should the loop in {here} end?"),
            at=at,
            condition=condition,
        )
    return case.finding(
        "endless-loop",
        _("{where} begins a loop that never ended: `{condition}` stayed true."),
        _("Look at what changes in the loop. Which line of the loop can make `{condition}` false?"),
        at=at,
        condition=condition,
    )


RULES = {
    "FileNotFoundError": (missing_file,),
    "UnsupportedOperation": (file_not_open,),
    "ModuleNotFoundError": (missing_module,),
    "ImportError": (missing_in_module,),
    "EOFError": (end_of_input,),
    "RecursionError": (endless_recursion,),
    "MemoryError": (too_much_memory,),
}
ATTRIBUTE_RULES = (hidden_module,)
VALUE_RULES = (file_not_open,)
LIMIT_RULES = (endless_loop,)
