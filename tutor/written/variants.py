"""Examples and explanations of kinds of mistake that come in several shapes, each of which needs another idea."""

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext_noop as _

from runner.diagnosis.findings import Finding

Facts = Mapping[str, str]

JOINED = 'age = 11\nprint("I am " + str(age))\nprint(f"I am {age}")'
ADDED = 'typed = "4"\nprint(3 + int(typed))'
ADDED_OR_JOINED = 'typed = "4"\nprint(3 + int(typed))\nprint(f"{typed} sweets")'
PETS = 'pets = ["cat", "dog", "owl"]\n'


def fitting(finding: Finding) -> str:
    """ "" where the one of the whole kind fits."""
    return next((example for fits, example in VARIANTS.get(finding.tag, ()) if fits(finding.names)), "")


def explained(finding: Finding) -> str:
    """Why Python does so; "" where what is said of the whole kind fits."""
    return next((text for fits, text in EXPLAINED.get(finding.tag, ()) if fits(finding.names)), "")


def _is(name: str, *values: str) -> Callable[[Facts], bool]:
    return lambda facts: facts.get(name) in values


def _has(name: str) -> Callable[[Facts], bool]:
    return lambda facts: bool(facts.get(name))


def _content(facts: Facts) -> str:
    """Of the text that met a number, without its quotes; "" where it is not known."""
    text = facts.get("text", "")
    if text[:1] in ("'", '"'):
        return text.strip("'\"") or " "
    found = re.search(rf"{re.escape(text)}\W+[^(,]*\(\W*(.*?)\W*\)", facts.get("told", "")) if text else None
    return found[1] if found else ""


def _is_of_digits(facts: Facts) -> bool:
    return bool(re.fullmatch(r"\s*\d+(?:\.\d+)?\s*", _content(facts)))


def _is_of_letters(facts: Facts) -> bool:
    return bool(_content(facts)) and not _is_of_digits(facts)


def _is_unknown(facts: Facts) -> bool:
    return not _content(facts)


def _is_pythons_own(facts: Facts) -> bool:
    return facts.get("defined") == "0"


def _is_in_quotes(facts: Facts) -> bool:
    return facts.get("index", "")[:1] in ("'", '"')


def _is_between(facts: Facts) -> bool:
    return _has("what")(facts) and not _has("value")(facts)


VARIANTS: dict[str, tuple[tuple[Callable[[Facts], bool], str], ...]] = {
    "number-plus-text": ((_is_of_letters, JOINED), (_is_unknown, ADDED_OR_JOINED)),
    "text-plus-number": ((_is_of_digits, ADDED),),
    "wrong-bracket": (
        (_has("called"), 'print("Rain", len("hat"))'),
        (_is("opened", "("), 'print("Rain", len("hat"))'),
        (_is("opened", "["), 'pets = ["cat", "dog", "owl"]\nprint("Pets:", pets)'),
        (_is("opened", "{"), 'ages = {"Ada": 12, "Ben": 9}\nprint("Ages:", ages)'),
    ),
    "dict-key": (
        (_has("near"), 'ages = {"Ada": 12, "Ben": 9}\nfor name in ages:\n    print(name)\nprint(ages["Ben"])'),
        (_has("other"), 'rooms = {1: "hall", 2: "attic"}\ntyped = "2"\nprint(rooms[int(typed)])'),
    ),
    "index-not-whole": (
        (_is_in_quotes, f"{PETS}print(pets[1])"),
        (_is("given", "a text"), f"{PETS}place = 1\nprint(pets[place])\nfor pet in pets:\n    print(pet)"),
        (_is("given", "a tuple"), "seats = [[1, 2], [3, 4]]\nprint(seats[0][1])"),
    ),
    "unpack-count": (
        (_has("row"), 'words = ["ab", "cd"]\nfor word in words:\n    print("-".join(word))'),
        (_has("looped"), 'ages = [("Ada", 12), ("Ben", 9)]\nfor name, age in ages:\n    print(name, age)'),
    ),
    "endless-recursion": ((_has("outside"), 'def cheer(name):\n    print("Go,", name)\n\ncheer("Ada")\ncheer("Ben")'),),
    "too-many-arguments": (
        (
            lambda facts: _is_pythons_own(facts) and facts.get("function") == "input",
            'place = "park"\nname = input("Who is in the " + place + "? ")\nprint("Hello,", name)',
        ),
        (_is_pythons_own, 'print(len("hello"))\nprint(max(3, 8))'),
    ),
    "plus-equals-turned": ((_is("sign", "-"), "sweets = 10\nsweets -= 3\nprint(sweets)"),),
    "plus-plus": ((_is("written", "--"), "sweets = 10\nsweets = sweets - 1\nsweets -= 1\nprint(sweets)"),),
    "reset-in-loop": (
        (
            _is("value", "[]"),
            'boats = []\nfor colour in ["red", "blue"]:\n    boats.append(colour + " boat")\nprint(boats)',
        ),
    ),
    "never-true": (
        (
            _has("earlier"),
            'points = 60\nif points > 50:\n    print("gold")\nelif points > 20:\n    print("silver")',
        ),
        (_has("method"), 'word = "Yes"\nif word.lower() == "yes":\n    print("Fine")'),
        (_has("divided"), 'sweets = 9\nif sweets % 3 == 0:\n    print("Three can share them")'),
        (_is_between, 'age = 12\nif age > 10 and age < 14:\n    print("You fit in this group")'),
    ),
}
EXPLAINED: dict[str, tuple[tuple[Callable[[Facts], bool], str], ...]] = {
    "variable-unused": (
        (
            _has("function"),
            _(
                "What a function stores under a name lies in a box of its own, and that box is thrown away when the "
                "function is over. The `{name}` outside is another box, so it stays as it was. Which line could take "
                "what `{function}` has found out?"
            ),
        ),
    ),
}
