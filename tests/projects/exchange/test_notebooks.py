"""Notebooks, in and out: cells keep their words, outputs are dropped, magics are comments, bombs do nothing."""

import json
import resource
import time

import nbformat
import pytest
from hypothesis import given, settings
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from projects.exchange import notebooks
from projects.exchange.magics import commented
from runner.errors import RefusedFile
from tests.examples import examples
from tests.projects.exchange.test_cells import PROGRAM, TEXTS

MIB = 1024 * 1024


def program(data, name="lesson.ipynb"):
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    return notebooks.unpack(name=name, data=data).files["main.py"].decode()


def notebook(*cells, **facts):
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)} | facts


def code(source, **facts):
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None} | facts


# ── Out ──


def test_a_program_is_a_valid_notebook():
    made = nbformat.reads(notebooks.pack(PROGRAM).decode(), as_version=4)
    nbformat.validate(made)
    assert [(cell.cell_type, cell.source) for cell in made.cells] == [
        ("markdown", "# Birds\n\nWe count them."),
        ("code", "birds = 3"),
        ("code", "print(birds)"),
    ]
    assert made.metadata.kernelspec.name == "python3"


@settings(max_examples=examples(200), deadline=None)
@given(text=TEXTS)
def test_any_program_comes_back_from_its_notebook(text):
    made = notebooks.pack(text)
    nbformat.validate(nbformat.reads(made.decode(), as_version=4))
    plain, changed = commented(text)
    if not changed and "\r" not in text:
        assert program(made) == plain


def test_a_program_comes_back_after_another_tool_has_written_the_notebook():
    other = nbformat.reads(notebooks.pack(PROGRAM).decode(), as_version=4)
    other.cells[1].outputs = [new_output("stream", text="3\n")]
    other.cells[1].execution_count = 7
    assert program(nbformat.writes(other).encode()) == PROGRAM


# ── In ──


def test_cells_become_a_program_with_marks_and_outputs_are_dropped():
    shown = new_output("display_data", {"text/html": "<script>alert(1)</script>", "image/png": "A" * 100})
    cells = [new_markdown_cell("# Birds\n\nWe count them."), new_code_cell("birds = 3", outputs=[shown])]
    data = nbformat.writes(new_notebook(cells=[*cells, new_code_cell("print(birds)")])).encode()
    bundle = notebooks.unpack(name="lesson.ipynb", data=data)
    assert bundle.files == {"main.py": PROGRAM.encode()}
    assert (bundle.title, bundle.entry) == ("Birds", "main.py")
    assert bundle.said == ["What the notebook had shown is not kept: press Run to see it anew."]


def test_without_a_heading_the_title_is_the_files_name():
    assert notebooks.unpack(name="Week 3.ipynb", data=json.dumps(notebook()).encode()).title == "Week 3"


@pytest.mark.parametrize("version", [1, 2, 3])
def test_old_notebooks_are_read(version):
    cells = [
        {"cell_type": "code", "input": ["a = 1\n", "b = 2"], "prompt_number": 3, "outputs": [{"x": 1}]},
        {"cell_type": "heading", "level": 2, "source": "Words"},
        {"cell_type": "code", "code": "c = 3"} if version == 1 else {"cell_type": "markdown", "source": ["w"]},
    ]
    found = {"nbformat": version, "nbformat_minor": 0, "metadata": {"name": "x"}}
    found |= {"cells": cells} if version == 1 else {"worksheets": [{"cells": cells}]}
    last = "# %%\nc = 3\n" if version == 1 else "# %% [markdown]\n# w\n"
    assert program(found) == f"# %%\na = 1\nb = 2\n\n# %% [markdown]\n# ## Words\n\n{last}"


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ("%matplotlib inline\nx = 1", "# %matplotlib inline\nx = 1"),
        ("!pip install numpy", "# !pip install numpy"),
        ("if a:\n    !ls\nb", "if a:\n    pass  # !ls\nb"),
        ("%%time\nx = 1", "# %%time\nx = 1"),
        ("%%html\n<b>x</b>\n\n<i>", "# %%html\n# <b>x</b>\n\n# <i>"),
        ("print?", "# print?"),
        ("?print", "# ?print"),
        ("files = !ls", "# files = !ls"),
        ("x = (7\n% 4)", None),
        ("text = '''\n%d of them\n!now\n'''", None),
        ("y = '''a''' % 3\nz = 7 %2", None),
        ("a != b", None),
        ("# 100 %sure\n", None),
    ],
)
def test_what_only_notebooks_understand_is_a_comment(source, becomes):
    assert commented(source)[0] == (source if becomes is None else becomes)


