"""Two texts that grew from one: what merges, what does not, and how long it may take."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.history.merging import merge

BASE = "import turtle\n\nsize = 10\nfor i in range(4):\n    turtle.forward(size)\n    turtle.left(90)\n"

texts = st.lists(st.sampled_from(["", "a", "b", "    c", "x = 1", "# é😀"]), max_size=12).map("\n".join)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (("size = 10", "size = 20"), ("left(90)", "left(60)"), True),
        (("import turtle", "import turtle as t"), ("size = 10", "size = 5\ncolour = 'red'"), True),
        (("size = 10", "size = 20"), ("for i in range(4)", "for i in range(6)"), True),  # the next line is another
        (("left(90)\n", "left(90)\nprint('mine')\n"), ("left(90)", "right(90)"), True),
        (("\n\nsize = 10", ""), ("left(90)", "left(45)"), True),
        (("size = 10", "size = 20"), ("size = 10", "size = 30"), False),
        (("left(90)\n", "left(90)\nprint('mine')\n"), ("left(90)\n", "left(90)\nprint('theirs')\n"), False),
        (("size = 10\n", ""), ("size = 10", "size = 11"), False),
    ],
)
def test_what_does_not_touch_is_put_together(mine, theirs, merged):
    came = merge(BASE, BASE.replace(*mine), BASE.replace(*theirs))
    assert came == (BASE.replace(*mine).replace(*theirs) if merged else None)


def test_what_both_did_alike_is_there_once():
    assert merge("a\nb\nc", "a\nB\nc\nmine", "A\na\nB\nc") == "A\na\nB\nc\nmine"


@given(texts, texts)
def test_one_who_changed_nothing_gets_what_the_other_wrote(base, text):
    assert merge(base, text, text) == text
    assert merge(base, base, text) == text
    assert merge(base, text, base) == text


@given(texts, texts, texts)
def test_it_does_not_matter_who_comes_first(base, mine, theirs):
    assert merge(base, mine, theirs) == merge(base, theirs, mine)


@given(texts, st.data())
def test_a_clean_merge_holds_every_character_of_both(base, data):
    def write(who):
        """Lines added and changed at some places, each known again by its words."""
        lines = base.split("\n")
        for number in range(data.draw(st.integers(0, 3))):
            at = data.draw(st.integers(0, len(lines) - 1))
            lines[at : at + data.draw(st.integers(0, 1))] = [f"{who} wrote {number}"]
        return "\n".join(lines)

    mine, theirs = write("I"), write("they")
    merged = merge(base, mine, theirs)
    if merged is not None:
        written = {line for line in (mine + "\n" + theirs).split("\n") if "wrote" in line}
        assert written <= set(merged.split("\n"))
        only_once = {line for line in base.split("\n") if base.split("\n").count(line) == 1}
        untouched = only_once & set(mine.split("\n")) & set(theirs.split("\n"))
        assert untouched <= set(merged.split("\n"))


HOSTILE = {
    "a million empty lines": ("\n" * 1_000_000, "\n" * 999_998 + "x\n", "y" + "\n" * 1_000_000),
    "all lines changed": tuple("\n".join(f"{who}{n}" for n in range(40_000)) for who in "abc"),
    "one line without end": ("a" * 1_000_000, "a" * 999_999 + "b", "c" + "a" * 999_999),
    "two words in every order": tuple(
        "\n".join(random.Random(seed).choice("ab") for _ in range(190)) for seed in (1, 2, 3)
    ),
    "lines that come and go": (
        "\n".join("a" if n % 2 else f"{n}" for n in range(280)),
        "\n".join("a" if n % 3 else f"m{n}" for n in range(210)),
        "\n".join("a" if n % 5 else f"t{n}" for n in range(140)),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_large_or_hostile_text_takes_bounded_time(name):
    began = time.process_time()
    merge(*HOSTILE[name])
    assert time.process_time() - began < 1.5
