"""What only a notebook understands (`%matplotlib`, `!pip`, `name?`): comments in a program."""

import re

OF_A_CELL = re.compile(r"\s*%%[A-Za-z]\w*")
OF_A_LINE = re.compile(r"\s*(?:%[A-Za-z]\w*|!{1,2}\s*\w|\?{1,2}\w|[\w.]+\?{1,2}\s*$|[\w, ]+=\s*(?:%[A-Za-z]|!{1,2}\w))")
# Below these stands Python; below any other `%%word` something else.
AROUND_PYTHON = frozenset("time timeit capture prun memit mprun python python3".split())
QUOTES = re.compile(r"'''|\"\"\"")


def commented(source: str) -> tuple[str, int]:
    """The source as Python reads it, and how many lines became comments."""
    lines = source.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if OF_A_CELL.match(first) and first.strip()[2:].split()[0] not in AROUND_PYTHON:
        return "\n".join(f"# {line}" if line else "" for line in lines), len(lines)
    changed, inside = 0, ""
    for number, line in enumerate(lines):
        if not inside and (OF_A_CELL.match(line) or OF_A_LINE.match(line)):
            lines[number] = _comment(line)
            changed += 1
        else:
            inside = _quote_left_open(line, inside)
    return "\n".join(lines), changed


def _comment(line: str) -> str:
    """In a block the line has to stay one that Python takes."""
    words = line.lstrip()
    indent = line[: len(line) - len(words)]
    return f"{indent}pass  # {words}" if indent else f"# {words}"


def _quote_left_open(line: str, inside: str) -> str:
    """The three quotes within which the next line stands."""
    for quotes in QUOTES.findall(line):
        inside = "" if quotes == inside else inside or quotes
    return inside
