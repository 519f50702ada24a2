"""What a run shows, told as it is: each program really runs in a box."""

import pytest

from tutor.watching import names, telling

pytestmark = pytest.mark.kernel

QUIZ = 'answer = input("Where? ").lower()\nif answer == "Paris":\n    print("Right!")\nelse:\n    print("Wrong!")\n'
GUESSES = (
    "secret = 4\nguess = 0\nwhile guess != secret:\n    guess = int(input())\n    if guess < secret:\n"
    '        print("low")\n    elif guess > secret:\n        print("high")\n    else:\n        print("yes")\n'
)
STORY = 'again = "Yes"\nwhile again == "yes":\n    print("Once")\n    again = input("More? ")\nprint("The end")\n'
TELL = 'def tell(animal):\n    print("A", animal)\n\n\ntell\n'
JUMPS = (
    "def first(words):\n    for word in words:\n        return word\n        print(word)\n    print('none')\n\n\n"
    "first(['a', 'b'])\nfor n in range(3):\n    if n < 5:\n        continue\n    print(n)\n"
    "while True:\n    break\n    print('after')\nexit()\nprint('the end')\n"
)
LONG = '''\
def told(name):
    """Say it."""
    global last
    last = name
    print(
        "Hello",
        name,
    )
    return name
    print("never")


for pet in ["owl", "cat"]:
    for n in range(2):
        told(pet)
if (
    last
    == "owl"
):
    print("owl")
'''
FOREVER = "n = 0\nwhile True:\n    n = n + 1\n    if n == 3:\n        break\nprint(n)\n"
TRYING = 'try:\n    n = int("3")\nexcept ValueError:\n    print("Type a number.")\nfor pet in []:\n    print(pet)\n'


@pytest.mark.parametrize(
    ("program", "answers", "line", "wanted"),
    [
        (
            QUIZ,
            ["Paris"],
            3,
            'Line 3 was never reached: in line 2 Python asked whether `answer == "Paris"`, and that was not true: '
            '`answer` was `"paris"`.',
        ),
        (
            QUIZ,
            ["Paris"],
            5,
            'Line 5 was done once: what line 2 asks, `answer == "Paris"`, was not true: `answer` was `"paris"`.',
        ),
        (
            QUIZ,
            ["Paris"],
            2,
            'In line 2 Python asked whether `answer == "Paris"`, and that was not true: `answer` was `"paris"`.',
        ),
        (
            GUESSES,
            ["9", "2", "4"],
            5,
            "Python asked 3 times in line 5 whether `guess < secret`, and once that was true.",
        ),
        (
            GUESSES,
            ["9", "7", "4"],
            6,
            "Line 6 was never reached: in line 5 Python asked 3 times whether `guess < secret`, and that was never "
            "true: the last time `guess` was `4` and `secret` was `4`.",
        ),
        (
            GUESSES,
            ["4"],
            8,
            "Line 8 was never reached: in line 7 Python asked whether `guess > secret`, and that was not true: "
            "`guess` was `4` and `secret` was `4`.",
        ),
        (
            STORY,
            [],
            3,
            'Line 3 was never reached: in line 2 Python asked whether `again == "yes"`, and that was not true: '
            '`again` was `"Yes"`.',
        ),
        (TELL, [], 2, "Line 2 was never reached: the function `tell` was never called."),
        (JUMPS, [], 4, "Line 4 was never reached: the `return` in line 3 ended the function before that."),
        (JUMPS, [], 5, "Line 5 was never reached: the `return` in line 3 ended the function before that."),
        (JUMPS, [], 9, "The loop in line 9 went 3 rounds."),
        (
            "for n in range(5):\n    print(n)\n    break\n",
            [],
            1,
            "The loop in line 1 went 1 round, then the `break` in line 3 ended it.",
        ),
        (JUMPS, [], 12, "Line 12 was never reached: the `continue` in line 11 began the next round before that."),
        (JUMPS, [], 15, "Line 15 was never reached: the `break` in line 14 ended the loop before that."),
        (JUMPS, [], 17, "Line 17 was never reached: `exit` in line 16 ended the program before that."),
        (TRYING, [], 4, "Line 4 was never reached: nothing went wrong in the `try` of line 1."),
        (TRYING, [], 6, "Line 6 was never reached: the loop in line 5 had nothing to go through."),
        (LONG, [], 2, ""),  # Python does not come by a text, nor by `global`
        (LONG, [], 3, ""),
        (LONG, [], 10, "Line 10 was never reached: the `return` in line 9 ended the function before that."),
        (LONG, [], 14, "The loop in line 14 went 4 rounds in all."),
        (LONG, [], 16, ""),  # a condition of several lines
        (LONG, [], 20, ""),
        (FOREVER, [], 2, "The loop in line 2 went 3 rounds, then the `break` in line 5 ended it."),
        ("size = 3\nif size > 2: print('big')\n", [], 2, ""),  # which way it went is not seen
        (
            "capitals = {'Spain': 'Madrid'}\nfor country in capitals:\n    answer = 'madrid'\n"
            "    if answer == capitals[country]:\n        print('Right')\n",
            [],
            5,
            "Line 5 was never reached: in line 4 Python asked whether `answer == capitals[country]`, and that was not "
            'true: `answer` was `"madrid"` and `capitals[country]` was `"Madrid"`.',
        ),
        (
            'text = input().lower()\nif "hi" in text:\n    print("Hello")\n',
            ["What is this"],
            3,
            'Line 3 was done once: what line 2 asks, `"hi" in text`, was true: `text` was `"what is this"`; '
            "the letters `hi` stand in the middle of `this`.",
        ),
        (
            'text = input().lower()\nif "hi" in text:\n    print("Hello")\n',
            ["oh hi, this is me"],
            3,
            'Line 3 was done once: what line 2 asks, `"hi" in text`, was true: `text` was `"oh hi, this is me"`.',
        ),
        ("print('a')\nprint('b')\n", [], 2, ""),
    ],
)
async def test_why_a_line_was_done_or_not(watched, program, answers, line, wanted):
    assert telling.of_line(*await watched(program, *answers), line) == wanted


