"""Names of files: everyday ones pass in any script, hostile ones get a kind sentence."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from runner.errors import RefusedFile
from runner.names import MAX_BYTES, checked_name, free_name, name_key, tidied
from tests import attacks

ANY_NAME = st.text(st.characters(exclude_categories=()), max_size=150)  # lone surrogates too
NEAR_NAME = st.text(st.sampled_from("aAé.ß_- ()/\\\0\u202e\u200b\ufeff\u0301\u3164\ufdfa1ﬁ．\ud800con"), max_size=60)


@pytest.mark.parametrize(
    "name",
    [
        *["main.py", "Main.PY", "a", "_x.py", "2nd try.txt", "photo (1).jpg", "data-2026.csv", "café.py"],
        *["größe.txt", "имя.py", "数据.csv", "हिन्दी.txt", "ไฟล์.txt", "נתונים.csv"],
        *["__init__.py", "conftest.py", "x.pth", "console.py"],
    ],
)
def test_everyday_names_pass_in_any_script(name):
    assert checked_name(name) == name


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "needs a name"),
        ("   ", "needs a name"),
        ("../x.py", "no folders"),
        ("..\\x.py", "no folders"),
        (".env", "starts with"),
        ("-rf", "starts with"),
        (" main.py", "starts with"),
        ("main.py.", "cannot end"),
        ("main.py ", "cannot end"),
        ("a..py", "two dots"),
        ("aux", "keep that name"),
        ("CON.txt", "keep that name"),
        ("nul .tar.gz", "keep that name"),
        ("ｃｏｍ１.py", "keep that name"),
        ("a" * 98 + ".py", "too long"),
        ("é" * 51, "too long"),
        ("ﷺ" * 30, "too long"),
        ("a\r\nb", "letters, digits"),
        ("x\u202eyp.exe", "letters, digits"),
        ("zero\u200bwidth", "letters, digits"),
        ("\ud800.py", "letters, digits"),
        ("hangul\u3164filler", "letters, digits"),
        ("z" + "\u0321" * 9, "letters, digits"),
        ("a:b", "letters, digits"),
        ("℀", "letters, digits"),
    ],
)
def test_a_refused_name_is_told_why_and_what_would_do(name, says):
    with pytest.raises(RefusedFile, match=says) as refused:
        checked_name(name)
    suggested = str(refused.value).split("“")[1].removesuffix("”.")
    assert checked_name(suggested) == suggested


def test_a_name_comes_back_composed():
    assert checked_name("cafe\u0301.py") == "café.py"


@pytest.mark.parametrize(
    ("one", "other"), [("main.py", "MAIN.PY"), ("straße", "STRASSE"), ("ﬁle", "FILE"), ("１", "1")]
)
def test_names_that_could_be_taken_for_each_other_share_a_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize("name", attacks.names())
def test_every_hostile_name_is_refused_kindly_or_is_plain(name):
    expect_safe(name)


@given(ANY_NAME | NEAR_NAME)
@example("a" * 200 + ".py")
@example("/".join("a" * 80))
@example("con" + "\u0301" * 100)
def test_names_nobody_thought_of_are_refused_kindly_or_are_plain(name):
    expect_safe(name)


@given(ANY_NAME | NEAR_NAME, st.integers(0, 12))
def test_a_free_name_is_free_and_allowed(name, others):
    name, taken = tidied(name), set()
    for _ in range(others):
        taken.add(name_key(free_name(name, taken)))
    assert len(taken) == others
    assert checked_name(free_name(name, taken)) not in taken


def test_a_name_of_megabytes_takes_no_time():
    began = time.thread_time()
    expect_safe("\ufdfa\u0323\u0301" * 1_000_000)
    assert time.thread_time() - began < 0.1


def test_the_number_comes_before_the_ending_so_that_it_still_runs():
    assert free_name("shapes.py", {"shapes.py", "shapes_2.py"}) == "shapes_3.py"


def test_a_long_name_keeps_its_ending_when_it_is_shortened():
    assert tidied("x" * 300 + ".csv").endswith("x.csv")


def expect_safe(name):
    try:
        taken = checked_name(name)
    except RefusedFile as refused:
        said = str(refused)
        assert said.endswith("”.")
        assert said.isprintable()
        taken = said.split("“")[1].removesuffix("”.")
        assert checked_name(taken) == taken == tidied(name)
    expect_plain(taken)
    assert checked_name(taken) == taken  # the normal form is stable


def expect_plain(name):
    assert 0 < len(name.encode()) <= MAX_BYTES
    assert 0 < len(name_key(name)) <= 200
    assert not set('/\\:*?"<>|\0\r\n') & set(name + unicodedata.normalize("NFKC", name))
    assert name.isprintable()
    assert name[0] not in ".- "
    assert name[-1] not in ". "
    assert ".." not in name
