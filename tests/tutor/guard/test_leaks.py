"""The comparison by itself: words, shapes, other languages, recipes, trees and encodings."""

import pytest

from tests.tutor.guard.scenes import find
from tutor.guard import codings, secret, tongues, trees, words
from tutor.guard.leaks import leak
from tutor.guard.snippets import does_something, quoted, snippets

SOLUTION = """total = 0
for price in prices:
    if price > 10:
        total = total + price
print(total)
"""
OWN = "prices = [3, 12, 40]\n"
SECRET = secret.made(
    [SOLUTION], own=[OWN], given=["Add up what is dear.", "```python\nfor pet in pets:\n    print(pet)\n```"]
)


@pytest.mark.parametrize(
    "text",
    [
        "Write `total = total + price` there.",
        "```\nfor price in prices:\n    if price > 10:\n```",
        "for price in prices: if price > 10: total = total + price",
        "for (const price of prices) { if (price > 10) { total += price; } }",
        "for (int i = 0; i < n; i++) { if (price > 10) { total += price; } }",
        "Set total to 0, then for each price in prices, if price is greater than 10, add price to total.",
        "For every price in prices: if price is more than 10, increase total by price.",
        "```\nfor p in prices:\n    if 10 < p:\n        s += p\n```",
        "```\nif not price <= 10:\n    total += price\n```",
        "dG90YWwgPSB0b3RhbCArIHByaWNl",
        "746f74616c203d20746f74616c202b207072696365",
        "gbgny = gbgny + cevpr",
        "ecirp + latot = latot",
        "t o t a l = t o t a l + p r i c e",
        "&#116;otal = total + price",
        "total%20%3D%20total%20%2B%20price",
        "Write total equals total plus price.",
        "`total += price` does it.",
        "exec('total = total + price')",
    ],
)
def test_each_is_a_leak(text):
    assert leak(SECRET, text)


@pytest.mark.parametrize(
    "text",
    [
        "A loop goes through the prices one after the other.",
        "You have `prices = [3, 12, 40]` already.",
        "```\nfor pet in pets:\n    print(pet)\n```",
        "Which prices are dear?",
        "The sum begins at 0 and grows.",
        "Which sign asks whether a number is greater than another?",
        "What is printed at the end?",
        "Think of a basket: what is in it before the first thing goes in?",
        "Use `print` to show it.",
    ],
)
def test_each_is_none(text):
    assert leak(SECRET, text) == ""


def test_bit_by_bit_it_comes_together():
    said = ["It begins with `total`.", "Then comes `=`.", "Then `total` again.", "Then `+`."]
    assert leak(SECRET, "And at last `price`.", said)
    assert leak(SECRET, "And at last `price`.", said[:1]) == ""


def test_in_two_halves_as_a_recipe():
    said = ["Set total to 0.", "For each price in prices do this."]
    assert leak(SECRET, "If price is greater than 10, add price to total.", said)


def test_what_was_out_before_holds_nothing_back_that_adds_nothing():
    said = ["Write `total = total + price` there.", "Set total to 0. For each price in prices, add price to total."]
    assert leak(SECRET, "Which prices are dear?", said) == ""
    assert leak(SECRET, "Where do you use `prices`?", said) == ""
    assert leak(SECRET, "If price is greater than 10, do it.", said)


def test_where_nothing_is_secret_all_may_be_said():
    assert leak(secret.NOTHING, SOLUTION) == ""


def test_of_an_order_its_neighbours_are_secret():
    step = find("rock-paper-scissors").step("6-return")
    hidden = secret.of_question(find("rock-paper-scissors"), step)
    lines = [line for line in step.solution["main.py"].decode().splitlines() if line.strip() and line[0] != "#"]
    assert leak(hidden, "First `" + "`, then `".join(line.strip() for line in lines) + "`.")
    assert leak(hidden, f"One of them is `{lines[0].strip()}`.") == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("if (x === 3) { y++; }", ("if", "x", "=", "3", "y", "=", "y", "+", "1")),
        ("console.log('Hi')", ("print", "S:hi")),
        ("let n = parseInt(prompt('N?'));", ("n", "=", "int", "input", "S:n")),
        ("for (let i = 0; i < 5; i++)", ("for", "i", "in", "range", "0", "5")),
        ("function add(a, b) { return a + b; }", ("def", "add", "a", "b", "return", "a", "+", "b")),
        ("x is at least 3 and y is not equal to z", ("x", ">=", "3", "and", "y", "!=", "z")),
        ("n is divisible by d", ("n", "%", "d", "=", "0")),
        ("store 3 in score", ("score", "=", "3")),
        ("as long as lives > 0", ("while", "lives", ">", "0")),
    ],
)
def test_other_languages_and_recipes_are_read_as_python(text, wanted):
    assert words.skeleton(text) == wanted
    assert tongues.in_python("") == ""


@pytest.mark.parametrize("text", ["Look at line 3 again.", "your_variable_name", "https", "a1b2", "(3, 4, 5)", "Ada"])
def test_ordinary_words_are_not_encoded(text):
    assert not codings.is_encoded(text)


def test_the_same_statement_in_another_spelling_is_the_same_tree():
    one = trees.of(["if guess != secret:\n    tries = tries + 1\n"])
    assert one & trees.of(["if not secret == guess:\n    tries += 1\n"])
    assert not one & trees.of(["if guess < secret:\n    print(guess)\n"])


def test_pieces_of_code_are_found_in_what_is_said():
    text = "First `x = 1`.\n```python\n  if x:\n      print(x)\n```\nThen\ny = 2\nand call print(y) too."
    assert snippets(text) == ["if x:\n    print(x)", "x = 1", "y = 2"]
    assert quoted('Look at `x` and at "too low".') == ["x", "too low"]


@pytest.mark.parametrize(
    ("code", "does"),
    [("x", False), ("3", False), ("tell()", False), ("x = 1", True), ("print(1)", True), ("if x", False)],
)
def test_a_name_or_a_call_by_name_does_nothing_by_itself(code, does):
    assert does_something(code) is does


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Go through `range(2, number)` and ask each time whether `number % n == 0`.", True),
        ("Go through `range(2, number)` one after the other.", False),
        ("`number % n == 0` asks whether nothing is left over.", False),
        ("`range(3, number)` begins at 3, and `number % n == 1` asks for the odd ones.", False),
    ],
)
def test_what_two_lines_do_is_a_leak_with_other_names_too(text, tells):
    """One of them is how a thing is taught; both together are the step."""
    hidden = secret.made(
        ["for divisor in range(2, n):\n    if n % divisor == 0:\n        return False\n"], own=["n = 3\n"], given=[]
    )
    assert bool(leak(hidden, text)) == tells


def test_two_lines_that_do_the_same_count_once():
    hidden = secret.made(["yours = yours + 1\nmine = mine + 1\n"], own=[], given=[])
    assert not leak(hidden, "`count += 1` does the same as `count = count + 1`.")