def test_how_many_lines_became_comments_is_said():
    one = notebooks.unpack(name="x.ipynb", data=json.dumps(notebook(code("%matplotlib inline"))).encode())
    assert one.said[0].startswith("One line that only notebooks understand is a comment now")
    two = notebooks.unpack(name="x.ipynb", data=json.dumps(notebook(code("!a\n!b"))).encode())
    assert two.said[0].startswith("2 lines that only notebooks understand are comments now")


# ── What is no honest notebook ──

DEEP = b"[" * 200_000
MANY = [code("x")] * 2_001
REFUSED = {
    "nothing": (b"", "cannot be read"),
    "no notebook": (b"print(1)", "cannot be read"),
    "a list": (b"[]", "cannot be read"),
    "no version": (b'{"cells": []}', "cannot be read"),
    "cut off": (notebooks.pack(PROGRAM)[:-20], "cannot be read"),
    "not UTF-8": (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "\xff"}]}', "cannot be read"),
    "half a character": (rb'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "\ud800"}]}', "cannot be read"),
    "deep": (DEEP, "cannot be read"),
    "deep in an output": (b'{"nbformat": 4, "cells": [{"cell_type": "code", "outputs": ' + DEEP, "cannot be read"),
    "a number for words": (json.dumps(notebook(code(7))).encode(), "cannot be read"),
    "an unknown cell": (json.dumps(notebook(code("x", cell_type="<b>"))).encode(), "cannot be read"),
    "facts of another": (json.dumps(notebook(code("x", metadata={"buildalong": {"mark": 7}}))).encode(), "cannot"),
    "old with nonsense": (b'{"nbformat": 3, "worksheets": 7}', "cannot be read"),
    "old, unknown cell": (b'{"nbformat": 2, "worksheets": [{"cells": [{"cell_type": "x"}]}]}', "cannot be read"),
    "R": (json.dumps(notebook(metadata={"kernelspec": {"language": "R", "name": "ir"}})).encode(), "not written in Py"),
    "many cells": (json.dumps(notebook(*MANY)).encode(), "has 2,001 cells"),
    "a long program": (json.dumps(notebook(code("x" * 2 * MIB))).encode(), "at most 1 MB"),
    "three million nothings": (b'{"nbformat": 4, "cells": [' + b"{}," * 2_700_000 + b"{}]}", "cannot be read"),
    "a long number": (b'{"nbformat": ' + b"9" * 1_000_000 + b"}", "cannot be read"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_a_sentence_soon_and_with_little_memory(what):
    data, says = REFUSED[what]
    began, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(RefusedFile, match=says):
        program(data)
    assert time.process_time() - began < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 96 * 1024  # KiB


def test_outputs_however_large_and_odd_cost_nothing():
    outputs = b'[{"output_type": "stream", "text": [' + b"{}," * 2_500_000 + b"7]}]"
    data = b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = 1", "outputs": ' + outputs + b"}]}"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert program(data) == "# %%\nx = 1\n"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 64 * 1024  # KiB


def test_nothing_of_a_broken_notebook_is_written_to_the_log(caplog):
    with pytest.raises(RefusedFile):
        program(notebook(code("a secret", cell_type="odd")))
    assert program({"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "a secret"}]}]})
    assert caplog.text == ""
