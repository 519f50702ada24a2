"""A program as cells and back: not a letter is lost, whatever it holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projects.exchange.cells import Cell, joined, split
from tests.examples import examples

PROGRAM = """# %% [markdown]
# # Birds
#
# We count them.

# %%
birds = 3

# %%
print(birds)
"""

MARKS = ["# %%", "# %% [markdown]", "#%% x", "# %% [md] t", "# %% [raw]", "# %%\t", "# %% [markdown"]
NEARLY = ["#", "# ", "# a", "#  b", "# \\%% q", "# \\\\%%", "#%%time", "  # %%", "# %%x", "\x0b", "", "%magic", "x = 1"]
LINES = st.sampled_from([*MARKS, *NEARLY])
TEXTS = st.lists(LINES | st.text(max_size=8), max_size=9).map("\n".join)
CELLS = st.lists(st.builds(Cell, st.sampled_from(["code", "markdown", "raw"]), TEXTS), max_size=5)


def test_marks_make_cells_and_comments_words():
    assert [(cell.kind, cell.source, cell.facts) for cell in split(PROGRAM)] == [
        ("markdown", "# Birds\n\nWe count them.", {}),
        ("code", "birds = 3", {}),
        ("code", "print(birds)", {}),
    ]


def test_a_program_without_marks_is_one_cell():
    assert split("print(1)\n") == [Cell("code", "print(1)", {"mark": ""})]
    assert split("") == []


@settings(max_examples=examples(500), deadline=None)
@given(text=TEXTS)
def test_a_program_becomes_cells_and_the_same_program_again(text):
    assert joined(split(text)) == text


@settings(max_examples=examples(500), deadline=None)
@given(cells=CELLS)
def test_cells_become_a_program_and_the_same_cells_again(cells):
    back = split(joined(cells))
    assert [(cell.kind, cell.source) for cell in back] == [(cell.kind, cell.source) for cell in cells]


@pytest.mark.parametrize("mark", ["", "x", "# %%", "# %% [markdown]\n", "# %%\nimport os\n", "# %% [raw]"])
@pytest.mark.parametrize("end", ["", "x", "\n" * 9, "\r"])
def test_facts_that_were_changed_elsewhere_break_no_program(mark, end):
    cells = [Cell("code", "a = 1", {"mark": mark, "end": end}) for _ in range(3)]
    program = joined(cells)
    assert program.count("a = 1\n") >= 2
    assert "import os" not in program
    assert [cell.source.strip() for cell in split(program)] == ["a = 1"] * 3
