"""A program before it is run: can it be read, and is it still the one that the step began with?"""

import ast
import contextlib
import traceback
import warnings
from collections.abc import Mapping

import regex

from learn.lessons.checks.words import SECONDS
from runner.diagnosis.sources import MOST_BYTES, parsing
from runner.messages import Failed


def read(files: Mapping[str, bytes], entry: str) -> tuple[ast.Module | None, Failed | None]:
    """Its tree, or the mistake for which Python cannot read it. Neither, where only running it can tell."""
    try:
        return parsed(files.get(entry, b"")), None
    except SyntaxError as error:
        return None, failed_of(error, entry)
    except (ValueError, RecursionError, MemoryError, OverflowError):
        return None, None


def parsed(data: bytes) -> ast.Module:
    if len(data) > MOST_BYTES:
        raise ValueError("Nobody wrote so much by hand.")
    with parsing, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(data)


def failed_of(error: SyntaxError, entry: str) -> Failed:
    """As the kernel tells it of a program that it cannot begin."""
    error.filename = entry
    line, column = error.lineno or 0, max((error.offset or 1) - 1, 0)
    end_line = error.end_lineno or line
    end_column = error.end_offset - 1 if error.end_offset and error.end_offset > 0 else -1
    if end_line == line and end_column <= column:
        end_column = column + 1
    return Failed(
        kind=type(error).__name__,
        message=error.msg,
        file=entry,
        line=line,
        end_line=end_line,
        column=column,
        end_column=end_column,
        text="".join(traceback.format_exception_only(error)),
    )


def with_changes(program: bytes, changes: Mapping[str, str]) -> bytes:
    """With other data than its author wrote into it, where they stand as the step gave them."""
    text = program.decode("utf-8", "surrogateescape")
    for pattern, put in changes.items():
        with contextlib.suppress(TimeoutError):
            text = regex.sub(pattern, put, text, count=1, timeout=SECONDS)
    return text.encode("utf-8", "surrogateescape")


def is_unchanged(files: Mapping[str, bytes], begun_with: Mapping[str, bytes], entry: str) -> bool:
    """Comments and spaces are no change; another line in a file of data is one."""
    if any(files.get(name) != data for name, data in begun_with.items() if name != entry):
        return False
    one, other = files.get(entry, b""), begun_with.get(entry, b"")
    try:
        return ast.dump(parsed(one)) == ast.dump(parsed(other))
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return one.split() == other.split()