@pytest.mark.parametrize(
    ("program", "answers", "name", "wanted"),
    [
        ('room = "beach"\nprint(room)\n', [], "room", '`room` got the value `"beach"` in line 1, and no other.'),
        (
            "ice = input()\nprint(ice + ice)\n",
            ["2"],
            "ice",
            '`ice` got the value `"2"` (a text) in line 1, and no other.',
        ),
        (
            "points = 0\nfor n in range(3):\n    points = points + 2\n",
            [],
            "points",
            "`points` was `0`, `2`, `4`, `6`, in this order.",
        ),
        (
            "for n in range(9):\n    tries = 0\n    tries = tries + 1\n",
            [],
            "tries",
            "`tries` was `0`, `1`, `0`, `1`, …, `0`, `1`, in this order. Line 2 made it `0` 9 times.",
        ),
        (
            "for word in ['a', 'b', 'c']:\n    print(word)\nprint('end')\n",
            [],
            "word",
            '`word` was `"a"`, `"b"`, `"c"`, in this order.',
        ),
        ("bag = []\nbag = bag.append('oil')\n", [], "bag", "`bag` was `[]`, `None`, in this order."),
        ("bag = []\nbag.append('oil')\n", [], "bag", '`bag` was `[]`, `["oil"]`, in this order.'),
        (
            "score = 0\nif score > 3:\n    score = score + 1\n",
            [],
            "score",
            "Line 3 was never reached: in line 2 Python asked whether `score > 3`, and that was not true: "
            "`score` was `0`.",
        ),
        ("def twice(n):\n    return n * 2\n\n\ntwice(4)\n", [], "n", "`n` got the value `4` in line 1, and no other."),
        ("big = list(range(500))\n", [], "big", ""),
        ("class Cat:\n    pass\n\n\ntom = Cat()\n", [], "tom", ""),
        ("n = 1\ndel n\n", [], "n", "`n` got the value `1` in line 1, and no other."),
        ("red = ['Ada']\nblue = red\nblue.append('Mo')\n", [], "red", ""),  # two names of one list
        ("best = 3\nnow = best\n", [], "now", "`now` got the value `3` in line 2, and no other."),
    ],
)
async def test_what_a_name_held(watched, program, answers, name, wanted):
    assert names.of_name(*await watched(program, *answers), name) == wanted


FLAG = 'good = False\nfor sign in "a1b":\n    good = sign in "0123456789"\nif good:\n    print("Strong!")\n'


async def test_of_a_condition_that_had_been_otherwise_it_is_told_which_line_turned_it(watched):
    assert telling.of_line(*await watched(FLAG), 5) == (
        "Line 5 was never reached: in line 4 Python asked whether `good`, and that was not true: `good` was `False`; "
        "it had been `True` until line 3 made it `False`."
    )
    assert "had been" not in telling.of_line(*await watched(FLAG.replace("a1b", "abc")), 5)
    local = "good = True\ngood = False\ndef f(good):\n    if good:\n        print(1)\nf(0)\n"
    assert "had been" not in telling.of_line(*await watched(local), 5)


@pytest.mark.parametrize(("first", "last", "is_told"), [(10, 0, True), (3, 3, True), (0, 2, False)])
async def test_a_range_that_counts_the_other_way_is_seen(watched, first, last, is_told):
    told = telling.of_line(*await watched(f"for n in range({first}, {last}):\n    print(n)\n"), 2)
    assert (f"`range` counts upwards by itself, and {last} is not above {first}." in told) is is_told


ROUNDS = "import random\npick = random.choice([4])\nfor n in range(3):\n    print(pick)\n"


async def test_what_got_its_value_before_a_loop_keeps_it(watched):
    assert names.of_same(*await watched(ROUNDS), "pick") == (
        "`pick` got its value once, `4` in line 2, and kept it. After that the loop in line 3 went 3 rounds."
    )
    assert names.of_same(*await watched(ROUNDS), "n") == ""
    shuffled = "import random\ncards = [1, 2]\nfor n in range(3):\n    random.shuffle(cards)\n"
    assert names.of_same(*await watched(shuffled), "cards") == ""
    assert names.of_same(*await watched(ROUNDS.replace("range(3)", "range(1)")), "pick") == ""


async def test_a_statement_of_several_lines_is_done_once_each_time(watched):
    seen = await watched(LONG)
    assert telling.times(*seen, 5) == "Line 5 was done 4 times."
    assert telling.times(*await watched("print(\n    1,\n    2,\n)\n"), 1) == "Line 1 was done once."


async def test_of_many_values_it_is_not_said_that_they_are_all(watched):
    program = "n = 0\nwhile n < 50:\n    if n % 2 == 5:\n        print(n)\n    n = n + 1\n"
    seen = await watched(program)
    assert telling.of_line(*seen, 4).endswith("that was never true: the last time `n % 2` was `1`.")
    same = await watched("for n in range(50):\n    a = 1 if n == 25 else 0\n")
    assert names.of_name(*same, "a") == "`a` was `0`, `0`, `0`, `0`, …, `0`, `0`, in this order."
    endless = await watched("while True:\n    n = 1\n")
    assert "had gone" in telling.without_end(*endless)
    assert "`True`" not in telling.without_end(*endless)


async def test_what_never_ends_is_told_after_a_while(watched):
    said = telling.without_end(*await watched("n = 10\nwhile n > 0:\n    print(n)\n"))
    assert said.startswith("It did not come to an end: after 1")
    assert said.endswith("rounds of the loop in line 2, `n > 0` was still true: `n` was `10`.")


async def test_also_where_the_program_catches_everything(watched):
    seen = await watched("while True:\n    try:\n        n = 1\n    except:\n        pass\n")
    assert seen.record.how == "enough"


async def test_a_condition_that_failed_was_neither_true_nor_not(watched):
    seen = await watched("guess = '3'\nif guess < 4:\n    print('low')\n")
    assert seen.record.how == "failed"
    assert telling.of_line(*seen, 2) == ""
    assert telling.of_line(*seen, 3) == ""


async def test_what_asks_for_more_than_was_typed_has_not_come_to_its_end(watched):
    for program in ("input()\ninput()\nprint('x')\n", "try:\n    input()\n    input()\nexcept EOFError:\n    pass\n"):
        seen = await watched(program, "Ada")
        assert not seen.record.is_whole
        assert telling.of_line(*seen, 3) == ""
